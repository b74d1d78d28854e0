import { Document, isMap, isSeq, visit } from 'yaml';

/**
 * Plain data → YAML as the files of the catalog are written: a comment above, a blank line between the
 * records of the list `records`, lists of short words (`oneLine`) on one line, nothing folded. The lines of
 * `remarks` stand as a comment above the record of their index.
 */
export function stringifyYaml(
  data: object,
  {
    comment,
    records,
    oneLine,
    remarks = [],
  }: {
    readonly comment: readonly string[];
    readonly records: string;
    readonly oneLine: readonly string[];
    readonly remarks?: readonly (readonly string[])[];
  },
): string {
  const document = new Document(data, { aliasDuplicateObjects: false });
  document.commentBefore = comment.map((line) => ` ${line}`).join('\n');
  const list = document.get(records);
  for (const [index, record] of (isSeq(list) ? list.items : []).entries()) {
    if (!isMap(record)) continue;
    record.spaceBefore = index > 0;
    const lines = remarks[index] ?? [];
    if (lines.length > 0) record.commentBefore = lines.map((line) => ` ${line}`).join('\n');
  }
  visit(document, {
    Pair: (_, { key, value }) => {
      if (isSeq(value) && oneLine.includes(String(key))) value.flow = true;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}
