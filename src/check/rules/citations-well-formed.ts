import { type CitationUse, citationsOf } from '../../model/citations.js';
import { type Finding, type Severity, valueFix } from '../../model/diagnostic.js';
import { fullCitation } from '../../model/instruments.js';
import { type Wording, wording } from '../../model/wording.js';
import { type CitationFaultKind, mended } from '../../text/citation/citation.js';
import { placeholderOf } from '../../text/placeholder.js';
import type { SectionRule } from '../rule.js';
import { safeCitation } from '../safe-citation.js';

/**
 * Every citation reads 《title》(number), marks and brackets in pairs, the year of a document number in 〔〕:
 * half a pair leaves open where a title ends, so that neither people nor programs find the instrument.
 */
export const citationsWellFormed: SectionRule = {
  code: 'citations-well-formed',
  scope: 'section',
  severity: 'error',
  lowerable: true,
  claim: wording(
    '依据的书名号、括号成对，文号的年份用六角括号',
    'In every citation marks and brackets come in pairs, and the year of a number stands in 〔〕',
  ),
  source: wording(
    'GB/T 15834—2011 标点符号用法 4.15（书名号）；GB/T 9704—2012 党政机关公文格式 7.2.5（发文字号）；写法见 docs/zh/依据写法.md',
    'GB/T 15834—2011, 4.15 (title marks); GB/T 9704—2012, 7.2.5 (document numbers); the forms are in docs/zh/依据写法.md',
  ),
  fix: wording(
    '补全书名号和括号，年份改用〔〕；登记册中只有一个文件用这个名称或文号的，写成全称和文号',
    'marks and brackets are put right; a title or number that one instrument of the register alone has is written in full',
  ),
  needs: ['registers'],
  *check(catalog) {
    const book = citationsOf(catalog);
    for (const use of book.uses) {
      const [first] = use.citation.faults.filter(({ kind }) => kind !== 'several');
      if (first === undefined) continue;
      // A text without any mark may be a name the register knows, or a placeholder: other rules say so.
      const { text } = use.citation;
      if (first.kind === 'no-marks' && (use.named !== null || placeholderOf(text, 'document') !== null))
        continue;
      // What stands between two instruments run together is not behind one of them.
      if (use.citation.several.length > 0 && first.kind !== 'half-marks') continue;
      const severity = severities[first.kind];
      yield {
        severity: use.draft && severity === 'error' ? 'warning' : severity,
        message: messageOf(first.kind, text.slice(first.start, first.end).trim(), text),
        place: use.place,
        ...mendedBy(use, safeCitation(use, book)),
      };
    }
  },
};

const severities: Readonly<Record<CitationFaultKind, Severity>> = {
  'half-marks': 'error',
  'half-year-brackets': 'error',
  'half-brackets': 'error',
  'wrong-marks': 'warning',
  'wrong-year-brackets': 'warning',
  'wrong-brackets': 'warning',
  'leading-words': 'warning',
  'trailing-words': 'warning',
  'no-marks': 'warning',
  several: 'error',
};

function mendedBy(use: CitationUse, text: string | null): Pick<Finding, 'hint' | 'fix'> {
  if (text === null) return { hint: hintOf(use) };
  return { hint: wording(`改为：${text}`, `write: ${text}`), fix: valueFix(use.place, text) };
}

function messageOf(kind: CitationFaultKind, words: string, text: string): Wording {
  const quoted = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  const [zh, en] = faultWords[kind];
  return wording(
    `依据“${quoted}”${zh.replace('…', words)}`,
    `the citation “${quoted}” ${en.replace('…', words)}`,
  );
}

const faultWords: Readonly<Record<CitationFaultKind, readonly [string, string]>> = {
  'half-marks': ['的书名号不成对', 'has half a pair of title marks'],
  'half-year-brackets': ['文号的年份“…”括号不成对', 'has half a pair of brackets at the year: “…”'],
  'half-brackets': ['的括号不成对', 'has half a pair of brackets'],
  'wrong-marks': [
    '的书名号用错：外层用《》，里层用〈〉',
    'has the wrong title marks: 《》 outside, 〈〉 inside',
  ],
  'wrong-year-brackets': [
    '文号的年份“…”要用六角括号〔〕',
    'writes the year of the number as “…”, not in 〔〕',
  ],
  'wrong-brackets': ['的文号要写在圆括号里', 'has its number in other than round brackets'],
  'leading-words': ['前面多了“…”', 'has the words “…” in front'],
  'trailing-words': ['后面多了“…”', 'has the words “…” behind'],
  'no-marks': ['没有书名号，看不出是哪个文件', 'has no title marks: nobody can tell which document it is'],
  several: ['写了几个文件', 'names several instruments'],
};

function hintOf({ citation, named }: CitationUse): Wording {
  const right = mended(citation);
  // An article, or a title of its own, would be lost in the citation of the register.
  if (named !== null && named.by !== 'number' && citation.article === null && right === null) {
    const full = fullCitation(named.instrument);
    return wording(`改为：${full}`, `write: ${full}`);
  }
  if (right !== null) return wording(`改为：${right}`, `write: ${right}`);
  return wording(
    '写成“《全称》(文号)”，每个《都有对应的》；另有一个文件就另起一条',
    'write “《full title》(number)”, every 《 with its 》; another instrument is another citation',
  );
}
