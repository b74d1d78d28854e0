import { type Diagnostic, diagnosticOf } from '../model/diagnostic.js';
import type { RawFile } from '../model/file.js';
import { filePlace } from '../model/place.js';
import { wording } from '../model/wording.js';
import { nearest } from '../text/suggest.js';
import { loadClaims } from './claims.js';

export type WorkspaceKind =
  | 'workspace'
  | 'agencies'
  | 'columns'
  | 'exemptions'
  | 'lineage'
  | 'participation'
  | 'holidays'
  | 'entries'
  | 'guide'
  | 'scheme';

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
    holidays: [],
    entries: [],
    guide: [],
    scheme: [],
  };
  for (const file of files) {
    // The file system of one machine may tell é from e + ´ in a name, that of another may not.
    const kind = homes.find(([, pattern]) => pattern.test(file.path.normalize('NFC')))?.[0];
    if (kind === undefined) diagnostics.push(notRead(file.path));
    else found[kind].push(file);
  }
  for (const kind of onlyOne) {
    const [first, ...others] = found[kind];
    for (const other of others) diagnostics.push(readTwice(other.path, first?.path ?? ''));
  }
  return found;
}

/** Kinds of which a workspace has one file. */
const onlyOne = [
  ...(['workspace', 'agencies', 'columns', 'exemptions'] as const),
  ...(['lineage', 'participation', 'holidays'] as const),
];

/** Which file is read as what; the Chinese names are for those who keep their folders in Chinese. */
const homes: readonly (readonly [WorkspaceKind, RegExp])[] = [
  ['workspace', /^gongkai\.ya?ml$/iu],
  ['agencies', /^(agencies|单位)\.ya?ml$/iu],
  ['columns', /^(columns|栏目)\.ya?ml$/iu],
  ['exemptions', /^(exemptions|豁免)\.ya?ml$/iu],
  ['lineage', /^(lineage|沿革)\.ya?ml$/iu],
  ['participation', /^(participation|公众参与)\.ya?ml$/iu],
  ['holidays', /^(holidays|节假日)\.ya?ml$/iu],
  ['entries', /^(entries|事项)\/.*\.ya?ml$/iu],
  ['guide', /^(guides|标准指引)\/.*\.ya?ml$/iu],
  ['scheme', /^(schemes|评分方案)\/.*\.ya?ml$/iu],
];

function notRead(path: string): Diagnostic {
  const [top = ''] = path.split('/');
  const near = nearest(
    top,
    [
      'entries',
      '事项',
      'guides',
      '标准指引',
      'schemes',
      '评分方案',
      'agencies.yaml',
      'columns.yaml',
      'exemptions.yaml',
      'lineage.yaml',
      'participation.yaml',
      'holidays.yaml',
      '单位.yaml',
      '栏目.yaml',
      '豁免.yaml',
      '沿革.yaml',
      '公众参与.yaml',
      '节假日.yaml',
    ].filter((name) => sharesLetter(name, top)),
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
