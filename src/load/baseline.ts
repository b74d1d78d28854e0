import type { KnownFinding } from '../model/baseline.js';
import { type Diagnostic, diagnosticOf } from '../model/diagnostic.js';
import { nodePlace } from '../model/place.js';
import { wording } from '../model/wording.js';
import type { AuthoredBaseline } from './authored.js';
import { loadClaims } from './claims.js';

/** The known findings of a file; one that names neither item nor file, or both, is a diagnostic. */
export function knownFindingsOf(
  { known }: AuthoredBaseline,
  path: string,
): { readonly known: readonly KnownFinding[]; readonly diagnostics: readonly Diagnostic[] } {
  const found: KnownFinding[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [index, given] of known.entries()) {
    const place = nodePlace(path, `/known/${index}`);
    if ((given.entry === undefined) === (given.path === undefined)) {
      diagnostics.push(
        diagnosticOf(loadClaims.requiredFields, {
          message: wording(
            `“已知问题”第${index + 1}项的“事项编码”和“所在文件”要写一个，只写一个`,
            `item ${index + 1} of “known” needs “entry” or “path”, and only one of them`,
          ),
          place,
          hint: wording('照抄 gongkai baseline 写出的样子', 'write it as gongkai baseline does'),
        }),
      );
      continue;
    }
    found.push({
      item: given.entry ?? null,
      file: given.path ?? null,
      rule: given.rule,
      field: given.field ?? null,
      count: Number.parseInt(String(given.occurrences ?? 1), 10),
      reason: given.reason ?? null,
      place,
    });
  }
  return { known: found, diagnostics };
}
