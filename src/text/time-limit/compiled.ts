/** A regular expression put together from parts, made when it is first asked for and kept. */
export function compiled(source: string): () => RegExp {
  let known: RegExp | undefined;
  return () => {
    known ??= new RegExp(source, 'u');
    return known;
  };
}
