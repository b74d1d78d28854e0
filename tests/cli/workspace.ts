import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes a workspace of one domain with so many entries. Editions differ in the time limit of every entry, so
 * that of two publications hardly a page is equal.
 */
export function writeWorkspace(folder: string, entries: number, edition: number): void {
  mkdirSync(join(folder, 'entries'), { recursive: true });
  writeFileSync(
    join(folder, 'gongkai.yaml'),
    '名称: 甲县\n日期: 2026-06-30\n领域:\n  - 名称: 涉农补贴\n    牵头单位: 县农业农村局\n',
  );
  writeFileSync(
    join(folder, 'agencies.yaml'),
    '单位:\n  - 编码: nyj\n    名称: 甲县农业农村局\n    别名: [县农业农村局]\n    层级: 县级\n',
  );
  const items = Array.from({ length: entries }, (_, index) => {
    const number = String(index + 1).padStart(4, '0');
    return `  - 编码: SNBT-9${number}\n    名称: 本地补贴第${index + 1}项\n`;
  });
  writeFileSync(join(folder, 'entries/涉农补贴.yaml'), heading(edition) + items.join(''));
}

function heading(edition: number): string {
  return `领域: 涉农补贴
默认:
  一级事项: 本地补贴
  内容: [政策依据, 申请指南, 补贴结果]
  依据: [《农业生产发展资金管理办法》(财农〔2017〕41号)]
  时限: 自信息形成或者变更之日起${20 - edition}个工作日内
  主体: 县农业农村局
  渠道: [政府网站]
  对象: 全社会
  方式: 主动公开
事项:
`;
}
