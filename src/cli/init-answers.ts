import type { Guide } from '../model/catalog.js';
import { findGuide } from '../model/find-guide.js';
import { type Language, type Wording, wording } from '../model/wording.js';
import {
  type CiSystem,
  type CountyKind,
  ciSystems,
  codeProblem,
  countyKinds,
  kindOf,
  nameProblem,
} from '../workspaces.js';
import { type Asker, canAsk, openAsker, type Understood } from './ask.js';
import { CommandError, type Io } from './io.js';

export interface InitOptions {
  readonly lang: Language;
  readonly name?: string;
  readonly code?: string;
  readonly level?: CountyKind;
  readonly domains?: string;
  readonly ci?: readonly CiSystem[];
  readonly yes?: boolean;
  readonly quiet?: boolean;
}

/** All that must be known of a new county. */
export interface Answers {
  readonly name: string;
  readonly code: string;
  readonly kind: CountyKind;
  readonly guides: readonly Guide[];
  readonly ci: readonly CiSystem[];
}

/**
 * What the flags say, and what they leave open is asked for where somebody is there to answer; otherwise all that
 * is missing is named together. What the flags say wrong is an error either way.
 */
export async function answersFor(io: Io, guides: readonly Guide[], options: InitOptions): Promise<Answers> {
  const said = fromFlags(guides, options);
  if (isComplete(said)) return { ...said, ci: said.ci ?? [] };
  if (!canAsk() || options.yes === true) {
    const missing = missingIn(said);
    throw new CommandError(
      `还缺：${missing.map(({ zh }) => zh).join('、')}\n例如：gongkai init 清河县 --name 清河县 --code 999901 --domains 义务教育,安全生产`,
      `Missing: ${missing.map(({ en }) => en).join(', ')}\nFor example: gongkai init qinghe --name 清河县 --code 999901 --domains 义务教育,安全生产`,
    );
  }
  const asker = openAsker(io, options.lang);
  try {
    return await asked(asker, io, guides, said, options);
  } finally {
    asker.close();
  }
}

/** Flags nobody has given, with what goes behind each. */
function missingIn({ name, code, kind, guides }: Said): Wording[] {
  return [
    name === null ? wording('--name <县（市、区）名称>', '--name <name of the county, in Chinese>') : null,
    code === null ? wording('--code <六位行政区划代码>', '--code <division code, six digits>') : null,
    guides === null ? wording('--domains <领域,领域…|全部>', '--domains <domain,domain…|all>') : null,
    name !== null && kind === null
      ? wording(
          `--level <县|区|市|旗>（“${name}”没有写出是县还是区；名称写全称，就不用写它）`,
          `--level <县|区|市|旗> (“${name}” does not say which it is; the full name would)`,
        )
      : null,
  ].filter((flag) => flag !== null);
}

type Said = { readonly [K in keyof Answers]: Answers[K] | null };

function fromFlags(guides: readonly Guide[], options: InitOptions): Said {
  const name = options.name?.normalize('NFKC').trim() ?? null;
  const code = options.code?.normalize('NFKC').trim() ?? null;
  for (const problem of [
    name === null ? null : nameProblem(name),
    code === null ? null : codeProblem(code),
  ]) {
    if (problem !== null) throw new CommandError(problem.zh, problem.en);
  }
  const chosen = options.domains === undefined ? null : domainsIn(options.domains, guides);
  if (chosen !== null && 'wrong' in chosen) throw new CommandError(chosen.wrong.zh, chosen.wrong.en);
  return {
    name,
    code,
    kind: options.level ?? (name === null ? null : kindOf(name)),
    guides: chosen?.guides ?? null,
    ci: options.ci ?? null,
  };
}

function isComplete(said: Said): said is Omit<Answers, 'ci'> & Pick<Said, 'ci'> {
  return said.name !== null && said.code !== null && said.kind !== null && said.guides !== null;
}

