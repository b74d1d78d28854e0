import { type Claim, type Diagnostic, diagnosticOf, type Finding } from '../model/diagnostic.js';
import type { RawFile } from '../model/file.js';
import { filePlace, spanPlace } from '../model/place.js';
import { wording } from '../model/wording.js';
import { decode } from '../source/decode.js';
import { type ParsedYaml, parseYaml } from '../source/parse.js';
import { repairOf } from '../source/repair.js';
import type { SyntaxProblem } from '../source/syntax.js';
import { loadClaims } from './claims.js';
import type { FileSchema, Kinds, SchemaError, Schemas } from './schemas.js';
import { isRecord, translate } from './translate.js';
import { schemaFindings } from './validate.js';

export interface Opened<T> {
  /** The validated value; null when nothing of the file can be used. */
  readonly value: T | null;
  /** The decoded text, for positions; null when the bytes are no text. */
  readonly text: string | null;
  /** Whether anything of the file was wrong: what rests on the whole of it must not be concluded. */
  readonly broken: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Bytes → a value of the kind asked for: decode, parse, translate, validate. Of an entries file with wrong
 * items the right ones are kept, so that the other rules still see them.
 */
export function openFile<K extends keyof Kinds>(kind: K, file: RawFile, schemas: Schemas): Opened<Kinds[K]> {
  const decoded = decode(file.bytes);
  if (decoded.kind === 'problem') return failed(null, [encodingDiagnostic(decoded.encoding, file.path)]);
  const { text } = decoded;
  return openParsed(kind, file.path, text, parseYaml(text), schemas);
}

/**
 * The same from a Markdown file, whose fields stand in the YAML at its beginning: `yaml` is that beginning of
 * `text`.
 */
export function openFrontMatter<K extends keyof Kinds>(
  kind: K,
  path: string,
  text: string,
  yaml: string,
  schemas: Schemas,
): Opened<Kinds[K]> {
  return openParsed(kind, path, text, parseYaml(yaml), schemas);
}

function openParsed<K extends keyof Kinds>(
  kind: K,
  path: string,
  text: string,
  parsed: ParsedYaml,
  schemas: Schemas,
): Opened<Kinds[K]> {
  const syntax = parsed.problems.map((problem) => syntaxDiagnostic(problem, path, text));
  if (parsed.value === null && syntax.length > 0) return failed(text, syntax);
  const schema = schemas.of(kind);
  const translated = translate(parsed.value, schema.shape, path);
  const found = [
    ...syntax,
    ...attach(loadClaims.knownFields, translated.unknownFields),
    ...attach(loadClaims.uniqueKeys, translated.repeatedFields),
  ];
  return validated(schema, translated.value, path, text, found);
}

function validated<T>(
  schema: FileSchema<T>,
  value: unknown,
  path: string,
  text: string,
  found: readonly Diagnostic[],
): Opened<T> {
  if (schema.validate(value)) return { value, text, broken: found.length > 0, diagnostics: found };
  const errors = (schema.validate.errors ?? []) as SchemaError[];
  const findings = schemaFindings(errors, path);
  const diagnostics = [...found, ...findings.map(({ claim, finding }) => diagnosticOf(claim, finding))];
  const rest = withoutItems(
    value,
    errors.map((error) => error.instancePath),
  );
  if (rest !== null && schema.validate(rest)) return { value: rest, text, broken: true, diagnostics };
  return { value: null, text, broken: true, diagnostics };
}

/** The value without the list items that errors point into; null when an error lies elsewhere. */
function withoutItems(value: unknown, pointers: readonly string[]): unknown {
  if (!isRecord(value) || !Array.isArray(value.items)) return null;
  const wrong = new Set<number>();
  for (const pointer of pointers) {
    const index = /^\/items\/(\d+)/u.exec(pointer)?.[1];
    if (index === undefined) return null;
    wrong.add(Number(index));
  }
  // Holes keep the positions of the items that stay: places are made from them.
  const items: unknown[] = value.items.map((item, index) => (wrong.has(index) ? {} : item));
  return { ...value, items };
}

function attach(claim: Claim, findings: readonly Finding[]): Diagnostic[] {
  return findings.map((finding) => diagnosticOf(claim, finding));
}

function failed<T>(text: string | null, diagnostics: readonly Diagnostic[]): Opened<T> {
  return { value: null, text, broken: true, diagnostics };
}

/** That the bytes of a file are no UTF-8, and how to save it instead. */
export function encodingDiagnostic(encoding: 'gbk' | 'utf-16' | 'unknown', path: string): Diagnostic {
  const said = {
    gbk: wording('文件是 GBK（ANSI）编码，不是 UTF-8', 'the file is encoded in GBK, not in UTF-8'),
    'utf-16': wording(
      '文件是 UTF-16（Unicode）编码，不是 UTF-8',
      'the file is encoded in UTF-16, not in UTF-8',
    ),
    unknown: wording('文件不是文本，或编码无法识别', 'the file is no text, or its encoding is unknown'),
  };
  return diagnosticOf(loadClaims.utf8Files, {
    message: said[encoding],
    place: filePlace(path),
    hint:
      encoding === 'unknown'
        ? wording(
            '如果是 Excel、Word 或压缩文件，把它移出工作区；如果是文本，用记事本打开，“另存为”时编码选 UTF-8',
            'move workbooks, documents and archives out of the workspace; save text with the encoding UTF-8',
          )
        : wording(
            '用记事本或 VS Code 打开，“另存为”时编码选 UTF-8',
            'open it in an editor and save it with the encoding UTF-8',
          ),
  });
}

function syntaxDiagnostic(problem: SyntaxProblem, path: string, text: string): Diagnostic {
  const place = spanPlace(path, problem.start, problem.end);
  const [claim, zh, en, hintZh, hintEn] = syntaxWords(problem);
  const splice = repairOf(problem, text);
  return diagnosticOf(claim, {
    message: wording(zh, en),
    place,
    hint: wording(hintZh, hintEn),
    fix: splice && {
      kind: 'characters',
      place: spanPlace(path, splice.start, splice.end),
      text: splice.text,
    },
  });
}

type SyntaxWords = readonly [claim: Claim, zh: string, en: string, hintZh: string, hintEn: string];

function syntaxWords({ kind, word }: SyntaxProblem): SyntaxWords {
  const { asciiPunctuation, spacesNotTabs, uniqueKeys, wellFormedYaml } = loadClaims;
  switch (kind) {
    case 'full-width-colon':
      return [
        asciiPunctuation,
        `“${word}”后面是全角冒号“：”`,
        `a full-width colon follows “${word}”`,
        `改用英文冒号加一个空格：“${word}: ”`,
        `write “${word}: ” with an ASCII colon and a space`,
      ];
    case 'full-width-space':
      return [
        asciiPunctuation,
        `“${word}”前面是全角空格`,
        `a full-width space stands before “${word}”`,
        '缩进改用英文空格（半角）',
        'indent with ASCII spaces',
      ];
    case 'tab':
      return [
        spacesNotTabs,
        '缩进用了制表符（Tab）',
        'a tab is used for indentation',
        '改用空格，每级两个空格',
        'use spaces, two for each step',
      ];
    case 'duplicate-key':
      return [
        uniqueKeys,
        `“${word}”在这里写了两次`,
        `“${word}” is written twice here`,
        '保留一个，删去另一个',
        'keep one and remove the other',
      ];
    case 'missing-space':
      return [
        wellFormedYaml,
        `“${word}:”的冒号后面少一个空格`,
        `no space follows the colon of “${word}:”`,
        `写成“${word}: …”`,
        `write “${word}: …”`,
      ];
    case 'missing-colon':
      return [
        wellFormedYaml,
        `“${word}”这一行不是“字段: 值”的形式`,
        `“${word}” is not of the form “field: value”`,
        '补上英文冒号和空格；如果是上一项的内容，检查缩进或加上引号',
        'add a colon and a space, or check the indentation',
      ];
    case 'colon-in-text':
      return [
        wellFormedYaml,
        '这段文字里有英文冒号加空格，会被读成字段',
        'the text holds a colon and a space and would be read as a field',
        '整段加上英文引号，或把里面的冒号改为全角“：”',
        'put the whole text in quotes',
      ];
    case 'indentation':
      return [
        wellFormedYaml,
        '这一行的缩进与上下文不一致',
        'the indentation of this line does not fit its neighbours',
        '同一级的行左对齐，下一级多两个空格',
        'align lines of the same level',
      ];
    case 'unclosed-quote':
      return [
        wellFormedYaml,
        '引号没有成对',
        'a quote is not closed',
        '补上另一半引号（英文引号）',
        'add the closing quote',
      ];
    case 'unclosed-bracket':
      return [
        wellFormedYaml,
        '方括号“[”或花括号“{”没有成对',
        'a bracket is not closed',
        '补上英文的“]”或“}”',
        'add the closing bracket',
      ];
    case 'text-after-quote':
      return [
        wellFormedYaml,
        '引号后面还有文字',
        'text follows the closing quote',
        '整段放进一对引号，里面的引号用中文“”',
        'put all of it into one pair of quotes',
      ];
    case 'reserved-character':
      return [
        wellFormedYaml,
        `值不能以“${word}”开头`,
        `a value cannot begin with “${word}”`,
        '整段加上英文引号',
        'put the value in quotes',
      ];
    case 'several-documents':
      return [
        wellFormedYaml,
        '一个文件里用“---”分成了几份',
        'the file is divided by “---”',
        '删去“---”，或分成几个文件',
        'remove “---”, or make several files',
      ];
    case 'merge-conflict':
      return [
        wellFormedYaml,
        '文件里留有版本合并的冲突标记',
        'the file holds the marks of a merge conflict',
        '选定一方的内容，删去“<<<<<<<”“=======”“>>>>>>>”三行',
        'choose one side and remove the marks',
      ];
    case 'unknown-alias':
      return [
        wellFormedYaml,
        '“*”开头的文字会被当作引用，而所引用的内容不存在',
        'text beginning with “*” is read as an alias, and it names nothing',
        '整段加上英文引号',
        'put the text in quotes',
      ];
    case 'too-many-aliases':
      return [
        wellFormedYaml,
        '文件里“*”引用套引用，展开后的内容过多',
        'aliases of aliases make too much of this file',
        '不用“&”“*”引用，直接写出内容',
        'write the text itself instead of & and *',
      ];
    case 'other':
      return [
        wellFormedYaml,
        '这里的写法无法识别',
        'this cannot be read as YAML',
        '检查标点、引号和缩进；拿不准时整段加上英文引号',
        'check punctuation, quotes and indentation',
      ];
    default:
      return kind satisfies never;
  }
}
