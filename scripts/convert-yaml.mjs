// How the files of the catalog are written: Chinese keys, short lists on one line, nothing folded.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Document, isMap, isSeq, parse } from 'yaml';

/** Lists of short words, written on one line. */
const oneLine = new Set(['渠道', '层级', '未见要素']);

/** @param {string} path */
export function readYaml(path) {
  return parse(readFileSync(path, 'utf8'));
}

/** What an earlier run (or a hand) wrote, or nothing. @param {string} path */
export function readYamlIfAny(path) {
  return existsSync(path) ? readYaml(path) : null;
}

/**
 * Writes a file with one list of records under `list`, a blank line before every record but the first.
 * @param {string} path
 * @param {string[]} comment
 * @param {any} content
 * @param {string} list
 */
export function writeYaml(path, comment, content, list) {
  const document = new Document(content, { aliasDuplicateObjects: false });
  document.commentBefore = comment.map((line) => ` ${line}`).join('\n');
  const records = document.get(list);
  if (!isSeq(records)) throw new Error(`${path}: ${list} is not a list`);
  records.items.forEach((record, index) => {
    if (!isMap(record)) return;
    record.spaceBefore = index > 0;
    for (const { key, value } of record.items) {
      if (isSeq(value) && oneLine.has(String(key))) value.flow = true;
    }
  });
  writeFileSync(path, document.toString({ lineWidth: 0, flowCollectionPadding: false }));
}
