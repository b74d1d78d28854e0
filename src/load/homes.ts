import { type Diagnostic, diagnosticOf } from '../model/diagnostic.js';
import type { RawFile } from '../model/file.js';
import { filePlace } from '../model/place.js';
import { wording } from '../model/wording.js';
import { type YamlKind, yamlHomes, yamlKindOf, yamlKinds } from '../model/workspace-files.js';
import { isMarkdown } from '../source/front-matter.js';
import { nearest } from '../text/suggest.js';
import { loadClaims } from './claims.js';

export type WorkspaceKind = YamlKind | 'progress' | 'guidance' | 'onRequest';

/** The files of a workspace by what they are read as; those that are read as nothing are reported. */
export function sortOut(
  files: readonly RawFile[],
  diagnostics: Diagnostic[],
): Record<WorkspaceKind, RawFile[]> {
  const found: Record<WorkspaceKind, RawFile[]> = {
    workspace: [],
    agencies: [],
    columns: [],
    exemptions: [],
    lineage: [],
    participation: [],
    baseline: [],
    holidays: [],
    traditional: [],
    entries: [],
    guide: [],
    scheme: [],
    progress: [],
    guidance: [],
    onRequest: [],
  };
  for (const file of files) {
    const kind = kindOf(file.path);
    if (kind !== null) found[kind].push(file);
    else if (!isMarkdown(file.path)) diagnostics.push(notRead(file.path));
    // What is written for those who keep the folder is no page of the site.
    else if (!/(?:^|\/)readme\.\w+$/iu.test(file.path)) diagnostics.push(pageNotRead(file.path));
  }
  for (const kind of single) {
    const [first, ...others] = found[kind];
    for (const other of others) diagnostics.push(readTwice(other.path, first?.path ?? ''));
  }
  return found;
}

/** Of these a workspace has one file at most. */
const single = [
  ...(['workspace', 'agencies', 'columns', 'exemptions', 'baseline'] as const),
  ...(['lineage', 'participation', 'holidays', 'traditional', 'onRequest'] as const),
];

/** What a file is read as, by its path in the workspace; null when it is not read. */
export function kindOf(path: string): WorkspaceKind | null {
  const composed = path.normalize('NFC');
  return yamlKindOf(path) ?? pageHomes.find(([, pattern]) => pattern.test(composed))?.[0] ?? null;
}

/** Whether files of a folder would be read, or change how the site looks. */
export function isHome(folder: string): boolean {
  return kindOf(`${folder}/a.yaml`) !== null || /^(?:templates|模板)(?:\/|$)/u.test(folder);
}

const pageHomes: readonly (readonly [WorkspaceKind, RegExp])[] = [
  ['progress', /^(pages|网页)\/(progress|工作推进)\/.*\.(md|markdown)$/iu],
  ['guidance', /^(pages|网页)\/(guidance|政策指导)\/.*\.(md|markdown)$/iu],
  ['onRequest', /^(pages|网页)\/(on-request|依申请公开)\.(md|markdown)$/iu],
];

/** Where YAML files of each kind lie, as globs for editors. */
export function globsOf(): { readonly kind: YamlKind; readonly globs: readonly string[] }[] {
  return yamlKinds.map((kind) => {
    const { names, folder } = yamlHomes[kind];
    const within = folder ? '/**/*' : '';
    return { kind, globs: names.flatMap((name) => [`${name}${within}.yaml`, `${name}${within}.yml`]) };
  });
}

function notRead(path: string): Diagnostic {
  const [top = ''] = path.split('/');
  const near = nearest(
    top,
    homeNames().filter((name) => sharesLetter(name, top)),
  );
  return diagnosticOf(loadClaims.recognisedFiles, {
    message: wording(
      '这个文件没有被读取：它不在 entries/、guides/、schemes/ 文件夹里，也不是已知的设置文件',
      'the file was not read: it lies in no folder gongkai reads',
    ),
    place: filePlace(path),
    hint:
      near === null
        ? wording('把事项文件放进 entries/ 文件夹', 'put files of entries into entries/')
        : wording(`“${top}”是不是应为“${near}”？`, `did you mean “${near}” instead of “${top}”?`),
  });
}

function pageNotRead(path: string): Diagnostic {
  const [top = '', second = ''] = path.normalize('NFC').split('/');
  const known = top === 'pages' || top === '网页';
  const [root, below] = known ? [top, second] : ['pages', /^(?:pages?|网页.*)$/iu.test(top) ? second : top];
  const stem = below.replace(/\.\w+$/u, '');
  const near = nearest(stem, ['工作推进', '政策指导', '依申请公开', 'progress', 'guidance', 'on-request']);
  const isPage = near === '依申请公开' || near === 'on-request';
  const right = `${root}/${near}${isPage ? '.md' : '/'}`;
  return diagnosticOf(loadClaims.recognisedFiles, {
    message: wording(
      `这个网页没有发布：只发布 ${root}/工作推进/、${root}/政策指导/ 里的网页和 ${root}/依申请公开.md`,
      'the page is not published: it lies in neither column, and is not the guide to requests',
    ),
    place: filePlace(path),
    hint:
      near === null
        ? wording(
            `移到 ${root}/工作推进/ 或 ${root}/政策指导/；依申请公开指南存为 ${root}/依申请公开.md`,
            `move it to ${root}/progress/ or ${root}/guidance/; the guide to requests is ${root}/on-request.md`,
          )
        : wording(`是不是“${right}”？`, `did you mean “${right}”?`),
  });
}

/** Folders first, for most files belong into one. */
function homeNames(): string[] {
  const homes = yamlKinds.map((kind) => yamlHomes[kind]);
  return [
    ...homes.filter(({ folder }) => folder).flatMap(({ names }) => names),
    ...homes.filter(({ folder }) => !folder).flatMap(({ names }) => names.map((name) => `${name}.yaml`)),
  ];
}

/** Whether two names have a letter in common besides their endings, which all files have. */
function sharesLetter(name: string, other: string): boolean {
  const stem = (file: string): string => file.replace(/\.ya?ml$/iu, '');
  return Array.from(stem(name)).some((letter) => stem(other).includes(letter));
}

function readTwice(path: string, first: string): Diagnostic {
  return diagnosticOf(
    { ...loadClaims.recognisedFiles, severity: 'error' },
    {
      message: wording(
        `“${path}”没有被读取：已经有“${first}”，这种文件只能有一个`,
        `“${path}” was not read: “${first}” is of the same kind, and only one may be there`,
      ),
      place: filePlace(path),
      hint: wording('把两个文件合并为一个', 'merge the two files'),
    },
  );
}
