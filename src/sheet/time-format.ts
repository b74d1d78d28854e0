/** A part of a number format that shows dates and times. */
export type TimePiece =
  | { readonly kind: 'words'; readonly text: string }
  /** `y`, `mm`, `[h]`, `am/pm`: in lower case. */
  | { readonly kind: 'time'; readonly text: string };

/**
 * The pieces of a date format → what it shows for a serial number; null for a number that is no day of the
 * calendar Excel knows.
 */
export function timeFormat(
  pieces: readonly TimePiece[],
  date1904: boolean,
): (serial: number) => string | null {
  const halves = pieces.some(({ kind, text }) => kind === 'time' && /^(?:am|a\/p|上午)/u.test(text));
  const writers = pieces.map((piece, index) =>
    piece.kind === 'words' ? () => piece.text : writerOf(piece.text, isMinutes(pieces, index), halves),
  );
  return (serial) => {
    const time = timeOf(serial, date1904);
    if (time === null) return null;
    const moment = { time, seconds: Math.round(serial * 86_400) };
    return writers.map((write) => write(moment)).join('');
  };
}

interface Moment {
  readonly time: Date;
  /** Since the calendar's beginning: what `[h]` counts. */
  readonly seconds: number;
}

/** Serial numbers count days; Excel takes 1900 for a leap year, so that January and February of it are one off. */
function timeOf(serial: number, date1904: boolean): Date | null {
  const days = date1904 ? serial + 1_462 : serial < 60 ? serial + 1 : serial;
  if (serial < 0 || days > 2_958_466) return null;
  return new Date(Math.round((days - daysToEpoch) * 86_400) * 1_000);
}

/** From 30 December 1899 to 1 January 1970. */
const daysToEpoch = 25_569;

/** `m` stands for minutes beside hours and seconds, for months anywhere else. */
function isMinutes(pieces: readonly TimePiece[], index: number): boolean {
  const isTime = ({ kind }: TimePiece) => kind === 'time';
  const before = pieces.slice(0, index).findLast(isTime);
  const after = pieces.slice(index + 1).find(isTime);
  return /^\[?h/u.test(before?.text ?? '') || /^\[?s/u.test(after?.text ?? '');
}

function writerOf(text: string, minutes: boolean, halves: boolean): (moment: Moment) => string {
  const { length } = text;
  const padded = (figure: number) => String(figure).padStart(length, '0');
  switch (text[0]) {
    case 'y':
    case 'e':
      return text === 'y' || text === 'yy'
        ? ({ time }) => String(time.getUTCFullYear()).slice(2)
        : ({ time }) => String(time.getUTCFullYear());
    case 'm':
      if (length > 2) return ({ time }) => shortened(months[time.getUTCMonth()], length);
      return minutes
        ? ({ time }) => padded(time.getUTCMinutes())
        : ({ time }) => padded(time.getUTCMonth() + 1);
    case 'd':
      if (length > 2) return ({ time }) => shortened(days[time.getUTCDay()], length);
      return ({ time }) => padded(time.getUTCDate());
    case 'h':
      return ({ time }) => padded(halves ? time.getUTCHours() % 12 || 12 : time.getUTCHours());
    case 's': {
      const width = /^s+/u.exec(text)?.[0].length ?? 1;
      return ({ time }) => String(time.getUTCSeconds()).padStart(width, '0');
    }
    case '[': {
      const unit = { h: 3_600, m: 60 }[text[1] ?? ''] ?? 1;
      return ({ seconds }) => String(Math.floor(seconds / unit));
    }
    default:
      return dayPart(text);
  }
}

function dayPart(text: string): (moment: Moment) => string {
  if (text.startsWith('aaa')) {
    return ({ time }) => `${text.length > 3 ? '星期' : ''}${'日一二三四五六'[time.getUTCDay()] ?? ''}`;
  }
  const [morning = '', afternoon = ''] = text.toUpperCase().split('/');
  return ({ time }) => (time.getUTCHours() < 12 ? morning : afternoon);
}

/** `mmm` Jan, `mmmm` January, `mmmmm` J. */
function shortened(name = '', length: number): string {
  return length === 3 ? name.slice(0, 3) : length === 5 ? name.slice(0, 1) : name;
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
