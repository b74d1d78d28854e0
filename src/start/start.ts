import type { Guide } from '../model/catalog.js';
import { fieldNames, levelNames } from '../model/vocabulary.js';
import { stringifyYaml } from '../source/stringify.js';
import type { CountyKind } from './county.js';
import type { Departments } from './departments.js';

export const ciSystems = ['github', 'gitlab', 'gitee', 'jenkins'] as const;

export type CiSystem = (typeof ciSystems)[number];

export interface StartRequest {
  readonly county: { readonly name: string; readonly code: string; readonly kind: CountyKind };
  /** In the order of gongkai.yaml. */
  readonly guides: readonly Guide[];
  readonly departments: Departments;
  readonly ci: readonly CiSystem[];
  /** Of the package, for what a CI system installs. */
  readonly version: string;
  /** The texts of `templates/start/`, by name. */
  readonly template: (name: string) => string;
}

export interface StartFile {
  /** Path relative to the workspace, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/**
 * The files of a new workspace but for its entries and what editors need: settings, the agency register, what git
 * and a CI system need, and a page for the office.
 */
export function startFiles(request: StartRequest): StartFile[] {
  const { county, departments, guides, version, template, ci } = request;
  const leads = guides.map(
    ({ domain }) =>
      `  - 名称: ${domain}\n    牵头单位: ${departments.leads.get(domain) ?? departments.office}`,
  );
  const words: Readonly<Record<string, string>> = {
    县: county.name,
    代码: county.code,
    级: county.kind,
    主管单位: departments.office,
    领域: leads.join('\n'),
    版本: version,
  };
  const filled = (name: string): string =>
    template(name).replace(/\{\{(.+?)\}\}/gu, (mark, word: string) => words[word] ?? mark);
  return [
    { path: 'gongkai.yaml', text: filled('gongkai.yaml') },
    { path: 'agencies.yaml', text: `${register(county.kind, departments)}${filled('agencies-notes.txt')}` },
    { path: 'README.md', text: filled('README.md') },
    { path: '.gitignore', text: filled('gitignore') },
    { path: '.gitattributes', text: filled('gitattributes') },
    { path: '.editorconfig', text: filled('editorconfig') },
    ...[...new Set(ci)].map((system) => ({
      path: ciPaths[system].path,
      text: filled(ciPaths[system].template),
    })),
  ];
}

const ciPaths: Readonly<Record<CiSystem, { readonly path: string; readonly template: string }>> = {
  github: { path: '.github/workflows/gongkai.yml', template: 'github.yml' },
  gitlab: { path: '.gitlab-ci.yml', template: 'gitlab.yml' },
  gitee: { path: '.workflow/gongkai.yml', template: 'gitee.yml' },
  jenkins: { path: 'Jenkinsfile', template: 'Jenkinsfile' },
};

function register(kind: CountyKind, { departments }: Departments): string {
  const list = fieldNames.agencies ?? 'agencies';
  return stringifyYaml(
    {
      [list]: departments.map(({ id, name, aliases }) =>
        named({ id, name, aliases, level: levelNames.county }),
      ),
    },
    {
      comment: [
        'yaml-language-server: $schema=.gongkai/schemas/agencies.json',
        `单位登记册：公开主体和责任单位都在这里登记，事项里可写全称、别名或编码。名称按通常的机构设置起草，`,
        `请对照本${kind}的实际改正，补上电话（写区号，加引号）、地址和统一社会信用代码，如：`,
        "    代码: '11…'",
        "    电话: '区号-号码'",
        '    地址: …',
      ],
      records: list,
      oneLine: [fieldNames.aliases ?? 'aliases'],
    },
  );
}

function named(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [fieldNames[field] ?? field, value]),
  );
}
