import { Document, isMap, isSeq, visit } from 'yaml';

/**
 * Plain data → YAML as the files of the catalog are written: a comment above, a blank line between the
 * records of the list `records`, lists of short words (`oneLine`) on one line, nothing folded.
 */
export function stringifyYaml(
  data: object,
  {
    comment,
    records,
    oneLine,
  }: {
    readonly comment: readonly string[];
    readonly records: string;
    readonly oneLine: readonly string[];
  },
): string {
  const document = new Document(data, { aliasDuplicateObjects: false });
  document.commentBefore = comment.map((line) => ` ${line}`).join('\n');
  const list = document.get(records);
  for (const [index, record] of (isSeq(list) ? list.items : []).entries()) {
    if (!isMap(record)) continue;
    record.spaceBefore = index > 0;
  }
  visit(document, {
    Pair: (_, { key, value }) => {
      if (isSeq(value) && oneLine.includes(String(key))) value.flow = true;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}
