// docs/rules.md, docs/commands.md and docs/fields.md, from the rules, the program and the schemas.
import { readdirSync, readFileSync } from 'node:fs';

const severities = { error: '错误 error', warning: '警告 warning', advice: '建议 advice' };

/** Every claim a catalog is held to, in the order it is checked, explained as `gongkai explain` does. */
export async function rulesPage() {
  const { claimGroups, explanationOf } = await import('../build/explain.js');
  const { explanationParts } = await import('../build/print/explanation-parts.js');
  const intro =
    '检查时依次核对的每一条要求，与 `gongkai explain <规则>` 相同。The claims a catalog is held to, as `gongkai explain <code>` says them.';
  return page('规则 Rules', intro, [
    ...claimGroups().flatMap(({ title, claims }) => [
      `## ${title.zh} ${title.en}`,
      '',
      ...claims.flatMap((claim) => claimLines(claim, explanationParts(claim, explanationOf(claim.code)))),
    ]),
  ]);
}

/** The claims clerks meet most, by what they were doing; the order is that of a clerk's day. */
const met = {
  文件写不对: [
    ...['ascii-punctuation', 'spaces-not-tabs', 'utf8-files', 'well-formed-yaml', 'unique-keys'],
    ...['known-fields', 'required-fields', 'allowed-values', 'field-formats'],
  ],
  事项写不全: [
    ...['mandatory-elements', 'no-placeholders', 'known-agencies', 'known-channels', 'unique-entry-ids'],
    ...['citations-well-formed', 'known-document-numbers', 'citations-in-force', 'time-limit-understood'],
  ],
  与标准指引对不上: [
    ...['near-guide-items-confirmed', 'time-limit-within-guide', 'content-within-guide'],
    ...['channels-within-guide', 'method-within-guide', 'exemptions-in-force', 'exemptions-needed'],
  ],
};

/** docs/zh/常见提示.md: what clerks meet most, in Chinese only, from the same explanations. */
export async function messagesPage() {
  const { claimGroups, explanationOf } = await import('../build/explain.js');
  const { explanationParts } = await import('../build/print/explanation-parts.js');
  const claims = new Map(claimGroups().flatMap((group) => group.claims.map((claim) => [claim.code, claim])));
  const lines = Object.entries(met).flatMap(([doing, codes]) => [
    `## ${doing}`,
    '',
    ...codes.flatMap((code) => {
      const claim = claims.get(code);
      if (claim === undefined) throw new Error(`no claim has the code ${code}`);
      const parts = explanationParts(claim, explanationOf(code));
      return [`### ${claim.claim.zh}`, '', `代号 \`${code}\``, '', ...parts.flatMap(messageLines), ''];
    }),
  ]);
  const intro =
    '经办人最常遇到的提示：要求什么、为什么、错的和对的写法。问题第一行末尾是规则的代号，按代号在本页查找；全部规则见 [rules.md](../rules.md)，也可以运行 `gongkai explain <代号>`。';
  return page('常见提示', intro, lines);
}

/** @param {any} part */
function messageLines({ title, words, sample }) {
  return sample === null ? [`- ${title.zh}：${words.zh}`] : [`- ${title.zh}`, ...fenced(sample)];
}

/** @param {any} claim @param {readonly any[]} parts */
function claimLines({ code, severity, claim }, parts) {
  return [
    `### ${code}`,
    '',
    `${severities[/** @type {keyof typeof severities} */ (severity)]}`,
    '',
    `${claim.zh}。`,
    `${claim.en}.`,
    '',
    ...parts.flatMap(({ title, words, sample }) => [
      ...(words === null
        ? [`- ${title.zh} ${title.en}`]
        : [`- ${title.zh}：${words.zh}`, `- ${title.en}: ${words.en}`]),
      ...(sample === null ? [] : fenced(sample)),
    ]),
    '',
  ];
}

/** @param {{language: string, lines: string}} sample */
function fenced({ language, lines }) {
  return [
    '',
    `  \`\`\`${language}`,
    ...lines
      .trimEnd()
      .split('\n')
      .map((line) => `  ${line}`),
    '  ```',
    '',
  ];
}

/** The help of every command, in both languages. */
export async function commandsPage() {
  const { programOf } = await import('../build/cli/program.js');
  const { allCommands, dressed } = await import('../build/cli/help.js');
  const lines = [];
  for (const language of /** @type {const} */ (['zh', 'en'])) {
    // Nothing is run: the commands are only asked for their help.
    const actions = /** @type {any} */ ({});
    const program = dressed(
      programOf(language, '', actions, () => undefined),
      language,
    );
    lines.push(language === 'zh' ? '## 中文' : '## English', '');
    for (const command of allCommands(program)) {
      const name = pathOf(command);
      lines.push(`### ${name}`, '', '```', helpOf(command), '```', '');
    }
  }
  return page('命令 Commands', '与 `gongkai help <命令>` 相同。The same as `gongkai help <command>`.', lines);
}

