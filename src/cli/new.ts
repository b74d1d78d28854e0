import type { Entry, GuideItem } from '../model/catalog.js';
import { disclosingLevels } from '../model/disclosing-levels.js';
import { findGuide } from '../model/find-guide.js';
import type { Language } from '../model/wording.js';
import { type Desk, newEntryIn, openDesk, readWorkspace } from '../workspaces.js';
import { textInside } from './inside.js';
import { CommandError, type Io } from './io.js';
import { wantedAgency, wantedDomain } from './named.js';
import { obstructed } from './sheet.js';
import { workspaceFolder } from './workspace.js';
import { writeFiles } from './write-files.js';

export interface NewOptions {
  readonly lang: Language;
  readonly workspace?: string;
  readonly category?: string;
  /** Id, name or alias of an agency. */
  readonly agency?: string;
  /** Id of a guide item. */
  readonly guide?: string;
}

/** `gongkai new`: one more entry as a draft, in the file of its domain; prints where it stands. */
export async function runNew(
  io: Io,
  domainWords: string,
  name: string | undefined,
  options: NewOptions,
): Promise<number> {
  const folder = workspaceFolder(options.workspace);
  const workspace = await readWorkspace(folder);
  const desk = await openDesk(workspace, () => undefined);
  if (desk.obstacles.length > 0) return obstructed(io, desk, options.lang);
  const domain = adoptedDomain(domainWords, desk);
  const item = options.guide === undefined ? null : openItem(options.guide, domain, desk);
  const subject = options.agency === undefined ? null : subjectWords(options.agency, desk);
  const made = await newEntryIn({
    desk,
    workspace,
    domain,
    name: plain(name),
    category: plain(options.category),
    subject,
    item,
    other: (path) => textInside(folder, path),
  });
  const [refused] = made.refused;
  if (refused !== undefined) {
    throw new CommandError(
      `“${refused.path}”不能自动修改：${refused.message.zh}`,
      `“${refused.path}” cannot be edited: ${refused.message.en}`,
    );
  }
  writeFiles(folder, made.files);
  const { file = '', line = 1 } = placeOf(made);
  io.out(
    options.lang === 'zh'
      ? `${file}:${line}  新增 ${made.id}（${made.category}）\n先是草稿：写好各要素，删去“状态: 草稿”一行，再运行 gongkai check。\n`
      : `${file}:${line}  added ${made.id} (${made.category})\nIt is a draft: fill it in, take out its line of status, and run gongkai check.\n`,
  );
  io.out(namesakes(made.id, made.entry?.name ?? '', domain, desk, options.lang));
  return 0;
}

/** What the domain calls the same already: most who write a second one have not seen the draft. */
function namesakes(id: string, name: string, domain: string, { catalog }: Desk, language: Language): string {
  const same = catalog.entries.filter(
    (entry) => entry.domain === domain && entry.id !== id && entry.name === name,
  );
  return same
    .map(({ id: other, category, place }) =>
      language === 'zh'
        ? `注意：${place.file} 里已有同名的 ${other}（${category.join(' / ')}）；是同一件事的，用那一项，删去新增的。\n`
        : `Note: ${place.file} has ${other} (${category.join(' / ')}) of the same name; if it is the same matter, keep that one.\n`,
    )
    .join('');
}

function plain(words: string | undefined): string | null {
  const text = words?.trim() ?? '';
  return text === '' ? null : text;
}

/** A domain has a file of entries only where gongkai.yaml adopts it. */
function adoptedDomain(words: string, { catalog }: Desk): string {
  const domain = wantedDomain(words, catalog);
  if (catalog.domains.some(({ name }) => name === domain)) return domain;
  throw new CommandError(
    `gongkai.yaml 的“领域”里没有“${domain}”；先在那里加上它和牵头单位，再运行 gongkai sync --write`,
    `gongkai.yaml does not adopt “${domain}”; add it there with its lead agency, then run gongkai sync --write`,
  );
}

function openItem(id: string, domain: string, { catalog }: Desk): GuideItem {
  const { item, near } = findGuide(id, catalog.guides);
  if (item === null || item.domain !== domain) {
    const other = item === null ? '' : `（它属于“${item.domain}”）`;
    throw new CommandError(
      `“${domain}”的标准指引里没有“${id}”${other}${near === null ? `；gongkai guide show ${domain} 列出全部` : `，是不是“${near}”？`}`,
      `The guide of ${domain} has no item “${id}”${near === null ? '' : `; did you mean “${near}”?`}`,
    );
  }
  const levelsOf = disclosingLevels(catalog.agencies);
  // What townships disclose leaves the county to disclose its own.
  const answers = (entry: Entry): boolean =>
    entry.fulfils.includes(item.id) &&
    (!item.levels.includes('county') || levelsOf(entry).includes('county'));
  const holder = catalog.entries.find((entry) => entry.id === item.id || answers(entry));
  if (holder !== undefined) {
    throw new CommandError(
      `已经有事项对应“${item.id}”：${holder.place.file} 里的“${holder.name}”（${holder.id}）`,
      `An entry answers “${item.id}” already: “${holder.name}” (${holder.id}) in ${holder.place.file}`,
    );
  }
  const retired = catalog.lineage.find(({ from }) => from === item.id);
  if (retired === undefined) return item;
  throw new CommandError(
    `编码“${item.id}”已写进沿革（${retired.date}），不能再用；又要公开的，不写 --guide 另起一项，在里面加一行“标准: ${item.id}”`,
    `The id “${item.id}” is in the lineage (${retired.date}) and is not used again; add an entry without --guide, and “guide: ${item.id}” in it`,
  );
}

/** As the office calls it: by its first alias, else by its name. */
function subjectWords(words: string, { catalog }: Desk): string {
  const { name, aliases } = wantedAgency(words, catalog);
  return aliases[0] ?? name;
}

function placeOf({ entry, locate }: Awaited<ReturnType<typeof newEntryIn>>): {
  file?: string;
  line?: number;
} {
  if (entry === null) return {};
  const { file, range } = locate(entry.place);
  return { file, line: range?.start.line ?? 1 };
}
