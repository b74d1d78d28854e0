import { describe, expect, it } from 'vitest';
import { applySync } from '../../src/edit/apply-sync.js';
import { entryPrint } from '../../src/edit/draft.js';
import { draftRecordText, readDraftRecord } from '../../src/edit/draft-record.js';
import { planSync } from '../../src/edit/sync.js';
import type { Catalog, Guide } from '../../src/model/catalog.js';
import type { DraftRecord, Sync } from '../../src/model/drafts.js';
import { county as townships } from '../load/workspace.js';
import { deskOf } from './desk.js';

type Files = Readonly<Record<string, string>>;
type Desk = Awaited<ReturnType<typeof deskOf>>;

const date = '2026-06-30';

/** The county without its group of townships. */
const county: Files = {
  ...townships,
  'agencies.yaml': `${townships['agencies.yaml']?.split('分组:')[0]}`,
};

/** What a sync of files makes of them, with the record it would keep. */
async function synced(
  files: Files,
  record: DraftRecord | null,
  guides: (all: readonly Guide[]) => readonly Guide[] = (all) => all,
): Promise<{ sync: Sync; files: Files; record: DraftRecord }> {
  const desk = withGuides(await deskOf(files), guides);
  const { catalog } = desk.context;
  const sync = planSync({ catalog, files: desk.context.files, record, date });
  const applied = applySync({ sync, catalog, files: desk.context.files, texts: desk.texts });
  expect(applied.refused).toEqual([]);
  const after = { ...files, ...Object.fromEntries(applied.files.map((file) => [file.path, file.after])) };
  const read = (await deskOf(after)).context;
  const written = [...read.catalog.entries, ...read.files.flatMap(({ shared }) => shared)];
  const entries = new Map(written.map((entry) => [entry.id, entry]));
  const kept = new Map(record ?? []);
  for (const { id, prints } of [...sync.drafted, ...sync.updated]) {
    const entry = entries.get(id);
    if (entry === undefined) throw new Error(`${id} was not written`);
    kept.set(id, { entry: entryPrint(entry), guide: prints });
  }
  return { sync, files: after, record: kept };
}

function withGuides(desk: Desk, change: (all: readonly Guide[]) => readonly Guide[]): Desk {
  const { catalog } = desk.context;
  const changed: Catalog = { ...catalog, guides: change(catalog.guides) };
  return { ...desk, context: { ...desk.context, catalog: changed } };
}

/** The guide of tea says otherwise of its first item. */
const stricter = (all: readonly Guide[]): readonly Guide[] =>
  all.map((guide) => ({
    ...guide,
    items: guide.items.map((item, index) =>
      index === 0
        ? { ...item, content: ['政策依据', '补贴标准'], attestation: 'recalled-low' as const }
        : item,
    ),
  }));

const file = 'entries/茶叶.yaml';

