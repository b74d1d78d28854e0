import { mulberry32 } from '../random.js';
import type { Plain } from './edit-oracle.js';

/** A file in a style somebody might write, what it says, and what its comments belong to. */
export interface OddFile {
  readonly text: string;
  /** In English keys. */
  readonly data: Plain;
  readonly comments: readonly OddComment[];
}

export interface OddComment {
  readonly text: string;
  /** Of the field or element the comment stands above, behind, or at the end of. */
  readonly pointer: string;
  readonly where: 'above' | 'behind' | 'end';
}

interface Style {
  readonly eol: string;
  readonly keys: 'zh' | 'en' | 'mixed';
  readonly step: number;
  readonly dashes: number;
  readonly gap: string;
  readonly padding: string;
  readonly commented: number;
  readonly blank: number;
  readonly flow: number;
  readonly quoted: number;
}

/** Spellings of the fields: English, then Chinese ones. */
const spellings: Readonly<Record<string, readonly string[]>> = {
  domain: ['domain', '领域'],
  defaults: ['defaults', '默认'],
  items: ['items', '事项'],
  id: ['id', '编码'],
  category: ['category', '一级事项', '类别'],
  name: ['name', '名称', '二级事项'],
  content: ['content', '内容', '公开内容'],
  basis: ['basis', '依据'],
  timeLimit: ['timeLimit', '时限', '公开时限'],
  method: ['method', '方式'],
  channels: ['channels', '渠道', '公开渠道'],
  audience: ['audience', '对象'],
  group: ['group', '特定群体'],
  levels: ['levels', '层级'],
  guide: ['guide', '标准'],
  equivalents: ['equivalents', '对应'],
  remarks: ['remarks', '备注'],
};

const words = [
  '招生政策',
  '招生 计划 表',
  '普通中小学',
  '县教育局',
  'abc',
  'a:b',
  '《条例》',
  '其他:某某',
  '20个工作日内',
  '甲、乙',
];
const hostile = [
  '2024',
  '0101',
  'a: b',
  'x # y',
  '# 甲',
  '- 甲',
  "it's",
  '"引"',
  '',
  ' 前',
  'null',
  '~',
  'true',
  '1e3',
  '名称：甲',
  ',[]{}',
];
const long = [
  '第一行\n第二行',
  '第一行\n第二行\n',
  '第一段 长\n\n第二段 短\n',
  '  缩进\n不缩进\n',
  '列：\n- 甲\n- 乙',
  '# 像注释\n正文',
  '末尾空行\n\n',
];

/** A file in a style drawn by a seed; the same for the same seed. */
export function oddFile(seed: number): OddFile {
  return new Writer(seed).file();
}

class Writer {
  readonly #random: () => number;
  readonly #style: Style;
  readonly #comments: OddComment[] = [];

