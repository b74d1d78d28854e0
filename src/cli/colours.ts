/**
 * Whether a stream may have colours: on a terminal, unless it is a dumb one. `NO_COLOR` (no-color.org) takes them away,
 * `FORCE_COLOR` gives them to pipes too, as the logs of build servers show them; what is forced wins.
 */
export function colourful(
  stream: { readonly isTTY?: boolean },
  { FORCE_COLOR: force, NO_COLOR: no, TERM: term }: NodeJS.ProcessEnv,
): boolean {
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  if (no !== undefined && no !== '') return false;
  return stream.isTTY === true && term !== 'dumb';
}
