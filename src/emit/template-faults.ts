import { diagnosticOf, type Finding } from '../model/diagnostic.js';
import type { OwnTemplate } from '../model/look.js';
import { filePlace, type Place, spanPlace } from '../model/place.js';
import { TemplateFault } from '../model/template-fault.js';
import { type Wording, wording } from '../model/wording.js';
import { nearest } from '../text/suggest.js';
import { templateClaims } from './claims.js';

/**
 * A view that throws where it is asked for a field it does not have, at any depth. The engine's strict mode does
 * not look into what lists and blocks name (`{{row.nmae}}`), and does not say what could have been meant.
 */
export function watchedView<T extends object>(view: T): T {
  const known = (key: string | symbol): boolean =>
    typeof key === 'symbol' || Object.hasOwn(view, key) || Array.isArray(view);
  const refuse = (key: string | symbol): void => {
    if (!known(key)) throw new MissingField(String(key), Object.keys(view));
  };
  return new Proxy(view, {
    get(target, key): unknown {
      refuse(key);
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'object' && value !== null ? watchedView(value) : value;
    },
    // Strict mode asks so first, and would then name the view, not the field.
    has(target, key): boolean {
      refuse(key);
      return Reflect.has(target, key);
    },
  });
}

/** What is wrong in a template of the workspace, out of what the engine threw while filling it. */
export function faultOf(own: OwnTemplate, error: unknown): TemplateFault {
  return new TemplateFault(diagnosticOf(templateClaims.templateFieldsExist, findingOf(own, error)));
}

/** A place in a template by line (from 1) and column (from 0), as the engine counts: the tag or the name there. */
export function tagPlace({ path, text }: OwnTemplate, line: number, column: number): Place {
  const before = text.split('\n', line - 1);
  const start = before.reduce((sum, each) => sum + each.length + 1, 0) + column;
  const [tag = ''] = /^(?:\{\{[^}]*\}*|[\p{L}\p{N}_./@-]+)/u.exec(text.slice(start)) ?? [];
  return spanPlace(path, start, start + Math.max(1, tag.length));
}

/** What a template does with a helper or a partial that can come to nothing. */
export class Misused extends Error {
  readonly said: Wording;

  constructor(said: Wording) {
    super(said.en);
    this.said = said;
  }
}

class MissingField extends Error {
  readonly field: string;
  readonly known: readonly string[];

  constructor(field: string, known: readonly string[]) {
    super(`no field “${field}”`);
    this.field = field;
    this.known = known;
  }
}

function findingOf(own: OwnTemplate, error: unknown): Finding {
  if (error instanceof MissingField) {
    const { field, known } = error;
    // How the engine asks a value for its text.
    if (field === 'toHTML') return printedGroup(own);
    return {
      message: wording(`这个网页没有“${field}”这个字段`, `the page has no field “${field}”`),
      place: firstTagWith(own, field),
      hint: fieldHint(field, known),
    };
  }
  if (error instanceof Misused) {
    return { message: error.said, place: filePlace(own.path), hint: fromShipped };
  }
  const {
    message = '',
    lineNumber,
    column,
  } = error as Partial<Readonly<{ message: string; lineNumber: number; column: number }>>;
  const place = lineNumber === undefined ? filePlace(own.path) : tagPlace(own, lineNumber, column ?? 0);
  const [, field] = /^"(.+)" not defined in /u.exec(message) ?? [];
  if (field !== undefined) {
    return {
      message: wording(`这里没有“${field}”这个字段`, `there is no field “${field}” here`),
      place,
      hint: fromShipped,
    };
  }
  return {
    message: wording(
      `这个模板无法填写（模板引擎的原话：${message}）`,
      `the template cannot be filled: ${message}`,
    ),
    place,
    hint: fromShipped,
  };
}

const fromShipped: Wording = wording(
  '对照 node_modules/gongkai/templates/ 里的同名文件，从它重新改起',
  'compare with the file of the same name in node_modules/gongkai/templates/, and begin from it again',
);

function fieldHint(field: string, known: readonly string[]): Wording {
  const near = nearest(field, known);
  if (near !== null) return wording(`是不是“${near}”？`, `did you mean “${near}”?`);
  return known.length === 0
    ? fromShipped
    : wording(`这里可以用：${known.join('、')}`, `fields here: ${known.join(', ')}`);
}

function printedGroup(own: OwnTemplate): Finding {
  return {
    message: wording(
      '有一处直接输出了一组字段，而不是一段文字',
      'a group of fields is printed where a text should be',
    ),
    place: filePlace(own.path),
    hint: wording('写出要用的字段，如 {{row.name}}', 'name the field, such as {{row.name}}'),
  };
}

/** The engine does not say where it asked: the first tag that names the field, not as part of another word. */
function firstTagWith({ path, text }: OwnTemplate, field: string): Place {
  for (const tag of text.matchAll(/\{\{(?!!)[^}]*\}\}/gu)) {
    for (const name of tag[0].matchAll(/[\p{L}\p{N}_-]+/gu)) {
      const start = tag.index + name.index;
      // The name of an argument is not a field.
      if (name[0] === field && text[start + field.length] !== '=')
        return spanPlace(path, start, start + field.length);
    }
  }
  return filePlace(path);
}
