import { type Diagnostic, diagnosticOf } from '../model/diagnostic.js';
import type { OwnTemplate } from '../model/look.js';
import type { Place } from '../model/place.js';
import { type Wording, wording } from '../model/wording.js';
import { templateClaims } from './claims.js';
import { tagPlace } from './template-faults.js';
import { type Node, nodesOf, type Said } from './template-nodes.js';
import { type Partials, partialFault, partialsOf } from './template-partials.js';
import { type EngineError, syntaxFinding } from './template-syntax.js';
import { templateOptions } from './templates.js';

/** A check of the tags of one template: whether they can be read, and are given what they need. */
type TagChecker = (template: OwnTemplate) => Diagnostic[];

/** `shipped` are the names of the templates a workspace may replace, `own` those it has. */
export async function tagChecker(
  own: readonly OwnTemplate[],
  shipped: readonly string[],
): Promise<TagChecker> {
  const { default: engine } = await import('handlebars');
  const parse = (text: string): Node => engine.parse(text) as unknown as Node;
  const partials = partialsOf(own, shipped, parse);
  return (template) => {
    // Lines and columns stay the same; places count in the file as it is.
    const text = template.text.replaceAll('\r\n', '\n');
    const program = attempted(template, () => parse(text));
    if ('code' in program) return [program];
    const faults = Array.from(nodesOf(program)).flatMap((node) => nodeFaults(template, node, partials));
    if (faults.length > 0) return faults;
    const compiled = attempted(template, () => ({ done: engine.precompile(text, templateOptions) }));
    return 'code' in compiled ? [compiled] : [];
  };
}

/** What the engine makes of a template, or what it says against it. */
function attempted<T extends object>(own: OwnTemplate, make: () => T): T | Diagnostic {
  try {
    return make();
  } catch (error) {
    return diagnosticOf(templateClaims.wellFormedTemplates, syntaxFinding(own, error as EngineError));
  }
}

function nodeFaults(own: OwnTemplate, node: Node, partials: Partials): Diagnostic[] {
  // An empty block has no place.
  if (node.loc === undefined) return [];
  const place = tagPlace(own, node.loc.start.line, node.loc.start.column);
  switch (node.type) {
    case 'MustacheStatement': {
      const isBody = own.name === 'layout.hbs' && node.path?.original === 'body';
      return [
        ...(node.escaped !== false || isBody ? [] : [unescaped(place)]),
        ...(isHelper(node) ? [illFormed(outOfPlace(node), place)] : []),
      ];
    }
    case 'SubExpression':
      return isHelper(node) ? [illFormed(outOfPlace(node), place)] : [];
    case 'BlockStatement':
      return isHelper(node) && node.params?.length !== 1 ? [illFormed(oneField(node), place)] : [];
    case 'PathExpression':
      return node.data === true ? [illFormed(noData(node), place)] : [];
    case 'PartialStatement':
    case 'PartialBlockStatement': {
      const said = partialFault(node, partials);
      return said === null ? [] : [illFormed(said, place)];
    }
    case 'Decorator':
    case 'DecoratorBlock':
      return [illFormed(decorator, place)];
    default:
      return [];
  }
}

function unescaped(place: Place): Diagnostic {
  return diagnosticOf(templateClaims.safeTemplates, {
    message: wording(
      '三个花括号（或“{{&”）会把目录里的文字当作网页代码输出',
      'three braces, or “{{&”, print the text of the catalog as code of the page',
    ),
    place,
    hint: wording('改用两个花括号：{{…}}', 'use two braces: {{…}}'),
  });
}

function illFormed(said: Said, place: Place): Diagnostic {
  return diagnosticOf(templateClaims.wellFormedTemplates, { ...said, place });
}

const decorator: Said = {
  message: wording('模板里不能用“{{*…}}”', '“{{*…}}” cannot be used in templates'),
  hint: wording('删去这一段', 'remove it'),
};

// --- Helpers ---------------------------------------------------------------------------------------------

const forms: ReadonlyMap<string, string> = new Map([
  ['if', '{{#if field}} … {{/if}}'],
  ['unless', '{{#unless field}} … {{/unless}}'],
  ['each', '{{#each field as |row|}} … {{/each}}'],
  ['with', '{{#with field as |row|}} … {{/with}}'],
]);

function isHelper({ path }: Node): boolean {
  return forms.has(path?.original ?? '');
}

function formOf({ path }: Node): { name: string; hint: Wording } {
  const name = path?.original ?? '';
  const form = forms.get(name) ?? '';
  return { name, hint: wording(`写成 ${form.replace('field', '字段')}`, `write ${form}`) };
}

function outOfPlace(node: Node): Said {
  const { name, hint } = formOf(node);
  return { message: wording(`“${name}”要成对地写`, `“${name}” must be written as a pair`), hint };
}

function oneField(node: Node): Said {
  const { name, hint } = formOf(node);
  return {
    message:
      node.params?.length === 0
        ? wording(`“#${name}”后面没有写字段`, `“#${name}” names no field`)
        : wording(`“#${name}”后面只能写一个字段`, `“#${name}” takes one field only`),
    hint,
  };
}

function noData({ original = '' }: Node): Said {
  return {
    message: wording(
      `模板里没有“${original}”，不提供序号、键名`,
      `there is no “${original}” in templates: neither numbers nor keys of rows`,
    ),
    hint: wording(
      '删去；要编号的写成 <ol>，或者在样式里用 counter()',
      'remove it; number rows by <ol>, or by counter() in the style',
    ),
  };
}
