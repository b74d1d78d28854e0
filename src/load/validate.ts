import type { Finding, Fix } from '../model/diagnostic.js';
import { type NodePlace, nodePlace, pointerTo } from '../model/place.js';
import type { SchemaNode } from '../model/schema-node.js';
import { fieldNames } from '../model/vocabulary.js';
import { type Wording, wording } from '../model/wording.js';
import { narrow } from '../text/normalise.js';
import { nearest } from '../text/suggest.js';
import { loadClaims } from './claims.js';
import type { SchemaError } from './schemas.js';
import { dateIn, noSuchDay } from './written-date.js';

export interface SchemaFinding {
  readonly claim: (typeof loadClaims)[keyof typeof loadClaims];
  readonly finding: Finding;
  /** Pointer of the value that is wrong, in English keys. */
  readonly pointer: string;
}

/** Schema errors → findings a clerk understands. Errors that only repeat another one are left out. */
export function schemaFindings(errors: readonly SchemaError[], file: string): SchemaFinding[] {
  const seen = new Set<string>();
  const findings = missingFields(errors, file);
  for (const error of errors) {
    const made = findingOf(error, file);
    if (made === null || seen.has(`${made.pointer} ${made.claim.code}`)) continue;
    seen.add(`${made.pointer} ${made.claim.code}`);
    findings.push(made);
  }
  return findings;
}

/** One finding for all the fields a value lacks: a clerk fills them in at one go. */
function missingFields(errors: readonly SchemaError[], file: string): SchemaFinding[] {
  const lacking = new Map<string, string[]>();
  for (const { keyword, instancePath, params } of errors) {
    if (keyword !== 'required') continue;
    const missing = String(params.missingProperty);
    lacking.set(instancePath, [...(lacking.get(instancePath) ?? []), missing]);
  }
  return Array.from(lacking, ([pointer, missing]) => {
    const owner = ownerOf(pointer);
    const names = missing.map((name) => fieldNames[name] ?? name);
    return {
      claim: loadClaims.requiredFields,
      pointer,
      finding: {
        message: wording(`${owner.zh}缺少“${names.join('、')}”`, `${owner.en} lacks ${missing.join(', ')}`),
        place: nodePlace(file, pointer),
        hint: wording(
          `补上${names.map((name) => `“${name}: …”`).join('、')}`,
          `add ${missing.map((name) => `“${name}: …”`).join(', ')}`,
        ),
      },
    };
  });
}

function findingOf(error: SchemaError, file: string): SchemaFinding | null {
  const { instancePath, propertyName } = error;
  const field = fieldOf(instancePath);
  // A key the author chose is wrong itself: it stands for the value.
  const pointer = propertyName === undefined ? instancePath : pointerTo(instancePath, propertyName);
  const place = nodePlace(file, pointer, propertyName === undefined ? 'value' : 'key');
  switch (error.keyword) {
    case 'type':
      return {
        claim: loadClaims.fieldTypes,
        pointer,
        finding: { place, ...typeMessage(error, field, place) },
      };
    case 'enum':
      return { claim: loadClaims.allowedValues, pointer, finding: { place, ...enumMessage(error, field) } };
    case 'required':
    case 'additionalProperties':
    case 'propertyNames':
    case 'if':
      // Missing fields are gathered; unknown ones are reported by translate(); names and an if that fail report
      // what failed inside them.
      return null;
    default:
      return {
        claim: loadClaims.fieldFormats,
        pointer,
        finding: { place, ...formatMessage(error, field, place) },
      };
  }
}

interface Said {
  readonly message: Wording;
  readonly hint: Wording | null;
  readonly fix?: Fix | null;
}

