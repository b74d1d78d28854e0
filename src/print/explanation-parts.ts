import type { Claim } from '../model/diagnostic.js';
import type { Example, Explanation } from '../model/explanation.js';
import { type Wording, wording } from '../model/wording.js';

/** A piece of an explanation: words, or lines of a file as they are written. */
export interface ExplanationPart {
  readonly title: Wording;
  readonly words: Wording | null;
  readonly sample: Sample | null;
}

export interface Sample {
  /** As Markdown names it. */
  readonly language: string;
  readonly lines: string;
}

/** All that is said of a claim: the same in the terminal and in docs/rules.md. */
export function explanationParts(claim: Claim, explanation: Explanation | null): readonly ExplanationPart[] {
  const parts: ExplanationPart[] = [];
  const say = (title: Wording, words: Wording | null, sample: Sample | null = null): void =>
    void parts.push({ title, words, sample });
  if (explanation !== null) say(wording('为什么', 'Why'), explanation.why);
  say(wording('出处', 'Source'), claim.source);
  if (explanation !== null) {
    const { example } = explanation;
    if ('none' in example) {
      say(wording('例子', 'Example'), example.none);
    } else {
      const { file, wrong, right, beside } = example;
      say(wrongTitle(example), null, sampleOf(file, wrong));
      say(rightTitle(example), null, sampleOf(file, right));
      for (const { path, lines } of beside) {
        if (lines === null) say(wording('同时有文件', 'There is also'), wording(path, path));
        else say(wording(`同时有（${path}）`, `There is also (${path})`), null, sampleOf(path, lines));
      }
    }
  }
  say(
    wording('自动改正', 'Mended by itself'),
    claim.fix === undefined
      ? wording('不能，要由人判断', 'no, it needs someone’s judgement')
      : wording(
          `gongkai fix --rule ${claim.code} --write：${claim.fix.zh}`,
          `gongkai fix --rule ${claim.code} --write: ${claim.fix.en}`,
        ),
  );
  const waiver = waiverOf(claim, explanation);
  say(wording('豁免', 'Waiver'), waiver.words, waiver.sample);
  return parts;
}

function sampleOf(file: string, lines: string): Sample {
  const ending = /\.(\w+)$/u.exec(file)?.[1] ?? '';
  return { language: languages[ending] ?? ending, lines };
}

/** What files are written in, where their endings do not say it. */
const languages: Readonly<Record<string, string>> = { md: 'markdown', hbs: 'handlebars', svg: 'xml' };

function wrongTitle(example: Example): Wording {
  const { zh, en } = placeOf(example, example.wrongFile ?? example.file);
  return wording(`错的写法（${zh}）`, `Wrong (${en})`);
}

function rightTitle(example: Example): Wording {
  if (example.wrongFile === null) return wording('对的写法', 'Right');
  const { zh, en } = placeOf(example, example.file);
  return wording(`对的写法（${zh}）`, `Right (${en})`);
}

function placeOf({ within }: Example, file: string): Wording {
  return within === 'item' ? wording(`${file} 的一个事项里`, `in an item of ${file}`) : wording(file, file);
}

/**
 * Errors are never waived, though an office may lower some; what is not about an item has none to be waived for. The
 * rules of an office are about items, and no figure rests on them, however heavy it makes them.
 */
function waiverOf(
  { code, severity, lowerable, house }: Claim,
  explanation: Explanation | null,
): { readonly words: Wording; readonly sample: Sample | null } {
  if (house !== true && severity === 'error' && lowerable === true) {
    return {
      words: wording(
        '错误不能豁免；本县可以在 gongkai.yaml 里调低这条规则的级别：',
        'errors cannot be waived; the office may lower this rule in gongkai.yaml:',
      ),
      sample: sampleOf('gongkai.yaml', `检查:\n  级别: {${code}: 警告}\n`),
    };
  }
  if (house !== true && severity === 'error') {
    return {
      words: wording(
        '错误不能豁免，改正以后才能发布',
        'errors cannot be waived; nothing is published until they are mended',
      ),
      sample: null,
    };
  }
  if (house !== true && !isAboutItems(explanation)) {
    return {
      words: wording(
        '不针对某个事项，没有豁免；确有理由的可以不改，不影响发布',
        'it is not about an item and cannot be waived; it stops no publication',
      ),
      sample: null,
    };
  }
  return {
    words: wording(
      '确有理由的，经批准后写进 exemptions.yaml：',
      'for a good reason, once approved, in exemptions.yaml:',
    ),
    sample: sampleOf(
      'exemptions.yaml',
      `豁免:
  - 规则: ${code}
    事项编码: 事项的编码
    理由: 为什么这一项可以例外
    依据: 《作出决定的文件》
    批准人: 批准的机构
    批准日期: 2026-01-05
    到期: 2026-12-31
`,
    ),
  };
}

function isAboutItems(explanation: Explanation | null): boolean {
  if (explanation === null || 'none' in explanation.example) return false;
  const { file, wrongFile } = explanation.example;
  return file.startsWith('entries/') && wrongFile === null;
}
