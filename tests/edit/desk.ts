import type { MergeContext } from '../../src/edit/context.js';
import { AgencyNames, ChannelNames } from '../../src/load/resolve.js';
import type {
  AuthoringBook,
  AuthoringField,
  AuthoringRow,
  ReadAuthoringBook,
} from '../../src/model/authoring.js';
import { filePlace } from '../../src/model/place.js';
import { county, loadFiles } from '../load/workspace.js';

/** A county of one domain, with comments, defaults, a shared list and a township that says something otherwise. */
export const catalogFiles: Readonly<Record<string, string>> = {
  ...county,
  'entries/茶叶.yaml': `# 茶叶领域。农业局办公室维护。
领域: 茶叶
默认:
  依据: [《某法》]
  时限: 每年12月31日前公开
  主体: 农业局
  渠道: [政府网站]
  对象: 全社会
  方式: 主动公开

事项:
  - 编码: CY-0101
    一级事项: 补贴
    名称: 种植补贴
    内容:
      - 政策依据
      - 补贴标准 # 每年核一次
      - 发放名单

  # 加工补贴只有县里发。
  - 编码: CY-0102
    一级事项: 补贴
    名称: "加工补贴"
    内容: [政策依据]
    时限: 自信息形成或者变更之日起20个工作日内
    备注: 二〇二六年新增
`,
  'entries/乡镇茶叶.yaml': `领域: 茶叶
适用: 乡镇
默认: {依据: [《某法》], 时限: 每年12月31日前公开, 渠道: [政府网站], 对象: 全社会, 方式: 主动公开}
事项:
  - 编码: XZ-CY-01
    一级事项: 补贴
    名称: 种植补贴
    内容: [政策依据]
`,
  'entries/和平镇.yaml': `单位: 和平镇
事项:
  # 两个村没有网。
  - 继承: XZ-CY-01
    渠道: [政府网站, 政府公报]
`,
};

export interface TestDesk {
  readonly context: MergeContext;
  readonly texts: ReadonlyMap<string, string>;
}

export async function deskOf(files: Readonly<Record<string, string>> = catalogFiles): Promise<TestDesk> {
  const { catalog, files: entryFiles } = await loadFiles(files);
  const channels = new ChannelNames(catalog.channels);
  const agencies = new AgencyNames(catalog.agencies, catalog.groups);
  return {
    texts: new Map(Object.entries(files)),
    context: {
      catalog,
      files: entryFiles,
      channelOf: (text) => channels.use(text),
      agenciesOf: (text) => agencies.reference(text, filePlace('')).agencies,
      initials: (text) => `x${text.length}`,
    },
  };
}

/** The book as it comes back, with some rows changed: null takes a row away. */
export function returned(
  book: AuthoringBook,
  edit: (row: AuthoringRow, domain: string) => Partial<Record<AuthoringField, string>> | null = () => ({}),
): ReadAuthoringBook {
  const removed: { domain: string; id: string; prints: AuthoringRow['prints'] & {} }[] = [];
  const sheets = book.sheets.map((sheet) => ({
    ...sheet,
    name: sheet.domain,
    columns: {},
    rows: sheet.rows.flatMap((row, index): AuthoringRow[] => {
      const cells = edit(row, sheet.domain);
      if (cells === null) {
        removed.push({ domain: sheet.domain, id: row.id, prints: row.prints ?? {} });
        return [];
      }
      return [{ ...row, row: index + 5, cells: { ...row.cells, ...cells } }];
    }),
  }));
  return { exported: { title: book.title, date: book.date, removed }, sheets, remarks: [] };
}