function typeMessage(error: SchemaError, field: Wording, place: NodePlace): Said {
  const types = ([] as string[]).concat((error.schema as string | string[]) ?? []);
  const expected = expectation(error) ?? typeNames(types);
  const value = error.data;
  if (error.instancePath === '') return wholeFileMessage(error);
  if (value === null) {
    return {
      message: wording(`“${field.zh}”没有填写`, `“${field.en}” is empty`),
      hint: wording(
        `填写${expected.zh}；不是必填的，也可以删去这一行`,
        `give ${expected.en}, or remove the line where the field may be left out`,
      ),
    };
  }
  if (types.includes('string') && typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER) {
    // What was read is no longer what was written: its last digits must not be shown, or be copied from a hint.
    return {
      message: wording(
        `“${field.zh}”应为文字，这一长串数字被读成了数字，末几位已经不准`,
        `“${field.en}” should be text; so many digits were read as a number, and the last of them are lost`,
      ),
      hint: wording('在原来的数字两边加上英文引号', 'put the digits in quotes as they stand'),
      fix: { kind: 'quotes', place },
    };
  }
  if (types.includes('string') && (typeof value === 'number' || typeof value === 'boolean')) {
    return {
      message: wording(
        `“${field.zh}”应为文字，“${value}”被读成了${typeof value === 'number' ? '数字' : '真假值'}`,
        `“${field.en}” should be text, “${value}” was read as a ${typeof value}`,
      ),
      hint: quotedHint(String(value), error),
      fix: helpsInQuotes(String(value), error) ? { kind: 'quotes', place } : null,
    };
  }
  if (typeof value === 'string' && value.includes('：') && types.includes('object')) {
    return {
      message: wording(
        `“${value}”中用了全角冒号“：”，不成字段`,
        `“${value}” has a full-width colon and is no field`,
      ),
      hint: wording('改用英文冒号加一个空格“: ”', 'use an ASCII colon and a space'),
    };
  }
  return {
    message: wording(`“${field.zh}”应为${expected.zh}`, `“${field.en}” should be ${expected.en}`),
    hint: layoutHint(types, field, Array.isArray(value)),
  };
}

/** Quotes make text of a figure; where the text must have a form that the figure has not, they do not help. */
function quotedHint(value: string, error: SchemaError): Wording {
  const expected = expectation(error);
  return expected === null || helpsInQuotes(value, error)
    ? wording(`加上引号：'${value}'`, `put it in quotes: '${value}'`)
    : wording(`应为：${expected.zh}`, `expected: ${expected.en}`);
}

function helpsInQuotes(value: string, error: SchemaError): boolean {
  const { pattern } = (error.parentSchema ?? {}) as SchemaNode;
  return pattern === undefined || new RegExp(pattern, 'u').test(value);
}

function wholeFileMessage(error: SchemaError): Said {
  const { required = [] } = (error.parentSchema ?? {}) as SchemaNode;
  const names = required.map((name) => `“${fieldNames[name] ?? name}: …”`);
  return {
    message:
      error.data === null
        ? wording('文件是空的', 'the file is empty')
        : wording('文件要由“字段: 值”组成', 'a file is made of fields, “field: value”'),
    hint: wording(
      `文件里至少要写${names.join('、')}${error.data === null ? '；不用的文件请删去' : ''}`,
      `it needs at least ${required.map((name) => `“${name}: …”`).join(', ')}`,
    ),
  };
}

function layoutHint(types: readonly string[], field: Wording, isList: boolean): Wording | null {
  if (isList && types.includes('string')) {
    return wording('去掉方括号或“- ”，写成一个值', 'write one value, without brackets or “- ”');
  }
  if (!types.includes('object') && !types.includes('array')) return null;
  return types.includes('array')
    ? wording(
        `写成列表：“${field.zh}:”换行后，每项一行，以“- ”开头`,
        'write a list: one item a line, beginning with “- ”',
      )
    : wording('写成“字段: 值”，每个字段一行', 'write “field: value”, one a line');
}

function typeNames(types: readonly string[]): Wording {
  const zh: Record<string, string> = {
    string: '文字',
    array: '列表',
    object: '一组字段',
    integer: '整数',
    number: '数字',
    boolean: 'true 或 false',
  };
  const en: Record<string, string> = {
    string: 'text',
    array: 'a list',
    object: 'a group of fields',
    integer: 'a whole number',
    number: 'a number',
    boolean: 'true or false',
  };
  return wording(
    types.map((type) => zh[type] ?? type).join('或'),
    types.map((type) => en[type] ?? type).join(' or '),
  );
}

function enumMessage(error: SchemaError, field: Wording): Said {
  const node = (error.parentSchema ?? {}) as SchemaNode;
  const codes = (error.schema as readonly string[]) ?? [];
  const words = codes.map((code) => node['x-zh-enum']?.[code] ?? code);
  const value = String(error.data);
  const near = nearest(value, [...words, ...codes]);
  const expected = expectation(error);
  const list = expected === null ? words.join('、') : expected.zh;
  return {
    message: wording(
      `“${field.zh}”不能写“${value}”，可以写：${list}`,
      `“${field.en}” cannot be “${value}”; it can be: ${expected?.en ?? codes.join(', ')}`,
    ),
    hint: near === null ? null : wording(`是不是“${near}”？`, `did you mean “${near}”?`),
  };
}

