/** A part of the index, made of neighbouring pieces: `first` is the key of the first of them. */
export interface Shard<K> {
  readonly first: K;
  readonly content: string;
}

/**
 * Joins pieces into shards of about `limit` bytes, in their order, so that a reader who knows the first keys
 * knows which shard holds a key. Shards are of one size however unevenly the keys are used; a larger piece
 * has one of its own. `piece` is told whether it opens a shard.
 */
export function* shardsOf<T, K>(
  items: Iterable<T>,
  limit: number,
  keyOf: (item: T) => K,
  piece: (item: T, opens: boolean) => string,
): Generator<Shard<K>> {
  let open: { first: K; pieces: string[]; bytes: number } | null = null;
  for (const item of items) {
    let text = piece(item, open === null);
    let bytes = Buffer.byteLength(text);
    if (open !== null && open.bytes + bytes > limit) {
      yield { first: open.first, content: open.pieces.join('') };
      open = null;
      text = piece(item, true);
      bytes = Buffer.byteLength(text);
    }
    open ??= { first: keyOf(item), pieces: [], bytes: 0 };
    open.pieces.push(text);
    open.bytes += bytes;
  }
  if (open !== null) yield { first: open.first, content: open.pieces.join('') };
}
