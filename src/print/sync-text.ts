import type { DraftEntry, EntryReference, Sync } from '../model/drafts.js';
import type { FileChange } from '../model/merge.js';
import { fieldNames } from '../model/vocabulary.js';
import type { Language, Wording } from '../model/wording.js';
import type { Style } from './style.js';

export interface SyncReport {
  readonly sync: Sync;
  readonly files: readonly FileChange[];
  readonly refused: readonly { readonly path: string; readonly message: Wording }[];
  readonly record: 'read' | 'lost' | 'none';
  /** Schemas for editors to be renewed. */
  readonly schemas: number;
  readonly written: boolean;
}

/** What a sync does or would do, every outcome with its count, in words. */
export function syncText(report: SyncReport, language: Language, style: Style): string {
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const { sync, files, refused, record, schemas, written } = report;
  const seen = sync.drafted.filter(({ attested }) => attested).length;
  const parts: string[] = [];
  const part = (title: string, lines: readonly string[]): void => {
    if (lines.length > 0)
      parts.push([style.strong(title), ...lines.map((line) => `  ${line}`), ''].join('\n'));
  };
  part(
    say(
      `起草 ${sync.drafted.length} 项（指引有、目录没有；见于已公布的目录 ${seen}，回忆 ${sync.drafted.length - seen}）`,
      `To be drafted: ${sync.drafted.length} (${seen} seen in published tables, ${sync.drafted.length - seen} recalled)`,
    ),
    byDomain(sync.drafted, say),
  );
  part(
    say(
      `更新 ${sync.updated.length} 个没有改动过的草稿（指引变了）`,
      `Untouched drafts to be renewed: ${sync.updated.length}`,
    ),
    sync.updated.map(({ id, name, fields }) => {
      const names = fields.map((field) => say(fieldNames[field] ?? field, field));
      return `${id} ${name}：${names.length === 0 ? say('见证', 'attestation') : names.join(say('、', ', '))}`;
    }),
  );
  part(
    say(
      `没有动：${sync.started.length} 个草稿已有人改过，而指引变了，请自己核对（gongkai guide show 编码）`,
      `Left alone: ${sync.started.length} drafts somebody has changed, of items the guide says otherwise now`,
    ),
    sync.started.map(referenceLine),
  );
  part(
    say(
      `没有起草：${sync.near.length} 项可能已有，名称相近的事项没有写明“标准”`,
      `Not drafted: ${sync.near.length} items an entry of a near name may answer`,
    ),
    sync.near.map(({ item, entry }) =>
      say(
        `${item.id} ${item.name}：“${entry.name}”（${entry.id}）如果就是它，加上“标准: ${item.id}”`,
        `${item.id} ${item.name}: if it is “${entry.name}” (${entry.id}), add “guide: ${item.id}” there`,
      ),
    ),
  );
  part(
    say(
      `没有起草：${sync.taken.length} 项的编码被别的事项用着`,
      `Not drafted: ${sync.taken.length} items whose id another entry has`,
    ),
    sync.taken.map(({ item, entry }) => `${item.id} ${item.name}：${entry.name}`),
  );
  part(
    say(
      `没有起草：${sync.removed.length} 项起草过、被删去了（要恢复：gongkai new 领域 --guide 编码；不适用的写进 exemptions.yaml）`,
      `Not drafted: ${sync.removed.length} items that were drafted once and taken out (gongkai new --guide brings one back)`,
    ),
    sync.removed.map(referenceLine),
  );
  part(
    say(
      `没有起草：${sync.retired.length} 项的编码已写进沿革，不能再用（不适用的写进 exemptions.yaml；又要公开的用 gongkai new 另起一项，加上“标准: 编码”）`,
      `Not drafted: ${sync.retired.length} items whose id is in the lineage (exempt what does not apply; else add an entry with “guide: id” by gongkai new)`,
    ),
    sync.retired.map(referenceLine),
  );
  part(
    say(`不能改的文件 ${refused.length} 个`, `Files that cannot be edited: ${refused.length}`),
    refused.map(({ path, message }) => `${path}：${message[language]}`),
  );
  parts.push(...closing());
  return `${parts.join('\n')}\n`;

  function closing(): string[] {
    const lines: string[] = [];
    if (record === 'lost') {
      lines.push(
        say(
          '.gongkai/drafts.json 读不懂（可能留有合并冲突），草稿都按已改动对待。',
          '.gongkai/drafts.json cannot be read; every draft counts as changed.',
        ),
      );
    }
    if (sync.current > 0) {
      lines.push(
        say(
          `${sync.current} 个草稿还没有人改，与指引一致。`,
          `${sync.current} drafts are as they were drafted, and as the guide has them.`,
        ),
      );
    }
    if (schemas > 0) {
      lines.push(
        say(`编辑器的格式说明有 ${schemas} 个要更新。`, `${schemas} schemas for editors are out of date.`),
      );
    }
    if (refused.length > 0) lines.push(say('没有写入。', 'Nothing was written.'));
    else if (files.length === 0) lines.push(say('没有要补的，也没有要更新的。', 'There is nothing to do.'));
    else if (written) {
      lines.push(say(`已写入 ${files.length} 个文件。`, `${files.length} files were written.`));
    } else {
      lines.push(
        say(
          `只看不写；会写 ${files.length} 个文件。要写入，加 --write。`,
          `Nothing was written; it would write ${files.length} files. Add --write.`,
        ),
      );
    }
    return lines;
  }
}

/** The same as data. */
export function syncJson(
  { sync, files, schemas, record, refused }: Omit<SyncReport, 'written'>,
  written: boolean,
): string {
  const ids = (all: readonly { readonly id: string }[]): string[] => all.map(({ id }) => id);
  const pairs = (all: Sync['near']): object[] =>
    all.map(({ item, entry }) => ({ item: item.id, entry: entry.id }));
  const data = {
    drafted: sync.drafted.map(({ id, domain, group, name, attested }) => ({
      id,
      domain,
      group,
      name,
      attested,
    })),
    updated: sync.updated.map(({ id, file, fields }) => ({ id, file, fields })),
    started: ids(sync.started),
    near: pairs(sync.near),
    taken: pairs(sync.taken),
    removed: ids(sync.removed),
    retired: ids(sync.retired),
    current: sync.current,
    record,
    schemas,
    files: files.map(({ path }) => path),
    refused: refused.map(({ path }) => path),
    written,
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}

/** A domain a line, its items by name; the first ten. */
function byDomain(drafts: readonly DraftEntry[], say: (zh: string, en: string) => string): string[] {
  const domains = new Map<string, DraftEntry[]>();
  for (const draft of drafts) {
    const list = draft.group === null ? draft.domain : `${draft.domain}（${draft.group}）`;
    domains.set(list, [...(domains.get(list) ?? []), draft]);
  }
  return Array.from(domains, ([domain, all]) => {
    const shown = all.slice(0, 10).map(({ id, name }) => `${id} ${name}`);
    const more =
      all.length > shown.length ? say(` 等 ${all.length} 项`, ` and ${all.length - shown.length} more`) : '';
    return `${domain}：${shown.join('、')}${more}`;
  });
}

function referenceLine({ id, name }: EntryReference): string {
  return `${id} ${name}`;
}
