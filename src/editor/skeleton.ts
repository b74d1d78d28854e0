import { followed, type SchemaNode } from '../model/schema-node.js';
import type { Language } from '../model/wording.js';

/** A text with stops for the cursor, as editors insert it. */
export interface Snippet {
  readonly label: string;
  readonly description: string;
  readonly body: unknown;
}

interface Context {
  readonly schemas: ReadonlyMap<string, SchemaNode>;
  readonly language: Language;
}

/** A whole new file: the fields it needs, its first list with one record laid out. */
export function fileSkeleton(root: SchemaNode, context: Context): Snippet {
  const title = context.language === 'zh' ? (root['x-zh-title'] ?? root.title) : root.title;
  return {
    label: context.language === 'zh' ? `新文件：${title}` : `new file: ${title}`,
    description: context.language === 'zh' ? '插入整个文件的骨架' : 'inserts the skeleton of a whole file',
    body: laidOut(root, root, context, counter()),
  };
}

/** A new record of a list. */
export function itemSkeleton(
  list: SchemaNode,
  item: SchemaNode,
  home: SchemaNode,
  context: Context,
): Snippet {
  const zh = context.language === 'zh';
  return {
    label: zh ? `新增${list['x-zh'] ?? ''}` : 'new item',
    description: zh
      ? '插入一项的骨架，按 Tab 逐格填写'
      : 'inserts the skeleton of one item; Tab goes through it',
    body: laidOut(item, home, context, counter()),
  };
}

type Stop = () => number;

function counter(): Stop {
  let last = 0;
  return () => {
    last += 1;
    return last;
  };
}

/** A value with a stop at everything that has to be written. */
function laidOut(node: SchemaNode, home: SchemaNode, context: Context, stop: Stop): unknown {
  const { merged, home: next } = followed(node, home, context.schemas);
  if (merged.items !== undefined) {
    const { 'x-zh': name = '' } = merged;
    return [laidOut({ 'x-zh': name, ...merged.items }, next, context, stop)];
  }
  const { properties } = merged;
  if (properties === undefined) return placeholder(merged, context.language, stop());
  const fields = merged['x-skeleton'] ?? merged.required ?? Object.keys(properties);
  return Object.fromEntries(
    fields.flatMap((name) => {
      const property = properties[name];
      if (property === undefined) return [];
      const { merged: field } = followed(property, next, context.schemas);
      const key = context.language === 'zh' ? (field['x-zh'] ?? name) : name;
      return [[key, laidOut({ 'x-zh': key, ...property }, next, context, stop)]];
    }),
  );
}

function placeholder(node: SchemaNode, language: Language, stop: number): string {
  const words = node.enum ?? node.then?.enum;
  if (words !== undefined) {
    const zh = node['x-zh-enum'] ?? node.then?.['x-zh-enum'] ?? {};
    const shown = words.map((word) => (language === 'zh' ? (zh[word] ?? word) : word));
    return shown.length === 1 ? `\${${stop}:${shown[0]}}` : `\${${stop}|${shown.join(',')}|}`;
  }
  return `\${${stop}:${node['x-examples']?.[0] ?? node['x-zh'] ?? ''}}`;
}
