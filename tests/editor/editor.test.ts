import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { globsOf } from '../../src/load/homes.js';
import { fieldNames } from '../../src/model/vocabulary.js';
import { parseTimeLimit } from '../../src/text/time-limit/parse.js';
import { requireBuild, run, temporaryFolder } from '../binary.js';
import { type Completion, LanguageServer, type Position } from './language-server.js';

let folder: string;
let server: LanguageServer;

/** Every YAML file of the example, by its path. */
let files: ReadonlyMap<string, string>;

beforeAll(async () => {
  requireBuild();
  folder = temporaryFolder('editor');
  cpSync('catalog/example', folder, { recursive: true });
  expect((await run(['editor'], folder)).code).toBe(0);
  files = new Map(
    readdirSync('catalog/example', { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.yaml'))
      .map((path) => [path, readFileSync(join('catalog/example', path), 'utf8')]),
  );
  server = await LanguageServer.start(folder);
});

afterAll(() => {
  server.stop();
  rmSync(folder, { recursive: true });
});

const entry = `领域: 义务教育
事项:
  - 编码: YWJY-0502
    名称: 招生政策
    时限: 自信息形成或者变更之日起20个工作日内
    方式: 主动公布
    渠道:
      - 政府网站
`;

/** Where `text` stands in a file, moved by some characters. */
function at(file: string, text: string, move = 0): Position {
  const before = file.slice(0, file.indexOf(text)).split('\n');
  return { line: before.length - 1, character: (before.at(-1) ?? '').length + move };
}

function labels(completions: readonly Completion[]): string[] {
  return completions.map(({ label }) => label);
}

describe('yaml-language-server in a workspace', () => {
  it('offers the Chinese fields of an entry: a clerk would have to know them by heart', async () => {
    const text = `${entry}    \n`;
    await server.open('entries/项.yaml', text);
    const offered = await server.complete('entries/项.yaml', { line: 8, character: 4 });
    expect(labels(offered)).toEqual(
      expect.arrayContaining(['一级事项', '内容', '依据', '主体', '对象', '层级']),
    );
    // What is written already, in either language, and the other spellings of a field are not offered.
    expect(labels(offered)).not.toEqual(expect.arrayContaining(['时限']));
    expect(labels(offered).filter((label) => /^[a-z]/iu.test(label))).toEqual([]);
    expect(offered.find(({ label }) => label === '主体')?.documentation).toMatchObject({
      value: expect.stringContaining('负责公开的单位'),
    });
  });

  it('offers the names of the registers where they are written', async () => {
    const text = `${entry}      -${' '}\n    主体:${' '}\n    标准:${' '}\n    依据:\n      -${' '}\n    方式:${' '}\n    时限:${' '}\n`;
    await server.open('entries/名.yaml', text);
    const offered = async (field: string, move: number, line = 0): Promise<string[]> => {
      const { line: first, character } = at(text, field, move);
      return labels(await server.complete('entries/名.yaml', { line: first + line, character }));
    };
    expect(await offered('- 政府网站', 2, 1)).toEqual(
      expect.arrayContaining(['政府网站', '两微一端', '公开查阅点']),
    );
    expect(await offered('主体: ', 4)).toContain('示例县教育和体育局');
    expect(await offered('标准: ', 4)).toContain('YWJY-0502');
    expect(await offered('依据:', 4, 1)).toContain('《中华人民共和国政府信息公开条例》(国务院令第711号)');
  });

  it('offers a whole entry to fill in', async () => {
    const text = '领域: 义务教育\n事项:\n  - \n';
    await server.open('entries/空.yaml', text);
    const offered = await server.complete('entries/空.yaml', { line: 2, character: 4 });
    const snippet = offered.find(({ label }) => label === '新增事项');
    expect(snippet?.textEdit?.newText ?? snippet?.insertText).toMatchInlineSnapshot(`
      "编码: \${1:编码}
        一级事项:
          - \${2:一级事项}
        名称: \${3:名称}
        内容:
          - \${4:内容}
        依据:
          - \${5:依据}
        时限: \${6:自信息形成或者变更之日起20个工作日内}
        主体:
          - \${7:主体}
        渠道:
          - \${8:渠道}
        对象: \${9:全社会}
        方式: \${10|主动公开,依申请公开,不予公开|}"
    `);
  });

  it('says in Chinese what a field is for', async () => {
    await server.open('entries/新.yaml', entry);
    const said = await server.hover('entries/新.yaml', at(entry, '时限', 1));
    expect(said).toMatch(/^#### 时限\n\n公开时限，如“自信息形成或者变更之日起20个工作日内”。/u);
    // A field that takes several spellings is explained whichever is written.
    const english = entry.replace('时限:', 'timeLimit:').replace('方式:', '公开方式:');
    await server.open('entries/英.yaml', english);
    expect(await server.hover('entries/英.yaml', at(english, 'timeLimit', 1))).toMatch(/^#### 时限/u);
    expect(await server.hover('entries/英.yaml', at(english, '公开方式', 1))).toMatch(/^#### 方式/u);
  });

  it('underlines a word that is none of those to choose from, and nothing beside it', async () => {
    const wrong = await server.open('entries/错.yaml', entry.slice(0, entry.indexOf('    渠道')));
    expect(wrong.map(({ range, message }) => ({ range, message }))).toEqual([
      {
        range: { start: at(entry, '主动公布'), end: at(entry, '主动公布', 4) },
        message: '可以写：主动公开、依申请公开、不予公开',
      },
    ]);
  });

  it('reports what is missing, unknown, or written twice in two languages', async () => {
    const text =
      "名称: 甲县\n代码: '110101'\n领域:\n  - 名称: 义务教育\n日期: 2026-06-30\ndate: 2026-07-01\n备忘: 无\n";
    const found = await server.open('缺/gongkai.yaml', text);
    expect(found.map(({ range, message }) => [range.start.line, message]).sort()).toEqual([
      [3, '缺少“牵头单位”，补上“牵头单位: …”'],
      [5, '与“日期”是同一个字段，只能写一次'],
      [6, 'Property 备忘 is not allowed.'],
    ]);
  });

  it('marks nothing in the example: a clerk would learn to overlook the marks', async () => {
    expect(files.size).toBeGreaterThan(40);
    for (const [path, text] of files) expect(await server.open(path, text), path).toEqual([]);
  });

  it('marks nothing where Chinese and English fields are mixed', async () => {
    for (const [path, text] of files) {
      // One wrong field shows that the file is looked at.
      const mixed = `${stringify(alternating(parse(text)), { lineWidth: 0 })}没有的字段: 1\n`;
      const marked = await server.open(`混/${path}`, mixed);
      expect(
        marked.map(({ message }) => message),
        path,
      ).toEqual(['Property 没有的字段 is not allowed.']);
    }
  });
});

/** Every other field in English. */
function alternating(value: unknown): unknown {
  const english = new Map(Object.entries(fieldNames).map(([en, zh]) => [zh, en]));
  // Two fields may have one Chinese name in different records; these stay as they are.
  const twice = Object.values(fieldNames).filter((zh, index, all) => all.indexOf(zh) !== index);
  let count = 0;
  return walk(value);

  function walk(node: unknown): unknown {
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(
      Object.entries(node).map(([key, child]) => {
        count += 1;
        const other = twice.includes(key) || count % 2 === 0 ? key : (english.get(key) ?? key);
        return [other, walk(child)];
      }),
    );
  }
}

describe('gongkai editor', () => {
  it('writes schemas of draft 07 that stand alone: an editor without a network could not read others', () => {
    const schemas = readdirSync(join(folder, '.gongkai/schemas'));
    expect(schemas.sort()).toEqual(
      globsOf()
        .map(({ kind }) => `${kind}.json`)
        .sort(),
    );
    for (const name of schemas) {
      const text = readFileSync(join(folder, '.gongkai/schemas', name), 'utf8');
      const ajv = new Ajv({ strict: false });
      formats.default(ajv, ['date']);
      expect(() => ajv.compile(JSON.parse(text)), name).not.toThrow();
      expect(text.match(/"\$ref": "(?!#\/definitions\/)[^"]*"/gu), name).toBeNull();
    }
  });

  it('offers only time limits that it understands itself', () => {
    const { $defs } = JSON.parse(readFileSync('schemas/entries.json', 'utf8'));
    expect($defs.timeLimit['x-examples'].length).toBeGreaterThan(3);
    for (const example of $defs.timeLimit['x-examples']) {
      expect(parseTimeLimit(example).kind, example).toBe('parsed');
    }
  });

  it('keeps the settings a person has, and writes nothing the second time', async () => {
    const own = workspace({
      '.vscode/settings.json': '{\n    "yaml.schemaStore.enable": true,\n    "editor.fontSize": 16\n}\n',
    });
    expect((await run(['editor'], own)).code).toBe(0);
    const text = readFileSync(join(own, '.vscode/settings.json'), 'utf8');
    expect(text).toMatch(/^ {4}"yaml/mu);
    expect(JSON.parse(text)).toMatchObject({
      'yaml.schemaStore.enable': true,
      'editor.fontSize': 16,
      'yaml.schemas': { './.gongkai/schemas/entries.json': expect.arrayContaining(['entries/**/*.yaml']) },
    });
    expect((await run(['editor'], own)).stdout).toBe('都已是最新，没有改动\n');
  });

  it('leaves settings with comments alone and says what to add: the comments would be lost', async () => {
    const settings = '{\n  // 字号\n  "editor.fontSize": 16\n}\n';
    const own = workspace({ '.vscode/settings.json': settings });
    const { code, stderr } = await run(['editor'], own);
    expect(code).toBe(1);
    expect(stderr).toContain('请打开它，把下面各项加进去');
    expect(stderr).toContain('"./.gongkai/schemas/entries.json"');
    expect(readFileSync(join(own, '.vscode/settings.json'), 'utf8')).toBe(settings);
    expect(readdirSync(join(own, '.gongkai/schemas'))).toContain('entries.json');
  });

  it.each([
    ['{"editor.fontSize": 16,}', '不是正确的 JSON'],
    ['{"git.path": "https://x/*", "a": }', '不是正确的 JSON'],
    ['{"a": "\\"", /* 字号 */ "b": 1}', '里有注释'],
    ['[]', '的内容不是一组设置'],
  ])('says why it leaves %s alone: nobody finds comments where there are none', async (settings, why) => {
    const own = workspace({ '.vscode/settings.json': settings });
    const { code, stderr } = await run(['editor'], own);
    expect(stderr).toContain(`“.vscode/settings.json”${why}`);
    expect(code).toBe(1);
    expect(readFileSync(join(own, '.vscode/settings.json'), 'utf8')).toBe(settings);
  });

  it('offers English fields to those who write in English', async () => {
    const own = workspace({});
    expect((await run(['editor', '--lang', 'en'], own)).code).toBe(0);
    const english = await LanguageServer.start(own);
    await english.open('entries/new.yaml', 'domain: 义务教育\nitems:\n  - id: YWJY-0502\n    \n');
    const offered = labels(await english.complete('entries/new.yaml', { line: 3, character: 4 }));
    english.stop();
    expect(offered).toEqual(expect.arrayContaining(['timeLimit', 'channels']));
    expect(offered).not.toContain('时限');
  });
});

function workspace(extra: Readonly<Record<string, string>>): string {
  const own = temporaryFolder('editor-own');
  const all = { 'gongkai.yaml': '名称: 甲县\n领域: []\n', ...extra };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(join(own, path, '..'), { recursive: true });
    writeFileSync(join(own, path), text);
  }
  return own;
}