async function asked(
  { ask }: Asker,
  io: Io,
  guides: readonly Guide[],
  said: Said,
  { lang }: InitOptions,
): Promise<Answers> {
  const say = (zh: string, en: string): string => (lang === 'zh' ? zh : en);
  const checked =
    (problem: (text: string) => Wording | null) =>
    (answer: string): Understood<string> => {
      const plain = answer.normalize('NFKC');
      const wrong = problem(plain);
      return wrong === null ? { value: plain } : { wrong };
    };
  const name =
    said.name ?? (await ask(say('县（市、区）名称', 'Name of the county'), null, checked(nameProblem)));
  const code =
    said.code ??
    (await ask(say('六位行政区划代码', 'Division code, six digits'), null, checked(codeProblem)));
  const kind =
    said.kind ??
    kindOf(name) ??
    (await ask(say('单位名称前怎么称呼本地：县、区、市、旗', 'Kind: 县, 区, 市 or 旗'), null, kindIn));
  const chosen = said.guides ?? (await askDomains(ask, io, guides, say));
  const ci =
    said.ci ??
    (await ask(
      say('用哪种持续集成：github、gitlab、gitee、jenkins，可写几个', 'CI: github, gitlab, gitee, jenkins'),
      say('不用', 'none'),
      systemsIn,
    ));
  const items = chosen.reduce((sum, guide) => sum + guide.items.length, 0);
  const go = await ask(
    say(
      `${name}（${code}），${chosen.length} 个领域，起草 ${items} 个事项。开始吗`,
      `${name} (${code}), ${chosen.length} domains, ${items} drafts. Go ahead`,
    ),
    say('是', 'yes'),
    yesIn,
  );
  if (!go) throw new CommandError('没有建立工作区，什么也没有写。', 'Nothing was written.');
  return { name, code, kind, guides: chosen, ci };
}

function askDomains(
  ask: Asker['ask'],
  io: Io,
  guides: readonly Guide[],
  say: (zh: string, en: string) => string,
): Promise<readonly Guide[]> {
  const lines = guides.map(({ domain, items }, index) =>
    say(`  ${index + 1}. ${domain}（${items.length}）`, `  ${index + 1}. ${domain} (${items.length})`),
  );
  io.err(
    `${say('有标准指引的领域（括号里是事项数）：', 'Domains with a guide, and how many items each has:')}\n${lines.join('\n')}\n`,
  );
  return ask(
    say('公开哪些领域：写序号或名称，用逗号分开', 'Which domains: numbers or names, parted by commas'),
    say('全部', 'all'),
    (answer) => {
      const found = domainsIn(answer, guides);
      return 'wrong' in found ? found : { value: found.guides };
    },
  );
}

/** `义务教育,安全生产`, prefixes, numbers of the list, or 全部. */
function domainsIn(
  words: string,
  guides: readonly Guide[],
): { readonly guides: readonly Guide[] } | { readonly wrong: Wording } {
  const names = words
    .split(/[,，、;；|\s]+/u)
    .map((name) => name.normalize('NFKC'))
    .filter((name) => name !== '');
  if (names.length === 1 && /^(?:全部|所有|all)$/iu.test(names[0] ?? '')) return { guides };
  const found = new Set<Guide>();
  const unknown: { name: string; near: string | null }[] = [];
  for (const name of names) {
    const numbered = /^\d{1,2}$/u.test(name) ? guides[Number(name) - 1] : undefined;
    const { guide, near } = findGuide(name, guides);
    if (numbered !== undefined) found.add(numbered);
    else if (guide !== null) found.add(guide);
    else unknown.push({ name, near });
  }
  if (unknown.length > 0) return { wrong: unknownDomains(unknown) };
  if (found.size === 0) {
    return { wrong: wording('至少写一个领域，或写“全部”', 'name a domain at least, or write all') };
  }
  return { guides: guides.filter((guide) => found.has(guide)) };
}

function unknownDomains(unknown: readonly { name: string; near: string | null }[]): Wording {
  const zh = unknown.map(({ name, near }) => `“${name}”${near === null ? '' : `（是不是“${near}”？）`}`);
  const en = unknown.map(({ name, near }) => `“${name}”${near === null ? '' : ` (did you mean “${near}”?)`}`);
  return {
    zh: `没有这些领域的标准指引：${zh.join('、')}。gongkai guide list 列出全部领域`,
    en: `No guide of these domains: ${en.join(', ')}. gongkai guide list shows all`,
  };
}

function kindIn(answer: string): Understood<CountyKind> {
  const value = countyKinds.find((kind) => kind === answer);
  return value === undefined
    ? { wrong: wording(`写 ${countyKinds.join('、')} 中的一个`, `write one of ${countyKinds.join(', ')}`) }
    : { value };
}

function systemsIn(answer: string): Understood<readonly CiSystem[]> {
  if (/^(?:不用|没有|无|否|none|no)$/iu.test(answer)) return { value: [] };
  const names = answer.toLowerCase().split(/[,，、;；|\s]+/u);
  const known = ciSystems.filter((system) => names.includes(system));
  return known.length === new Set(names).size
    ? { value: known }
    : {
        wrong: wording(
          `可以写 ${ciSystems.join('、')}，或“不用”`,
          `write some of ${ciSystems.join(', ')}, or none`,
        ),
      };
}

function yesIn(answer: string): Understood<boolean> {
  if (/^(?:是|好|对|开始|y|yes)$/iu.test(answer)) return { value: true };
  if (/^(?:否|不|不是|算了|n|no)$/iu.test(answer)) return { value: false };
  return { wrong: wording('写“是”或“否”', 'write yes or no') };
}
