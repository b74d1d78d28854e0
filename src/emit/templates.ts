import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { HelperOptions } from 'handlebars';
import type { OwnTemplate } from '../model/look.js';
import { TemplateFault } from '../model/template-fault.js';
import { wording } from '../model/wording.js';
import { packageFolder } from './package.js';
import { faultOf, Misused, watchedView } from './template-faults.js';

/** The compiled templates of a site. Every text that goes through them is escaped by the engine. */
export interface Templates {
  /**
   * Fills one template. A field the view does not have is an error, also as a condition or a list: a field
   * without a value must be null, so that a misspelt name can never print nothing. In a template of the
   * workspace the error is a TemplateFault.
   */
  readonly render: (name: string, view: object) => string;
  /** Fills a template and sets it into the layout of the site. */
  readonly page: (name: string, view: object, frame: object) => string;
  /** A file of the templates as it is. */
  readonly asset: (name: string) => string;
}

export const shippedTemplates = new URL('templates/', packageFolder);

/** How every template is compiled. */
export const templateOptions = {
  strict: true,
  explicitPartialContext: true,
  // Without data frames (`@index` and the like) lists cost half as much; with no helpers but the engine's
  // own, no field is looked for among helpers first: a sixth less for a page.
  data: false,
  knownHelpersOnly: true,
  // They would let a misspelt name pass.
  knownHelpers: { log: false, lookup: false, helperMissing: false, blockHelperMissing: false },
};

type Template = (view: object) => string;

/**
 * Reads and compiles all templates of `folder`, those of a workspace in place of the shipped ones of their name;
 * files that begin with `_` are partials.
 */
export async function loadTemplates(
  own: readonly OwnTemplate[] = [],
  folder: URL = shippedTemplates,
): Promise<Templates> {
  const { default: handlebars } = await import('handlebars');
  const engine = handlebars.create();
  for (const name of ['if', 'each', 'with']) {
    engine.registerHelper(name, strictly(name, engine.helpers[name]));
  }
  const owned = new Map(own.map((template) => [template.name, template]));
  const templates = new Map<string, Template>();
  const asset = (name: string): string =>
    owned.get(name)?.text ?? readFileSync(new URL(name, folder), 'utf8');
  for (const file of readdirSync(fileURLToPath(folder)).sort()) {
    if (!file.endsWith('.hbs')) continue;
    const compiled = engine.compile<object>(asset(file).replaceAll('\r\n', '\n'), templateOptions);
    const mine = owned.get(file);
    const template = mine === undefined ? compiled : answering(mine, compiled);
    const name = file.slice(0, -'.hbs'.length);
    if (name.startsWith('_')) engine.registerPartial(name.slice(1), given(name, template));
    else templates.set(name, (view) => template(view));
  }
  const render = (name: string, view: object): string => {
    const template = templates.get(name);
    if (template === undefined) throw new Error(`There is no template “${name}”.`);
    return template(view);
  };
  return {
    render,
    page: (name, view, frame) => render('layout', { ...frame, body: render(name, view) }),
    asset,
  };
}

/** A template of the workspace that says of its errors where in its file they are. */
function answering(
  own: OwnTemplate,
  template: Handlebars.TemplateDelegate<object>,
): Handlebars.TemplateDelegate<object> {
  return (view, options) => {
    try {
      return template(watchedView(view), options);
    } catch (error) {
      throw error instanceof TemplateFault ? error : faultOf(own, error);
    }
  };
}

/** A partial that refuses arguments without a value: strict mode takes them for fields that exist. */
function given(
  name: string,
  partial: Handlebars.TemplateDelegate<object>,
): Handlebars.TemplateDelegate<object> {
  return (view, options) => {
    for (const [field, value] of Object.entries(view)) {
      if (value === undefined) {
        throw new Misused(
          wording(
            `给局部模板“${name.slice(1)}”的“${field}”没有值`,
            `the partial “${name.slice(1)}” is given no value for “${field}”`,
          ),
        );
      }
    }
    return partial(view, options);
  };
}

/** The engine's strict mode does not look at what its helpers are given; this closes the gap. */
function strictly(name: string, helper: Handlebars.HelperDelegate | undefined): Handlebars.HelperDelegate {
  if (helper === undefined) throw new Error(`The template engine has no helper “${name}”.`);
  return function (this: unknown, value: unknown, options: HelperOptions): unknown {
    if (value === undefined) {
      throw new Misused(
        wording(`“#${name}”用的字段不存在`, `“#${name}” asks about a field that is not there`),
      );
    }
    if (name === 'each' && typeof value !== 'object') {
      throw new Misused(
        wording('“#each”用的字段不是一组，只是一段文字或一个数', '“#each” is given a field that is no list'),
      );
    }
    return helper.call(this, value, options);
  };
}
