/**
 * Leaves out of a sheet's XML, piece by piece, stretches of rows and cells that hold nothing. Formatting whole
 * columns leaves a million rows of empty cells behind (400 MB of XML), which would take a parser a quarter of
 * a minute; this takes a second.
 *
 * A stretch from one `<row r="` (or `<c r="`) to a later one holds nothing when every `>` in it is followed by
 * a `<`: then no text stands between its tags. What follows names its own row and cell, so nothing moves. In
 * comments and CDATA sections tags are mere words: from the first one on, nothing is left out.
 */
export function emptySkipper(): (piece: Uint8Array) => Iterable<Uint8Array> {
  let plain = true;
  let last = '';
  const pass = (piece: Uint8Array, text: string): Uint8Array => {
    plain &&= !(last + text).includes('<!');
    last = text.slice(-1);
    return piece;
  };
  return function* (piece) {
    const text = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString('latin1');
    const stretch = plain ? emptyStretch(text) : null;
    if (stretch === null) {
      yield pass(piece, text);
      return;
    }
    const [start, end] = stretch;
    yield pass(piece.subarray(0, start), text.slice(0, start));
    if (plain) yield pass(piece.subarray(end), text.slice(end));
    else yield pass(piece.subarray(start), text.slice(start));
  };
}

function emptyStretch(text: string): readonly [start: number, end: number] | null {
  for (const unit of ['<row r="', '<c r="']) {
    const start = text.indexOf(unit);
    const end = text.lastIndexOf(unit);
    if (end > start && !/>[^<]|<[!?]/u.test(text.slice(start, end))) return [start, end];
  }
  return null;
}
