import { createHash } from 'node:crypto';
import type { Claim, Diagnostic, Severity } from '../model/diagnostic.js';
import type { Located } from '../model/place.js';
import type { Language } from '../model/wording.js';
import { findingText } from './finding-text.js';
import type { Findings } from './findings.js';
import { isShipped } from './findings.js';
import { inReadingOrder, type LocatedDiagnostic } from './order.js';

/** Findings as SARIF 2.1.0 (OASIS), for GitHub code scanning, Gitee and editors. */
export function findingsSarif(findings: Findings): string {
  const { language, version } = findings;
  const codes = new Set(findings.diagnostics.map(({ code }) => code));
  const claims = findings.claims.filter(({ code }) => codes.has(code));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'gongkai', version, rules: claims.map((claim) => ruleOf(claim, language)) },
        },
        language: language === 'zh' ? 'zh-CN' : 'en-US',
        // Positions are those of editors.
        columnKind: 'utf16CodeUnits',
        properties: {
          omitted: findings.omitted,
          gate: findings.verdict.gate,
          passed: findings.verdict.passed,
        },
        results: inReadingOrder(findings.diagnostics, findings.locate).map((finding) =>
          resultOf(finding, { ...findings, claims }),
        ),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', advice: 'note' };

function ruleOf({ code, severity, claim, source }: Claim, language: Language): object {
  const from = language === 'zh' ? `出处：${source.zh}` : `Source: ${source.en}`;
  return {
    id: code,
    name: code,
    shortDescription: { text: claim[language] },
    fullDescription: { text: `${claim[language]}${language === 'zh' ? '。' : '. '}${from}` },
    defaultConfiguration: { level: levels[severity] },
    properties: { claim, source },
  };
}

function resultOf({ diagnostic, at }: LocatedDiagnostic, findings: Findings): object {
  const { claims, language, locate, prefix, identify } = findings;
  const related = diagnostic.related.map(({ place, message }) => ({ message, at: locate(place) }));
  // Files of the package are in nobody's repository: what they say is told, they are not linked.
  const shipped = related.filter((other) => isShipped(other.at.file));
  const told = shipped.map(({ message }) => `\n${message[language]}`).join('');
  return {
    ruleId: diagnostic.code,
    ruleIndex: claims.findIndex(({ code }) => code === diagnostic.code),
    level: levels[diagnostic.severity],
    message: { text: findingText(diagnostic, language) + told },
    locations: [{ physicalLocation: physical(at, prefix) }],
    relatedLocations: related
      .filter((other) => !isShipped(other.at.file))
      .map((other, index) => ({
        id: index + 1,
        physicalLocation: physical(other.at, prefix),
        message: { text: other.message[language] },
      })),
    ...fixesOf(diagnostic, findings),
    partialFingerprints: { 'gongkai/v1': fingerprint(identify(diagnostic)) },
  };
}

/** The safe fix, as editors and code scanning offer it; a fix without a replacement is none. */
function fixesOf(diagnostic: Diagnostic, { claims, language, locate, prefix, repair }: Findings): object {
  const safe = repair(diagnostic);
  if (safe === null) return {};
  const { artifactLocation, region } = physical(locate(safe.place), prefix);
  const mends = claims.find(({ code }) => code === diagnostic.code)?.fix;
  const replacement = {
    deletedRegion: region,
    ...(safe.text !== '' && { insertedContent: { text: safe.text } }),
  };
  return {
    fixes: [
      {
        ...(mends !== undefined && { description: { text: mends[language] } }),
        artifactChanges: [{ artifactLocation, replacements: [replacement] }],
      },
    ],
  };
}

/** Stable for one finding as long as its item, rule and field are the same. */
export function fingerprint(name: string): string {
  return createHash('sha256').update(name).digest('hex');
}

interface PhysicalLocation {
  readonly artifactLocation: { readonly uri: string };
  readonly region?: Readonly<Record<'startLine' | 'startColumn' | 'endLine' | 'endColumn', number>>;
}

function physical({ file, range }: Located, prefix: string): PhysicalLocation {
  return {
    artifactLocation: { uri: `${prefix}${file}`.split('/').map(encodeURIComponent).join('/') },
    ...(range === null
      ? {}
      : {
          region: {
            startLine: range.start.line,
            startColumn: range.start.column,
            endLine: range.end.line,
            endColumn: range.end.column,
          },
        }),
  };
}
