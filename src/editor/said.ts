import type { SchemaNode } from '../model/schema-node.js';
import type { Language } from '../model/wording.js';

/** What a schema node says to people. */
export interface Said {
  readonly about: {
    readonly title?: string;
    readonly description?: string;
    readonly markdownDescription?: string;
  };
  /** What the value should be, as the message of an editor; null where the editor's own words will do. */
  readonly expected: string | null;
  /** That a record lacks a field. */
  readonly lacks: (name: string, spelling: string) => string;
}

/** The words of a node: those of the language first, the other language below. */
export function saidOf(node: SchemaNode, language: Language): Said {
  const zh = language === 'zh';
  const name = zh ? node['x-zh'] : undefined;
  const description = zh ? node['x-zh-description'] : node.description;
  const other = zh ? node.description : node['x-zh-description'];
  const expected = expectation(node, language);
  const form = expected === null ? [] : [expected];
  return {
    about: {
      ...(name !== undefined && { title: name }),
      ...(description !== undefined && {
        description: [description, ...form].join('\n'),
        markdownDescription: [description, ...form, ...(other === undefined ? [] : [`*${other}*`])].join(
          '\n\n',
        ),
      }),
    },
    expected,
    lacks: (field, spelling) =>
      zh ? `缺少“${spelling}”，补上“${spelling}: …”` : `“${field}” is missing; add “${spelling}: …”`,
  };
}

function expectation(node: SchemaNode, language: Language): string | null {
  const expect = node['x-expect']?.[language];
  if (expect !== undefined) return language === 'zh' ? `应为：${expect}` : `expected: ${expect}`;
  if (node.enum !== undefined) {
    const words = language === 'zh' ? node.enum.map((code) => node['x-zh-enum']?.[code] ?? code) : node.enum;
    return language === 'zh' ? `可以写：${words.join('、')}` : `it can be: ${words.join(', ')}`;
  }
  if (node.format !== 'date') return null;
  return language === 'zh'
    ? '应为日期，写成“年-月-日”，如 2026-03-31'
    : 'expected: a date, such as 2026-03-31';
}
