/**
 * A ZIP archive with every member stamped midnight of `date` (YYYY-MM-DD) instead of the time it was
 * packed: the packing library under exceljs takes no dates, and the same input must give the same bytes.
 * Only the time fields of the local headers and of the central directory change; returns a new array.
 */
export function withFixedTimes(zip: Uint8Array, date: string): Uint8Array {
  const bytes = zip.slice();
  const view = new DataView(bytes.buffer);
  const stamp = dosDate(date);
  const end = endOfCentralDirectory(view);
  const count = view.getUint16(end + 10, true);
  let header = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    expectSignature(view, header, 0x02014b50);
    const local = view.getUint32(header + 42, true);
    expectSignature(view, local, 0x04034b50);
    setTime(view, header + 12, stamp);
    setTime(view, local + 10, stamp);
    header +=
      46 +
      view.getUint16(header + 28, true) +
      view.getUint16(header + 30, true) +
      view.getUint16(header + 32, true);
  }
  return bytes;
}

/** Years since 1980, month and day in one number; ZIP knows no earlier year and none after 2107. */
function dosDate(date: string): number {
  const [year = 1980, month = 1, day = 1] = date.split('-').map(Number);
  if (year < 1980 || year > 2107) return (1 << 5) | 1;
  return ((year - 1980) << 9) | (month << 5) | day;
}

function setTime(view: DataView, offset: number, stamp: number): void {
  view.setUint16(offset, 0, true);
  view.setUint16(offset + 2, stamp, true);
}

function endOfCentralDirectory(view: DataView): number {
  for (let offset = view.byteLength - 22; offset >= 0; offset -= 1) {
    if (view.getUint32(offset, true) === 0x06054b50) return offset;
  }
  throw new Error('The workbook is not a ZIP archive: it has no central directory.');
}

function expectSignature(view: DataView, offset: number, signature: number): void {
  if (view.getUint32(offset, true) !== signature) {
    throw new Error(`The workbook is not a ZIP archive: no header at byte ${offset}.`);
  }
}