function formatMessage(error: SchemaError, field: Wording, place: NodePlace): Said {
  const value = typeof error.data === 'string' || typeof error.data === 'number' ? String(error.data) : '';
  const limit = Number(error.params.limit);
  switch (error.keyword) {
    case 'pattern': {
      const expected = expectation(error) ?? wording('规定的格式', 'the prescribed form');
      return {
        message: wording(
          `“${field.zh}”的值“${value}”格式不对`,
          `“${field.en}”: “${value}” has not the prescribed form`,
        ),
        hint: respelt(value, error) ?? wording(`应为：${expected.zh}`, `expected: ${expected.en}`),
        fix: halfWidth(value, error, place),
      };
    }
    case 'format': {
      const date = dateIn(value);
      return {
        message: wording(
          `“${field.zh}”的值“${value}”不是有效日期`,
          `“${field.en}”: “${value}” is not a date`,
        ),
        hint:
          date === null
            ? (noSuchDay(value) ??
              wording('写成“年-月-日”，如 2026-03-31', 'write year-month-day, such as 2026-03-31'))
            : wording(`改为：${date}`, `write: ${date}`),
        fix: date === null ? null : { kind: 'value', place, value: date },
      };
    }
    case 'minLength':
      return {
        message: wording(`“${field.zh}”没有填写`, `“${field.en}” is empty`),
        hint: wording('写明内容，或删去这一行', 'write it, or remove the line'),
      };
    case 'minItems':
      return {
        message: wording(`“${field.zh}”至少要有${limit}项`, `“${field.en}” needs at least ${limit} item(s)`),
        hint: null,
      };
    case 'maxItems':
      return {
        message: wording(`“${field.zh}”最多${limit}项`, `“${field.en}” has at most ${limit} items`),
        hint: null,
      };
    case 'maxLength':
      return {
        message: wording(`“${field.zh}”最多${limit}个字符`, `“${field.en}” has at most ${limit} characters`),
        hint: null,
      };
    case 'minProperties': {
      const expected = expectation(error) ?? wording('至少一个字段', 'at least one field');
      return {
        message: wording(`“${field.zh}”没有写内容`, `“${field.en}” is empty`),
        hint: wording(`应为：${expected.zh}`, `expected: ${expected.en}`),
      };
    }
    case 'uniqueItems':
      return {
        message: wording(`“${field.zh}”中有重复的项`, `“${field.en}” repeats an item`),
        hint: wording('删去重复的一项', 'remove the repetition'),
      };
    case 'minimum':
    case 'maximum': {
      const expected = expectation(error);
      return {
        message: wording(
          `“${field.zh}”的值“${value}”${error.keyword === 'minimum' ? '小于' : '大于'}${limit}`,
          `“${field.en}”: “${value}” is ${error.keyword === 'minimum' ? 'below' : 'above'} ${limit}`,
        ),
        hint: expected && wording(`应为：${expected.zh}`, `expected: ${expected.en}`),
      };
    }
    default:
      return {
        message: wording(
          `“${field.zh}”的值“${value}”不符合要求（${error.keyword} ${limit}）`,
          `“${field.en}”: “${value}” violates ${error.keyword} ${limit}`,
        ),
        hint: null,
      };
  }
}

/** The value in half-width characters, capitals or small letters, where it then has the form asked for. */
function respelt(value: string, error: SchemaError): Wording | null {
  const pattern = new RegExp(String(error.schema), 'u');
  const half = narrow(value);
  const right = [half, half.toUpperCase(), half.toLowerCase()].find((text) => pattern.test(text));
  return right === undefined ? null : wording(`写成“${right}”`, `write “${right}”`);
}

/** Width says nothing; capitals for small letters would be another id. */
function halfWidth(value: string, error: SchemaError, place: NodePlace): Fix | null {
  const half = narrow(value);
  return half !== value && new RegExp(String(error.schema), 'u').test(half)
    ? { kind: 'value', place, value: half }
    : null;
}

function expectation(error: SchemaError): Wording | null {
  return ((error.parentSchema ?? {}) as SchemaNode)['x-expect'] ?? null;
}

/** The field a pointer ends in, skipping the numbers of list items. */
function fieldOf(pointer: string): Wording {
  const name = pointer
    .split('/')
    .slice(1)
    .findLast((segment) => !/^\d+$/u.test(segment));
  return name === undefined ? wording('文件内容', 'the file') : wording(fieldNames[name] ?? name, name);
}

/** What a required field is missing from: “事项第3项”, “文件”. */
function ownerOf(pointer: string): Wording {
  const number = /\/(\d+)$/u.exec(pointer)?.[1];
  const field = fieldOf(pointer);
  if (pointer === '') return wording('文件', 'the file');
  if (number === undefined) return wording(`“${field.zh}”`, `“${field.en}”`);
  return wording(`“${field.zh}”第${Number(number) + 1}项`, `item ${Number(number) + 1} of “${field.en}”`);
}
