import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { runCheck } from '../../src/cli/check.js';
import { type Format, formats } from '../../src/cli/reports.js';
import { sarifSchema } from './sarif-schema.js';

const folder = mkdtempSync(join(tmpdir(), 'gongkai-reports-'));
const reports = new Map<Format, string>();
let printed = '';

/** What every format has to tell of tests/cases/_base/findings: severity, file and line. */
const expected = [
  'advice agencies.yaml 6',
  'advice entries/涉农补贴.yaml 17',
  'error entries/涉农补贴.yaml 15',
  'error entries/涉农补贴.yaml 20',
  'warning entries/涉农补贴.yaml 19',
  'warning entries/涉农补贴.yaml 22',
  'warning 备用/旧.yaml 1',
];
/** In this repository, files are named from its root. */
const prefix = 'tests/cases/_base/findings/';

beforeAll(async () => {
  const io = {
    out: (text: string): void => {
      printed += text;
    },
    err: () => undefined,
    colours: true,
    errColours: false,
    interactive: false,
    today: '2026-06-30',
  };
  const files = formats.map((format) => ({ format, file: join(folder, format) }));
  const code = await runCheck(io, resolve('tests/cases/_base/findings'), {
    lang: 'zh',
    format: 'text',
    report: files,
  });
  expect(code).toBe(1);
  for (const { format, file } of files) reports.set(format, readFileSync(file, 'utf8'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function report(format: Format): string {
  return reports.get(format) ?? '';
}

describe('reports', () => {
  it('are written beside the output, without its colours: build servers would show escapes', () => {
    expect(reports.size).toBe(8);
    expect(printed).toContain('\u001b[31m错误');
    expect([...reports.values()].join('')).not.toContain('\u001b');
  });

  it('json: tells the same findings as all others', () => {
    const { diagnostics } = JSON.parse(report('json'));
    expect(
      sorted(
        diagnostics.map(
          ({ severity, file, start }: Told) => `${severity} ${file} ${start === null ? 1 : start.line}`,
        ),
      ),
    ).toEqual(expected);
  });
});

interface Told {
  readonly severity: string;
  readonly file: string;
  readonly start: { readonly line: number } | null;
}

describe('SARIF', () => {
  it('holds to the schema of SARIF 2.1.0: code scanning refuses a file that does not', () => {
    const valid = sarifSchema();
    expect(valid(JSON.parse(report('sarif'))), JSON.stringify(valid.errors)).toBe(true);
    expect(valid({ ...JSON.parse(report('sarif')), runs: [{}] })).toBe(false);
  });

  it('tells every finding at its place, with its rule, under a name of its own', () => {
    const [{ results, tool }] = JSON.parse(report('sarif')).runs;
    const severities: Record<string, string> = { error: 'error', warning: 'warning', note: 'advice' };
    expect(
      sorted(
        results.map(({ level, locations: [{ physicalLocation: at }] }: SarifResult) =>
          [
            severities[level],
            decodeURIComponent(at.artifactLocation.uri).slice(prefix.length),
            at.region?.startLine ?? 1,
          ].join(' '),
        ),
      ),
    ).toEqual(expected);
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
    const names = results.map((result: SarifResult) => result.partialFingerprints['gongkai/v1']);
    expect(new Set(names).size).toBe(results.length);
  });

  it('counts columns as editors do: marks would stand beside the word', () => {
    const [{ columnKind, results }] = JSON.parse(report('sarif')).runs;
    expect(columnKind).toBe('utf16CodeUnits');
    const region = results.find(({ ruleId }: SarifResult) => ruleId === 'known-agencies').locations[0]
      .physicalLocation.region;
    const line =
      readFileSync(`${prefix}entries/涉农补贴.yaml`, 'utf8').split('\n')[region.startLine - 1] ?? '';
    expect(line.slice(region.startColumn - 1, region.endColumn - 1)).toBe('县农业局, <试点>&100%：“甲”');
  });
});

interface SarifResult {
  readonly ruleId: string;
  readonly level: string;
  readonly locations: readonly [
    {
      readonly physicalLocation: {
        readonly artifactLocation: { readonly uri: string };
        readonly region?: { readonly startLine: number };
      };
    },
  ];
  readonly partialFingerprints: Readonly<Record<string, string>>;
}

describe('JUnit', () => {
  it('holds to the schema of Jenkins: it would take the file for no result at all', async () => {
    const schema = readFileSync('tests/print/schemas/junit.xsd', 'utf8');
    const validate = (contents: string): ReturnType<typeof validateXML> =>
      validateXML({ xml: { fileName: 'report.xml', contents }, schema });
    const result = await validate(report('junit'));
    expect(result.errors).toEqual([]);
    expect(result.valid).toBe(true);
    expect((await validate(report('junit').replaceAll(' tests=', ' test='))).valid).toBe(false);
  });

  it('fails for errors and passes with warnings, as the command does, and counts both rightly', () => {
    const seen = elements(report('junit'));
    const total = seen.find(({ name }) => name === 'testsuites')?.attributes;
    const tests = seen.filter(({ name }) => name === 'testcase');
    const failures = seen.filter(({ name }) => name === 'failure');
    expect(total).toMatchObject({ tests: String(tests.length), failures: String(failures.length) });
    expect(failures.map(({ attributes }) => attributes.type)).toEqual(['error', 'error']);
    expect(seen.filter(({ name }) => name === 'system-out')).toHaveLength(5);
    expect(new Set(tests.map(({ attributes: a }) => `${a.classname} ${a.name}`)).size).toBe(tests.length);
  });
});

describe('Checkstyle', () => {
  it('is XML that gives back the words of the clerk, and every finding at its place', () => {
    const seen = elements(report('checkstyle'));
    let file = '';
    const told: string[] = [];
    const severities: Record<string, string> = { error: 'error', warning: 'warning', info: 'advice' };
    for (const { name, attributes: a } of seen) {
      if (name === 'file') file = (a.name ?? '').slice(prefix.length);
      if (name === 'error') told.push(`${severities[a.severity ?? '']} ${file} ${a.line ?? 1}`);
    }
    expect(sorted(told)).toEqual(expected);
    expect(seen.some(({ attributes: a }) => a.message?.includes('<试点>&100%：“甲””不在') === true)).toBe(
      true,
    );
  });
});

describe('GitLab Code Quality', () => {
  it('has the fields and values GitLab documents, and names of findings that are all different', () => {
    const issues: GitlabIssue[] = JSON.parse(report('gitlab'));
    for (const issue of issues) {
      expect(Object.keys(issue).sort()).toEqual([
        'check_name',
        'description',
        'fingerprint',
        'location',
        'severity',
      ]);
      expect(['info', 'minor', 'major', 'critical', 'blocker']).toContain(issue.severity);
      expect(issue.fingerprint).toMatch(/^[0-9a-f]{64}$/u);
      expect(issue.description).toMatch(/^[^\n]+$/u);
      // Relative to the root of the repository, without “./”.
      expect(issue.location.path).toMatch(/^tests\/cases\//u);
    }
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
    const severities: Record<string, string> = { critical: 'error', minor: 'warning', info: 'advice' };
    expect(
      sorted(
        issues.map(
          ({ severity, location: { path, lines } }) =>
            `${severities[severity]} ${path.slice(prefix.length)} ${lines.begin}`,
        ),
      ),
    ).toEqual(expected);
  });
});

interface GitlabIssue {
  readonly description: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

describe('GitHub', () => {
  it('is one command a finding, from which the runner gets back what was said', () => {
    const severities: Record<string, string> = { error: 'error', warning: 'warning', notice: 'advice' };
    const lines = report('github').trimEnd().split('\n');
    expect(lines.pop()).toMatch(/^::error title=gongkai::3 个正式事项.*2 个错误，3 个警告，2 条建议。$/u);
    const read = lines.map((line) => {
      const [, command = '', list = '', data = ''] = /^::(\w+) ([^:]*)::(.*)$/u.exec(line) ?? [];
      const properties = Object.fromEntries(list.split(',').map((pair) => pair.split('=')));
      return { command, properties, data: decodeURIComponent(data) };
    });
    expect(
      sorted(
        read.map(
          ({ command, properties: { file, line } }) =>
            `${severities[command]} ${decodeURIComponent(file ?? '').slice(prefix.length)} ${line ?? 1}`,
        ),
      ),
    ).toEqual(expected);
    expect(read.some(({ data }) => data.startsWith('公开主体“县农业局, <试点>&100%：“甲””不在'))).toBe(true);
  });
});

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

function elements(xml: string): Element[] {
  const seen: Element[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    seen.push({ name, attributes: attributes as Record<string, string> });
  });
  parser.write(xml).close();
  return seen;
}

function sorted(lines: readonly string[]): string[] {
  return [...lines].sort();
}
