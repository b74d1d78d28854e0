import { mulberry32 } from '../random.js';

/** A file of entries as it should be, and what a clerk in a hurry made of it. */
export interface DamagedFile {
  readonly right: string;
  readonly damaged: string;
}

const limits = [
  [
    '自信息形成或者变更之日起20个工作日内',
    '自信息形成或者变更之日起20工作日内',
    '自信息形成或者变更之日起２０个工作日内',
  ],
  ['自信息形成或者变更之日起7个工作日内', '自信息形成或者变更之日起 7 个工作日内'],
] as const;
const citations = [
  [
    '《中华人民共和国政府信息公开条例》(国务院令第711号)',
    '国务院令第711号',
    '《中华人民共和国政府信息公开条例(国务院令第711号)',
    '政府信息公开条例',
  ],
  [
    '《国务院办公厅关于全面推进基层政务公开标准化规范化工作的指导意见》(国办发〔2019〕54号)',
    '《国务院办公厅关于全面推进基层政务公开标准化规范化工作的指导意见》(国办发[2019]54号)',
  ],
] as const;
const names = [
  ['民政补贴', '⺠政补贴'],
  ['农业补贴', '农业\u200b补贴'],
  ['青苗补助', '⻘苗补助'],
  ['种粮补贴', '种粮补贴　'],
] as const;
const channels = [
  ['[政府网站, 两微一端]', '［政府网站，微信公众号］', '[政府官网, 政务新媒体]', '[政府网站，两微一端]'],
  ['[政府网站]', '政府官网', '[政府门户网站]'],
] as const;
const agencies = [
  ['[县农业农村局, 和平镇]', '县农业农村局、和平镇', '[县农业农村局，和平镇]'],
  ['县农业农村局', '县农业农村局'],
] as const;

/** The same file for the same seed: each field right, and damaged in one of the ways that leave no doubt. */
export function damagedFile(seed: number): DamagedFile {
  const random = mulberry32(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const pick = <T>(choices: readonly T[]): T => choices[below(choices.length)] as T;
  const right: string[] = ['# 维护单位：农业农村局', '领域: 茶叶', '事项:'];
  const damaged: string[] = [...right];
  const tabs = random() < 0.2;
  if (random() < 0.5) damaged[1] = '领域：茶叶';
  const field = (indent: string, key: string, [good, ...bad]: readonly string[], comment = ''): void => {
    right.push(`${indent}${key}: ${good}${comment}`);
    const value = random() < 0.6 && bad.length > 0 ? pick(bad) : good;
    const colon = random() < 0.2 ? '：' : random() < 0.05 ? ':' : ': ';
    const tight = colon === ':' && !/^[\p{Script=Han}《]/u.test(value ?? '') ? ': ' : colon;
    damaged.push(`${indent}${key}${tight}${value}${comment}`);
  };
  for (let item = 0; item < 1 + below(3); item += 1) {
    const id = `ZZ-${String(seed).padStart(4, '0')}-${item}`;
    const wide = id.replace(/[A-Z0-9-]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
    right.push(`  - 编码: ${id}`);
    damaged.push(`  - 编码: ${random() < 0.2 ? wide : id}`);
    if (random() < 0.3) {
      right.push(`    # 第${item}项`);
      damaged.push(`    # 第${item}项`);
    }
    field('    ', '一级事项', ['补贴']);
    const [good, ...bad] = pick(names);
    field('    ', '名称', [`${seed}之${item}${good}`, ...bad.map((name) => `${seed}之${item}${name}`)]);
    field('    ', '内容', ['[发放标准, 发放名单]'], random() < 0.3 ? ' # 名单按月更新' : '');
    right.push('    依据:');
    damaged.push('    依据:');
    for (const [one, ...others] of citations) {
      right.push(`      - ${one}`);
      damaged.push(`      - ${random() < 0.5 ? pick(others) : one}${random() < 0.2 ? ' # 核对过' : ''}`);
    }
    field('    ', '时限', pick(limits));
    field('    ', '主体', pick(agencies));
    field('    ', '渠道', pick(channels), random() < 0.2 ? '   # 都有' : '');
    field('    ', '对象', ['全社会']);
    field('    ', '方式', ['主动公开']);
  }
  const text = `${damaged.join('\n')}\n`;
  return {
    right: `${right.join('\n')}\n`,
    damaged: tabs ? text.replace(/^ {4}(?=\S)/gmu, '\t\t') : text,
  };
}
