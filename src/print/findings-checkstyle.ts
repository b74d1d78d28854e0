import type { Severity } from '../model/diagnostic.js';
import { groupedBy } from '../model/grouped.js';
import { xmlAttributes } from '../text/xml.js';
import { findingText } from './finding-text.js';
import type { Findings } from './findings.js';
import { inReadingOrder } from './order.js';

/** Findings as Checkstyle XML, which most build servers and editors read. */
export function findingsCheckstyle({ diagnostics, locate, language, prefix }: Findings): string {
  const byFile = groupedBy(inReadingOrder(diagnostics, locate), ({ at }) => at.file);
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<checkstyle version="4.3">'];
  for (const [file, found] of byFile) {
    lines.push(`  <file${xmlAttributes({ name: `${prefix}${file}` })}>`);
    for (const { diagnostic, at } of found) {
      const attributes = {
        line: at.range?.start.line ?? null,
        column: at.range?.start.column ?? null,
        severity: severities[diagnostic.severity],
        message: findingText(diagnostic, language),
        source: `gongkai.${diagnostic.code}`,
      };
      lines.push(`    <error${xmlAttributes(attributes)}/>`);
    }
    lines.push('  </file>');
  }
  lines.push('</checkstyle>', '');
  return lines.join('\n');
}

const severities: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', advice: 'info' };