  constructor(seed: number) {
    this.#random = mulberry32(seed);
    this.#style = {
      eol: this.#pick(['\n', '\n', '\r\n']),
      keys: this.#pick(['zh', 'zh', 'en', 'mixed']),
      step: this.#pick([2, 2, 4, 3, 1]),
      dashes: this.#pick([2, 2, 0, 4, 1]),
      gap: this.#pick([' ', ' ', '   ']),
      padding: this.#pick(['', '', ' ']),
      commented: this.#pick([0, 0.1, 0.4]),
      blank: this.#pick([0, 0.2, 1]),
      flow: this.#pick([0, 0.3, 0.7]),
      quoted: this.#pick([0, 0.3, 1]),
    };
  }

  file(): OddFile {
    const data = this.#data();
    const { eol } = this.#style;
    const lines = this.#chance(0.05)
      ? [this.#flow(data, '', '', 2)]
      : [
          ...this.#maybe(0.2, () => '---'),
          ...this.#maybe(this.#style.commented, () => this.#comment('', 'above')),
          ...this.#record(data, '', 0, false),
        ];
    if (this.#chance(this.#style.commented))
      lines.push(...this.#maybe(0.5, () => ''), this.#comment('', 'end'));
    if (this.#chance(0.1)) lines.push('...');
    const mark = this.#chance(0.15) ? '\ufeff' : '';
    const end = this.#chance(0.2) ? '' : eol;
    const text = mark + lines.join('\n').replaceAll('\n', eol) + end;
    return { text, data, comments: this.#comments };
  }

  #data(): { [key: string]: Plain } {
    const items = Array.from({ length: 1 + this.#below(4) }, (_, index) => ({
      id: `A-${index}`,
      ...this.#fields([
        'category',
        'name',
        'content',
        'basis',
        'timeLimit',
        'channels',
        'audience',
        'levels',
        'guide',
        'equivalents',
        'remarks',
      ]),
    }));
    const list = this.#pick<Plain>([items, items, items, items, items, items, [], null]);
    return {
      ...(this.#chance(0.8) && { domain: '义务教育' }),
      ...(this.#chance(0.6) && {
        defaults: this.#fields(['category', 'basis', 'timeLimit', 'method', 'channels', 'audience']),
      }),
      items: list,
    };
  }

  #fields(names: readonly string[]): { [key: string]: Plain } {
    const chosen = names.filter(() => this.#chance(0.5));
    if (this.#chance(0.3)) chosen.sort(() => this.#random() - 0.5);
    if (chosen.length === 0) chosen.push('name');
    return Object.fromEntries(chosen.map((field) => [field, this.#value(field)]));
  }

  #value(field: string): Plain {
    if (field === 'audience') return this.#chance(0.5) ? '全社会' : { group: this.#text(false) };
    if (field === 'equivalents') return { [this.#pick(words)]: this.#text(false), 要素: this.#text(false) };
    if (['category', 'content', 'basis', 'channels', 'levels', 'guide'].includes(field)) {
      if (this.#chance(0.2)) return this.#text(true);
      return Array.from({ length: this.#below(5) }, () => this.#text(true));
    }
    return this.#text(true);
  }

  #text(many: boolean): string {
    const kind = this.#random();
    return this.#pick(kind < 0.75 ? words : kind < 0.9 || !many ? hostile : long);
  }

  /** The lines of a record whose keys stand at a column. */
  #record(
    record: { readonly [key: string]: Plain },
    pointer: string,
    column: number,
    dashed: boolean,
  ): string[] {
    return Object.entries(record).flatMap(([field, value], index) => {
      const at = `${pointer}/${field.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      const key = pointer.endsWith('/equivalents') ? this.#inline(field, false) : this.#key(field);
      const above =
        dashed && index === 0
          ? []
          : [
              ...this.#maybe(this.#style.blank * 0.1, () => ''),
              ...this.#maybe(this.#style.commented, () => ' '.repeat(column) + this.#comment(at, 'above')),
            ];
      const [first = '', ...rest] = this.#behind(value, at, field, column);
      return [...above, `${' '.repeat(column)}${key}:${first}`, ...rest];
    });
  }

  /** What stands behind a key or dash at a column, and the lines below. */
  #behind(value: Plain, pointer: string, field: string, column: number, dashed = false): string[] {
    if (value === null) return [this.#trailing(pointer)];
    if (typeof value === 'string') return this.#textBehind(value, pointer, column);
    const empty = Object.keys(value).length === 0;
    if (empty || (pointer !== '/items' && pointer !== '/defaults' && this.#chance(this.#style.flow))) {
      const lines = this.#flow(value, pointer, field, column + 2).split('\n');
      lines.push(`${lines.pop() ?? ''}${this.#trailing(pointer)}`);
      return [` ${lines[0]}`, ...lines.slice(1)];
    }
    if (!Array.isArray(value) && !dashed) {
      return [
        this.#trailing(pointer),
        ...this.#record(value as { [key: string]: Plain }, pointer, column + this.#style.step, false),
      ];
    }
    if (!Array.isArray(value)) {
      const inner = column + 1 + this.#style.gap.length;
      const [first = '', ...rest] = this.#record(value as { [key: string]: Plain }, pointer, inner, true);
      return [this.#style.gap + first.slice(inner), ...rest];
    }
    return [this.#trailing(pointer), ...this.#list(value, pointer, field, column + this.#style.dashes)];
  }

  #list(list: readonly Plain[], pointer: string, field: string, column: number): string[] {
    const apart = pointer === '/items' ? this.#style.blank : this.#style.blank * 0.1;
    return list.flatMap((element, index) => {
      const at = `${pointer}/${index}`;
      const [first = '', ...rest] = this.#behind(element, at, field, column, true);
      return [
        ...(index > 0 ? this.#maybe(apart, () => '') : []),
        ...this.#maybe(this.#style.commented, () => ' '.repeat(column) + this.#comment(at, 'above')),
        `${' '.repeat(column)}-${first}`,
        ...rest,
      ];
    });
  }

  #textBehind(text: string, pointer: string, column: number): string[] {
    const indent = ' '.repeat(column + this.#pick([1, 2, 4]));
    const lines = text.split('\n');
    const blockable = text.trim() !== '' && !/^[ \t]+$/mu.test(text);
    if (blockable && (text.includes('\n') ? this.#chance(0.7) : this.#chance(0.1))) {
      const body = text.replace(/\n+$/u, '');
      const ends = text.length - body.length;
      const chomping = ends === 0 ? '-' : ends === 1 ? '' : '+';
      const digit = body.startsWith(' ') || this.#chance(0.1) ? indent.length - column : '';
      const folded = this.#chance(0.3) && !/^ /mu.test(body);
      const shown = (folded ? body.replace(/(?<=[^\n])\n+(?=[^\n])/gu, '$&\n') : body).split('\n');
      return [
        ` ${folded ? '>' : '|'}${this.#chance(0.5) ? `${digit}${chomping}` : `${chomping}${digit}`}${this.#trailing(pointer)}`,
        ...shown.map((line) => (line === '' ? '' : indent + line)),
        ...Array<string>(Math.max(0, ends - 1)).fill(''),
      ];
    }
    if (lines.length === 1 && isSafe(text) && text.includes(' ') && this.#chance(0.5)) {
      const [start = '', ...rest] = text.split(' ');
      return [` ${start}`, `${indent}${rest.join(' ')}${this.#trailing(pointer)}`];
    }
    const shown = this.#inline(text, false);
    if (this.#chance(0.05)) {
      return [this.#trailing(pointer), `${indent}${shown}${this.#trailing(pointer)}`];
    }
    return [` ${shown}${this.#trailing(pointer)}`];
  }

  /** A value between brackets, over lines or not. */
  #flow(value: Plain, pointer: string, field: string, column: number): string {
    if (value === null) return '';
    if (typeof value === 'string') return this.#inline(value, true);
    const list = Array.isArray(value);
    const entries = Object.entries(value);
    const { padding } = this.#style;
    const over = entries.length > 0 && this.#chance(0.3);
    const indent = ' '.repeat(column + 2);
    const parts = entries.map(([key, child]) => {
      const at = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      const free = field === 'equivalents';
      const name = list ? '' : `${free ? this.#inline(key, true) : this.#key(key)}: `;
      const shown = `${name}${this.#flow(child, at, list ? field : key, column + 2)}`;
      return { at, shown };
    });
    const [open, close] = list ? ['[', ']'] : ['{', '}'];
    if (parts.length === 0) return open + close;
    if (!over) return open + padding + parts.map(({ shown }) => shown).join(', ') + padding + close;
    const comma = this.#chance(0.4);
    const lines = parts.map(({ at, shown }, index) => {
      const sign = index < parts.length - 1 || comma ? ',' : '';
      const above = this.#maybe(this.#style.commented, () => `${indent}${this.#comment(at, 'above')}\n`).join(
        '',
      );
      return `${above}${indent}${shown}${sign}${this.#trailing(at)}\n`;
    });
    return `${open}\n${lines.join('')}${' '.repeat(column)}${close}`;
  }

  /** A text on one line, in quotes where it needs some or the style has it. */
  #inline(text: string, flow: boolean): string {
    const safe = isSafe(text) && !(flow && /[,[\]{}]/u.test(text));
    if (safe && !this.#chance(this.#style.quoted)) return text;
    if (text.includes('\n') || this.#chance(0.5)) return JSON.stringify(text);
    return `'${text.replaceAll("'", "''")}'`;
  }

  #key(field: string): string {
    const all = spellings[field] ?? [field];
    const { keys } = this.#style;
    const chosen = keys === 'en' ? all[0] : keys === 'zh' ? all[1] : this.#pick(all);
    return chosen ?? field;
  }

  #trailing(pointer: string): string {
    return this.#chance(this.#style.commented)
      ? `${this.#pick([' ', '  ', '\t'])}${this.#comment(pointer, 'behind')}`
      : this.#chance(0.03)
        ? '  '
        : '';
  }

  #comment(pointer: string, where: OddComment['where']): string {
    const text = `# 注${this.#comments.length}${this.#pick(['', '：说明', ' [a, b', ' - x: "y', " it's"])}`;
    this.#comments.push({ text, pointer, where });
    return text;
  }

  #maybe(chance: number, line: () => string): readonly string[] {
    return this.#chance(chance) ? [line()] : [];
  }

  #pick<T>(choices: readonly T[]): T {
    return choices[this.#below(choices.length)] as T;
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  #chance(share: number): boolean {
    return this.#random() < share;
  }
}

function isSafe(text: string): boolean {
  return (
    /^[\p{Script=Han}a-z《][^#"']*$/u.test(text) &&
    !/: |[\n：]/u.test(text) &&
    !['null', 'true'].includes(text)
  );
}