/** `gongkai guide show`. @param {any} command @returns {string} */
function pathOf(command) {
  return command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`;
}

/** @param {any} command */
function helpOf(command) {
  let text = '';
  command.configureOutput({
    writeOut: (/** @type {string} */ part) => {
      text += part;
    },
    getOutHelpWidth: () => 100,
  });
  command.outputHelp();
  return text.trim();
}

/** Every field of every kind of file, with both names. */
export async function fieldsPage() {
  const { mandatoryElements } = await import('../build/model/catalog.js');
  /** What an entry lacks only until it is final; the schema cannot ask for it, for defaults may give it. */
  const elements = new Set(/** @type {readonly string[]} */ (mandatoryElements));
  const schemas = new Map(
    readdirSync('schemas')
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => JSON.parse(readFileSync(`schemas/${name}`, 'utf8')))
      .map((schema) => [schema.$id, schema]),
  );
  const order = [
    'workspace',
    'agencies',
    'columns',
    'entries',
    'exemptions',
    'lineage',
    'participation',
    'baseline',
    'holidays',
    'page',
    'traditional',
    'guide',
    'scheme',
    'channels',
    'instruments',
    'limits',
  ];
  const lines = order.flatMap((kind) => {
    const schema = schemas.get(`gongkai:${kind}`);
    return [
      `## ${schema['x-zh-title']}`,
      '',
      `${schema.title}.`,
      '',
      '| 字段 | field | 必填 | 说明 | description |',
      '| --- | --- | --- | --- | --- |',
      ...rows(schema, schema, ''),
      '',
    ];
  });
  const intro = [
    '中文、英文字段名可以混用。Chinese and English names may be mixed.',
    '',
    '必填一栏写“正式”的，是法定的八个要素：正式事项必须有，写在事项里或者本文件的“默认”里都算；草稿可以暂缺。',
    'Fields marked 正式 are the eight elements the law names: a final entry has them, by itself or by the defaults of its file; a draft may lack them.',
  ];
  return page('字段 Fields', intro.join('\n'), lines);

  /** @param {any} node @param {any} root @param {string} prefix @returns {string[]} */
  function rows(node, root, prefix) {
    const required = new Set(node.required ?? []);
    return Object.entries(node.properties ?? {}).flatMap(([name, property]) => {
      const { merged, home } = follow(property, root);
      const words = choicesOf(merged, home);
      const row = [
        `${prefix}${merged['x-zh']}`,
        `\`${name}\``,
        required.has(name) ? '是' : prefix === '事项 › ' && elements.has(name) ? '正式' : '',
        `${merged['x-zh-description']}${words === '' ? '' : `可选：${words}。`}`,
        merged.description,
      ];
      const inner = merged.properties ? { node: merged, home } : listItem(merged, home);
      const below = inner === null ? [] : rows(inner.node, inner.home, `${prefix}${merged['x-zh']} › `);
      return [`| ${row.join(' | ')} |`, ...below];
    });
  }

  /** @param {any} merged @param {any} home */
  function listItem(merged, home) {
    if (!merged.items) return null;
    const item = follow(merged.items, home);
    return item.merged.properties ? { node: item.merged, home: item.home } : null;
  }

  /** @param {any} merged @param {any} home */
  function choicesOf(merged, home) {
    const node = merged.items ? follow(merged.items, home).merged : merged;
    return Object.values(node['x-zh-enum'] ?? {}).join('、');
  }

  /** @param {any} node @param {any} root @returns {{merged: any, home: any}} */
  function follow(node, root) {
    if (node.$ref === undefined) return { merged: node, home: root };
    const [id, path] = node.$ref.split('#');
    const home = id === '' ? root : schemas.get(id);
    const { merged, home: last } = follow(home.$defs[path.replace('/$defs/', '')], home);
    return { merged: { ...merged, ...node }, home: last };
  }
}

/** @param {string} title @param {string} intro @param {string[]} lines */
function page(title, intro, lines) {
  const note = '<!-- Generated by `npm run generate`; change the source instead. -->';
  return `${[note, `# ${title}`, '', intro, '', ...lines].join('\n').trimEnd()}\n`;
}
