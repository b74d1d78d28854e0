// Pictures of pages have few colours: with a palette of 256 of them they weigh a third, and look the same.
import { crc32, deflateSync, inflateSync } from 'node:zlib';

/**
 * A PNG of 8-bit RGB or RGBA without interlace, as Chromium and pdftoppm write them, with a palette instead.
 * @param {Buffer} png
 */
export function paletted(png) {
  const { width, height, channels, pixels } = decoded(png);
  /** The colours that a coarser grid of colours holds; the finest grid that has no more than 256 is taken. */
  for (let bits = 8; ; bits -= 1) {
    const mask = (0xff << (8 - bits)) & 0xff;
    /** @type {Map<number, { sum: number[], count: number, index: number }>} */
    const cells = new Map();
    const rows = Buffer.alloc((width + 1) * height);
    for (let at = 0; at < width * height && cells.size <= 256; at += 1) {
      const [r = 0, g = 0, b = 0] = pixels.subarray(at * channels, at * channels + 3);
      const key = ((r & mask) << 16) | ((g & mask) << 8) | (b & mask);
      const cell = cells.get(key) ?? { sum: [0, 0, 0], count: 0, index: cells.size };
      cells.set(key, cell);
      cell.sum = [(cell.sum[0] ?? 0) + r, (cell.sum[1] ?? 0) + g, (cell.sum[2] ?? 0) + b];
      cell.count += 1;
      rows[Math.floor(at / width) * (width + 1) + 1 + (at % width)] = cell.index;
    }
    if (cells.size > 256) continue;
    const palette = Buffer.from(
      [...cells.values()].flatMap(({ sum, count }) => sum.map((each) => Math.round(each / count))),
    );
    const header = Buffer.from(png.subarray(16, 29));
    header[8] = 8;
    header[9] = 3;
    return Buffer.concat([
      png.subarray(0, 8),
      chunk('IHDR', header),
      chunk('PLTE', palette),
      chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
      chunk('IEND', Buffer.alloc(0)),
    ]);
  }
}

/** @param {string} type @param {Buffer} content */
function chunk(type, content) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** @param {Buffer} png */
function decoded(png) {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const channels = { 2: 3, 6: 4 }[png[25] ?? 0];
  if (png[24] !== 8 || channels === undefined || png[28] !== 0) throw new Error('no plain RGB picture');
  const parts = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const filtered = inflateSync(Buffer.concat(parts));
  const stride = width * channels;
  const pixels = Buffer.alloc(stride * height);
  for (let row = 0; row < height; row += 1) {
    const filter = filtered[row * (stride + 1)];
    for (let x = 0; x < stride; x += 1) {
      const at = row * stride + x;
      const left = x < channels ? 0 : (pixels[at - channels] ?? 0);
      const above = row === 0 ? 0 : (pixels[at - stride] ?? 0);
      const corner = x < channels || row === 0 ? 0 : (pixels[at - stride - channels] ?? 0);
      const guess = [0, left, above, (left + above) >> 1, nearestOf(left, above, corner)][filter ?? 0] ?? 0;
      pixels[at] = (filtered[row * (stride + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return { width, height, channels, pixels };
}

/** The filter of Paeth (PNG specification, 9.4). @param {number} left @param {number} above @param {number} corner */
function nearestOf(left, above, corner) {
  const guess = left + above - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? above : corner;
}
