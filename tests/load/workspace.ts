import { type Loaded, load } from '../../src/load/load.js';
import type { Diagnostic } from '../../src/model/diagnostic.js';
import type { RawFile } from '../../src/model/file.js';
import { positionOf } from '../../src/print/diagnostics-text.js';
import { locator } from '../../src/source/locate.js';

/** A small package: three channels and a guide of two items, one of them also for townships. */
const shipped: Readonly<Record<string, string>> = {
  'registers/channels.yaml': `渠道:
  - {编码: website, 名称: 政府网站, 别名: [政府门户网站]}
  - {编码: gazette, 名称: 政府公报}
  - {编码: other, 名称: 其他}
`,
  'registers/instruments.yaml': '法规文件: [{编码: x, 标题: 某法}]\n',
  'guides/tea.yaml': `领域: 茶叶
编码: CY
英文名: tea
序号: 1
制定机关: 农业农村部
文件: {标题: 茶叶领域标准指引, 已见证: true}
事项:
  - 编码: CY-0101
    一级事项: 补贴
    名称: 种植补贴
    内容: [政策依据]
    依据: [《某法》]
    时限: 自信息形成之日起20个工作日内
    主体: 农业农村部门
    渠道: [政府网站]
    对象: 全社会
    方式: 主动公开
    层级: [县级, 乡级]
    见证: 已见证
  - 编码: CY-0102
    一级事项: 补贴
    名称: 加工补贴
    内容: [政策依据]
    依据: [《某法》]
    时限: 自信息形成之日起20个工作日内
    主体: 农业农村部门
    渠道: [政府网站]
    对象: 全社会
    方式: 主动公开
    层级: [县级]
    见证: 已见证
`,
};

/** A county of one domain, one county agency and two townships; `entries/茶叶.yaml` is for the test to write. */
export const county: Readonly<Record<string, string>> = {
  'gongkai.yaml': '名称: 甲县\n日期: 2026-06-30\n领域:\n  - {名称: 茶叶, 牵头单位: 农业局}\n',
  'agencies.yaml': `单位:
  - {编码: nyj, 名称: 甲县农业局, 别名: [农业局], 层级: 县级}
  - {编码: heping, 名称: 和平镇, 层级: 乡级}
  - {编码: dongshan, 名称: 东山乡, 层级: 乡级}
分组:
  - {名称: 乡镇, 成员: [和平镇, 东山乡]}
`,
};

/** Defaults that give an entry all eight elements but its name. */
export const defaults = `默认: {一级事项: 补贴, 内容: [甲], 依据: [《某法》], 时限: 年底前, 渠道: [政府网站], 对象: 全社会, 方式: 主动公开}
`;

/**
 * Loads a workspace with the small package, and with more of the package where a test needs it. `beside` are the
 * sizes of files that lie beside its pages.
 */
export function loadFiles(
  files: Readonly<Record<string, string>>,
  more: Readonly<Record<string, string>> = {},
  beside: Readonly<Record<string, number>> = {},
): Promise<Loaded> {
  return load({
    workspace: rawFiles(files),
    held: Object.entries(beside).map(([path, size]) => ({ path, size, read: () => new Uint8Array(size) })),
    shipped: rawFiles({ ...shipped, ...more }),
    known: new Map(),
    progress: () => undefined,
  });
}

/** Every diagnostic as `file:line:column severity code message`, in the order they were made. */
export function lines(diagnostics: readonly Diagnostic[], loaded: Loaded): string[] {
  const locate = locator(loaded.texts);
  return diagnostics.map(
    ({ code, severity, message, place }) => `${positionOf(locate(place))} ${severity} ${code} ${message.zh}`,
  );
}

function rawFiles(files: Readonly<Record<string, string>>): RawFile[] {
  return Object.entries(files).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) }));
}