describe('planSync and applySync', () => {
  it('draft what no entry answers, and then nothing more: a second run would double every draft', async () => {
    const first = await synced(county, new Map());
    expect(first.sync.drafted.map(({ id }) => id)).toEqual(['CY-0101', 'CY-0102']);
    expect(first.files[file]).toBe(`# yaml-language-server: $schema=../.gongkai/schemas/entries.json
# 茶叶领域公开事项，按标准指引起草。逐项核对、改成本地的说法以后，删去“状态: 草稿”一行，这一项才会公开。
# 主体先写牵头单位（指引写“农业农村部门”），不是它公开的要改。“待本地化”后面列的是照抄会出错的地方。
# “见于已公布的目录”：取自各地已公布的目录。“回忆”：没有见到出处，只供参考，以印发的原表为准。

领域: 茶叶
默认:
  依据:
    - 《某法》
  时限: 自信息形成之日起20个工作日内
  主体: 农业局
  方式: 主动公开
  渠道: [政府网站]
  对象: 全社会
事项:
  # 见于已公布的目录。
  # 待本地化：层级（指引要求县级、乡级公开）。
  - 编码: CY-0101
    一级事项: 补贴
    名称: 种植补贴
    内容:
      - 政策依据
    标准: CY-0101
    状态: 草稿

  # 见于已公布的目录。
  - 编码: CY-0102
    一级事项: 补贴
    名称: 加工补贴
    内容:
      - 政策依据
    标准: CY-0102
    状态: 草稿
`);
    const second = await synced(first.files, first.record);
    expect(second.sync).toMatchObject({ drafted: [], updated: [], started: [], current: 2 });
    expect(second.files).toEqual(first.files);
  });

  it('take a change of the guide into a draft nobody has touched, with what the comment says of its source', async () => {
    const { files, record } = await synced(county, new Map());
    const told = `${files[file]?.replace('  # 见于已公布的目录。\n', '  # 小王负责。\n  # 见于已公布的目录。\n')}`;
    const after = await synced({ ...files, [file]: told }, record, stricter);
    expect(after.sync.updated).toMatchObject([{ id: 'CY-0101', fields: ['content'] }]);
    expect(after.files[file]).toBe(
      told
        .replace('    内容:\n      - 政策依据\n', '    内容:\n      - 政策依据\n      - 补贴标准\n')
        .replace(
          '  # 小王负责。\n  # 见于已公布的目录。\n',
          '  # 小王负责。\n  # 回忆（把握较小）：未见于已公布的目录，对照印发的原表核对，没有这一项就删去。\n',
        ),
    );
    const again = await synced(after.files, after.record, stricter);
    expect(again.sync).toMatchObject({ updated: [], started: [], current: 2 });
    expect(again.files).toEqual(after.files);
  });

  it('keep what a clerk wrote into the comment of a draft, and take away their own words alone', async () => {
    const { files, record } = await synced(county, new Map());
    const seen = '  # 见于已公布的目录。\n';
    const toDo = '  # 待本地化：层级（指引要求县级、乡级公开）。\n';
    const recalled = '  # 回忆（把握较小）：未见于已公布的目录，对照印发的原表核对，没有这一项就删去。\n';
    /** The comment after a change of the guide, when it was this before. */
    const commentAfter = async (before: string): Promise<string | undefined> => {
      const told = `${files[file]?.replace(`${seen}${toDo}`, before)}`;
      const after = await synced({ ...files, [file]: told }, record, stricter);
      return /事项:\n((?: {2}#.*\n)*) {2}- 编码/u.exec(after.files[file] ?? '')?.[1];
    };
    expect(await commentAfter(`${seen}${toDo}`)).toBe(`${recalled}${toDo}`);
    const own = '  # 待本地化：层级（乡级由农技站公开，小王已核对）。\n';
    expect(await commentAfter(`${seen}${own}`)).toBe(`${seen}${own}${recalled}${toDo}`);
    expect(await commentAfter(`${own}${seen}${toDo}`)).toBe(`${own}${recalled}${toDo}`);
    expect(await commentAfter('')).toBe(`${recalled}${toDo}`);
  });

  it('leave a comment alone whose draft alone is renewed: a clerk took it away when it was done', async () => {
    const { files, record } = await synced(county, new Map());
    const done = `${files[file]?.replace('  # 待本地化：层级（指引要求县级、乡级公开）。\n', '')}`;
    const longer = (all: readonly Guide[]): readonly Guide[] =>
      stricter(all).map((guide) => ({
        ...guide,
        items: guide.items.map((item) => ({ ...item, attestation: 'seen' as const })),
      }));
    const after = await synced({ ...files, [file]: done }, record, longer);
    expect(after.files[file]).toBe(
      done.replace('    内容:\n      - 政策依据\n', '    内容:\n      - 政策依据\n      - 补贴标准\n'),
    );
  });

  it('leave a draft alone once a word of it was changed, and say so', async () => {
    const { files, record } = await synced(county, new Map());
    const own = `${files[file]?.replace('名称: 种植补贴', '名称: 茶园种植补贴')}`;
    const after = await synced({ ...files, [file]: own }, record, stricter);
    expect(after.sync).toMatchObject({ updated: [], started: [{ id: 'CY-0101', name: '茶园种植补贴' }] });
    expect(after.files[file]).toBe(own);
  });

  it('leave a final entry alone though it was a draft once', async () => {
    const { files, record } = await synced(county, new Map());
    const final = `${files[file]?.replace('    状态: 草稿\n', '')}`;
    const after = await synced({ ...files, [file]: final }, record, stricter);
    expect(after.sync).toMatchObject({ updated: [], started: [] });
    expect(after.files[file]).toBe(final);
  });

  it('take every draft for somebody’s words where the record is lost', async () => {
    const { files } = await synced(county, new Map());
    const after = await synced(files, null, stricter);
    expect(after.sync).toMatchObject({ drafted: [], updated: [], current: 0 });
    expect(after.files).toEqual(files);
  });

  it('change nothing where the defaults of a file were changed: that was a clerk, not the guide', async () => {
    const { files, record } = await synced(county, new Map());
    const own = `${files[file]?.replace('  渠道: [政府网站]', '  渠道: [政府网站, 政府公报]')}`;
    const after = await synced({ ...files, [file]: own }, record);
    expect(after.sync).toMatchObject({ updated: [], current: 2 });
    expect(after.files[file]).toBe(own);
  });

  it('draft again neither what was taken out on purpose nor what is exempt', async () => {
    const { files, record } = await synced(county, new Map());
    const shorter = `${files[file]?.slice(0, files[file].indexOf('  # 见于已公布的目录。\n  - 编码: CY-0102'))}`;
    const without = await synced({ ...files, [file]: shorter }, record);
    expect(without.sync).toMatchObject({ drafted: [], removed: [{ id: 'CY-0102' }] });
    const exemption = `豁免:
  - 标准: CY-0102
    理由: 本县没有加工企业。
    依据: [《某法》]
    批准人: 县政府办
    批准日期: 2026-01-01
    到期: 2026-12-31
`;
    const exempt = await synced({ ...county, 'exemptions.yaml': exemption }, new Map());
    expect(exempt.sync.drafted.map(({ id }) => id)).toEqual(['CY-0101']);
  });

  it('draft nothing under an id the lineage retires: what was withdrawn would come back', async () => {
    const lineage = '沿革:\n  - {变动: 取消, 原编码: CY-0102, 日期: 2026-01-01, 理由: 停办}\n';
    const { sync } = await synced({ ...county, 'lineage.yaml': lineage }, new Map());
    expect(sync.drafted.map(({ id }) => id)).toEqual(['CY-0101']);
    expect(sync).toMatchObject({ retired: [{ id: 'CY-0102', name: '加工补贴' }], removed: [] });
  });

  it('put a draft at the end of its category in the file that is there, in the language of its keys', async () => {
    const english = `domain: 茶叶
defaults: {subject: 农业局, basis: 《某法》, timeLimit: 每年公开, channels: 政府网站, audience: public, method: proactive}
items:
  - {id: CY-0101, category: 补贴, name: 种植补贴, content: [政策依据]}
  # 名优茶由协会评。
  - {id: CY-0901, category: 名优茶, name: 名单, content: [名单]}
`;
    const { files } = await synced({ ...county, [file]: english }, new Map());
    expect(files[file]).toBe(`domain: 茶叶
defaults: {subject: 农业局, basis: 《某法》, timeLimit: 每年公开, channels: 政府网站, audience: public, method: proactive}
items:
  - {id: CY-0101, category: 补贴, name: 种植补贴, content: [政策依据]}
  # 见于已公布的目录。
  - {id: CY-0102, category: 补贴, name: 加工补贴, content: [政策依据], timeLimit: 自信息形成之日起20个工作日内, guide: CY-0102, status: 草稿}
  # 名优茶由协会评。
  - {id: CY-0901, category: 名优茶, name: 名单, content: [名单]}
`);
  });

  it('draft nothing an entry may be already: by a near name that names no item, or by its id', async () => {
    const near = `领域: 茶叶
默认: {主体: 农业局, 依据: 《某法》, 时限: 每年公开, 渠道: 政府网站, 对象: 全社会, 方式: 主动公开}
事项:
  - {编码: CY-0900, 一级事项: 其他, 名称: 种植补贴款, 内容: [名单]}
  - {编码: CY-0102, 一级事项: 其他, 名称: 茶叶节, 内容: [名单]}
`;
    const { sync, files } = await synced({ ...county, [file]: near }, new Map());
    expect(sync).toMatchObject({
      drafted: [],
      near: [{ item: { id: 'CY-0101' }, entry: { id: 'CY-0900' } }],
      taken: [{ item: { id: 'CY-0102' }, entry: { id: 'CY-0102', name: '茶叶节' } }],
    });
    expect(files[file]).toBe(near);
  });
});

describe('planSync and applySync for townships', () => {
  const list = 'entries/乡镇/茶叶.yaml';

  it('draft one list for a group of townships: each of them must disclose what the guide asks of its level', async () => {
    const { sync, files, record } = await synced(townships, new Map());
    expect(sync.drafted.map(({ id, group }) => [id, group])).toEqual([
      ['CY-0101', null],
      ['XZ-CY-0101', '乡镇'],
      ['CY-0102', null],
    ]);
    expect(files[list]).toContain('# yaml-language-server: $schema=../../.gongkai/schemas/entries.json\n');
    expect(files[list]?.slice(files[list].indexOf('领域:'))).toBe(`领域: 茶叶
适用: 乡镇
事项:
  # 见于已公布的目录。
  - 编码: XZ-CY-0101
    一级事项: 补贴
    名称: 种植补贴
    内容:
      - 政策依据
    依据:
      - 《某法》
    时限: 自信息形成之日起20个工作日内
    渠道: [政府网站]
    对象: 全社会
    方式: 主动公开
    标准: CY-0101
    状态: 草稿
`);
    const { catalog } = (await deskOf(files)).context;
    expect(catalog.entries.map(({ id }) => id)).toContain('XZ-CY-0101@heping');
    const again = await synced(files, record);
    expect(again.sync).toMatchObject({ drafted: [], updated: [], current: 3 });
    expect(again.files).toEqual(files);
  });

  it('renew a shared draft nobody has touched, and leave one alone that a clerk has changed', async () => {
    const { files, record } = await synced(townships, new Map());
    const after = await synced(files, record, stricter);
    expect(after.sync.updated.map(({ id }) => id).sort()).toEqual(['CY-0101', 'XZ-CY-0101']);
    expect(after.files[list]).toContain('      - 补贴标准\n');
    const own = { ...files, [list]: `${files[list]?.replace('名称: 种植补贴', '名称: 补贴发放')}` };
    const kept = await synced(own, record, stricter);
    expect(kept.sync.started).toEqual([{ id: 'XZ-CY-0101', name: '补贴发放' }]);
    expect(kept.files[list]).toBe(own[list]);
  });

  it('draft no shared item the lineage retires, but the county’s of the same guide item', async () => {
    const lineage = '沿革:\n  - {变动: 取消, 原编码: XZ-CY-0101, 适用: 乡镇, 日期: 2026-01-01, 理由: 停办}\n';
    const { sync } = await synced({ ...townships, 'lineage.yaml': lineage }, new Map());
    expect(sync.drafted.map(({ id }) => id)).toEqual(['CY-0101', 'CY-0102']);
    expect(sync.retired.map(({ id }) => id)).toEqual(['XZ-CY-0101']);
  });

  it('draft nothing a township answers already, in whatever file', async () => {
    const shared = `领域: 茶叶
默认: {主体: [农业局, 乡镇], 依据: 《某法》, 时限: 每年公开, 渠道: 政府网站, 对象: 全社会, 方式: 主动公开}
事项:
  - {编码: CY-0101, 一级事项: 补贴, 名称: 种植补贴, 内容: [政策依据]}
`;
    const { sync } = await synced({ ...townships, [file]: shared }, new Map());
    expect(sync.drafted.map(({ id }) => id)).toEqual(['CY-0102']);
  });
});

describe('planSync, level by level', () => {
  /** What would be drafted beside these entries and exemptions. */
  async function draftedBeside(more: Files): Promise<readonly string[]> {
    const { sync } = await synced({ ...townships, ...more }, new Map());
    return sync.drafted.map(({ id }) => id);
  }

  function exemption(more: string): Files {
    const reasons = '理由: 停办, 依据: [《某法》], 批准人: 县政府办, 批准日期: 2026-01-01, 到期: 2026-12-31';
    return { 'exemptions.yaml': `豁免:\n  - {标准: CY-0101, ${reasons}, ${more}}\n` };
  }

  function item(id: string, more: string): string {
    return `领域: 茶叶\n${more}\n默认: {依据: 《某法》, 时限: 每年公开, 渠道: 政府网站, 对象: 全社会, 方式: 主动公开}\n事项:\n  - {编码: ${id}, 一级事项: 补贴, 名称: 种植补贴, 内容: [政策依据], 标准: CY-0101}\n`;
  }

  it('drafts nothing for the county of what is exempt at its level, and at that alone', async () => {
    expect(await draftedBeside(exemption('层级: [县级]'))).toEqual(['XZ-CY-0101', 'CY-0102']);
    expect(await draftedBeside(exemption('层级: [乡级]'))).toEqual(['CY-0101', 'CY-0102']);
  });

  it('drafts nothing for agencies that are all exempt: the exemption would be found needless then', async () => {
    expect(await draftedBeside(exemption('单位: [农业局]'))).toEqual(['XZ-CY-0101', 'CY-0102']);
    expect(await draftedBeside(exemption('单位: [和平镇, 东山乡]'))).toEqual(['CY-0101', 'CY-0102']);
    expect(await draftedBeside(exemption('单位: [和平镇]'))).toEqual(['CY-0101', 'XZ-CY-0101', 'CY-0102']);
  });

  it('drafts for the county what townships alone answer: its own gap would be hidden by theirs', async () => {
    expect(await draftedBeside({ [file]: item('XZ-CY-01', '适用: 乡镇') })).toEqual(['CY-0101', 'CY-0102']);
  });

  it('drafts nothing for the county that an agency no register knows answers already', async () => {
    const unknown = item('CY-0101', '').replace('默认: {', '默认: {主体: 茶叶办, ');
    const some = item('CY-0101', '').replace('默认: {', '默认: {主体: [和平镇, 茶叶办], ');
    const drafts = [];
    for (const text of [unknown, some]) drafts.push(await draftedBeside({ [file]: text }));
    expect(drafts).toEqual([['XZ-CY-0101', 'CY-0102'], ['CY-0102']]);
  });
});

describe('the record of drafts', () => {
  it('comes back as it was written, one draft a line: two clerks’ drafts must merge', async () => {
    const { record } = await synced(county, new Map());
    const text = draftRecordText(record);
    expect(text.trim().split('\n')).toHaveLength(2 + record.size + 1);
    expect(readDraftRecord(text)).toEqual(record);
  });

  it('is lost, not half believed, where a merge was not settled', async () => {
    const { record } = await synced(county, new Map());
    expect(readDraftRecord(`<<<<<<< ours\n${draftRecordText(record)}`)).toBeNull();
    expect(readDraftRecord('[]')).toBeNull();
    expect(readDraftRecord('{"CY-0101": {"entry": 1}}')).toEqual(new Map());
  });
});
