import { groupedBy } from '../model/grouped.js';
import { type Wording, wording } from '../model/wording.js';
import { xmlAttributes, xmlText } from '../text/xml.js';
import { positionOf } from './diagnostics-text.js';
import { findingText } from './finding-text.js';
import type { Findings } from './findings.js';
import { inReadingOrder, type LocatedDiagnostic } from './order.js';

/**
 * Findings as JUnit results, for Jenkins and GitLab: every claim is a suite, and every file that breaks it a
 * test of the suite. What fails the run is a failure; what only should be looked at is output of a test that passed.
 */
export function findingsJunit(findings: Findings): string {
  const located = inReadingOrder(findings.diagnostics, findings.locate);
  const byClaim = groupedBy(located, ({ diagnostic }) => diagnostic.code);
  const suites = findings.claims.map(({ code, claim }) =>
    suiteOf(code, claim, byClaim.get(code) ?? [], findings),
  );
  const sum = (of: (suite: Suite) => number): number => suites.reduce((total, suite) => total + of(suite), 0);
  const totals = {
    name: 'gongkai',
    tests: sum(({ tests }) => tests),
    failures: sum(({ failures }) => failures),
  };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${xmlAttributes({ ...totals, errors: 0 })}>`,
    ...suites.flatMap(({ lines }) => lines),
    '</testsuites>',
    '',
  ].join('\n');
}

interface Suite {
  readonly tests: number;
  readonly failures: number;
  readonly lines: readonly string[];
}

function suiteOf(
  code: string,
  claim: Wording,
  found: readonly LocatedDiagnostic[],
  findings: Findings,
): Suite {
  const byFile = [...groupedBy(found, ({ at }) => at.file)];
  const cases =
    byFile.length === 0
      ? [{ failed: false, lines: [`    <testcase${named(code, claim[findings.language])}/>`] }]
      : byFile.map(([file, all]) => caseOf(code, file, all, findings));
  const failures = cases.filter(({ failed }) => failed).length;
  const counts = { name: code, tests: cases.length, failures, errors: 0, skipped: 0 };
  return {
    tests: cases.length,
    failures,
    lines: [
      `  <testsuite${xmlAttributes(counts)}>`,
      ...cases.flatMap(({ lines }) => lines),
      '  </testsuite>',
    ],
  };
}

function caseOf(
  code: string,
  file: string,
  all: readonly LocatedDiagnostic[],
  { language, prefix, verdict }: Findings,
): { readonly failed: boolean; readonly lines: readonly string[] } {
  const fails = ({ diagnostic: { severity } }: LocatedDiagnostic): boolean =>
    severity === 'error' || (verdict.gate === 'strict' && severity === 'warning');
  const said = (some: readonly LocatedDiagnostic[]): string =>
    some
      .map(({ diagnostic, at }) => `${prefix}${positionOf(at)}\n${findingText(diagnostic, language)}\n`)
      .join('\n');
  const failing = all.filter(fails);
  const others = all.filter((finding) => !fails(finding));
  const [first] = failing;
  const more = wording(`（共 ${failing.length} 处）`, ` (${failing.length} in all)`)[language];
  const message = `${first?.diagnostic.message[language] ?? ''}${failing.length > 1 ? more : ''}`;
  const type = first?.diagnostic.severity ?? null;
  return {
    failed: first !== undefined,
    lines: [
      `    <testcase${named(code, `${prefix}${file}`)}>`,
      ...(first === undefined
        ? []
        : [`      <failure${xmlAttributes({ message, type })}>${xmlText(said(failing))}</failure>`]),
      ...(others.length === 0 ? [] : [`      <system-out>${xmlText(said(others))}</system-out>`]),
      '    </testcase>',
    ],
  };
}

/** GitLab knows a test by class and name, and shows the first of several with the same. */
function named(code: string, name: string): string {
  return xmlAttributes({ name, classname: `gongkai.${code}` });
}
