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
import { syntaxWords } from './syntax-words.js';
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
        : /\.ya?ml$/u.test(path)
          ? wording(
              '运行 gongkai fix --write 转换；或用记事本打开，“另存为”时编码选 UTF-8',
              'convert it with gongkai fix --write, or save it with the encoding UTF-8',
            )
          : wording(
              '用记事本或 VS Code 打开，“另存为”时编码选 UTF-8',
              'open it in an editor and save it with the encoding UTF-8',
            ),
  });
}

function syntaxDiagnostic(problem: SyntaxProblem, path: string, text: string): Diagnostic {
  const place = spanPlace(path, problem.start, problem.end);
  const [claim, zh, en, hintZh, hintEn] = syntaxWords(problem, text);
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
