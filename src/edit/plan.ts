import type { FileChange } from '../model/merge.js';
import type { Wording } from '../model/wording.js';
import { editYaml, type YamlEdit } from '../source/edit.js';

export interface Applied {
  readonly files: readonly FileChange[];
  /** Files that cannot be changed without touching more than asked, with the reason. */
  readonly refused: readonly { readonly path: string; readonly message: Wording }[];
}

/** What is to be done to which file; nothing is written here. */
export class FilePlan {
  readonly #texts: ReadonlyMap<string, string>;
  readonly #edits = new Map<string, YamlEdit[]>();
  readonly #created = new Map<string, string>();
  readonly #rewritten = new Map<string, string>();

  constructor(texts: ReadonlyMap<string, string>) {
    this.#texts = texts;
  }

  edit(path: string, edits: readonly YamlEdit[]): void {
    this.#edits.set(path, [...(this.#edits.get(path) ?? []), ...edits]);
  }

  /** Other comments in a file: its data, and so the pointers of edits, are as they were. */
  rewrite(path: string, text: string): void {
    this.#rewritten.set(path, text);
    this.edit(path, []);
  }

  create(path: string, text: string): void {
    this.#created.set(path, text);
  }

  /** A path no file has: names on some disks do not tell capitals apart. */
  freePath(wanted: string): string {
    const used = new Set(
      [...this.#texts.keys(), ...this.#created.keys()].map((path) => path.normalize('NFC').toLowerCase()),
    );
    const stem = wanted.replace(/\.yaml$/u, '');
    let path = wanted;
    for (let number = 2; used.has(path.normalize('NFC').toLowerCase()); number += 1)
      path = `${stem}-${number}.yaml`;
    return path;
  }

  carriedOut(): Applied {
    const files: FileChange[] = [];
    const refused: { path: string; message: Wording }[] = [];
    for (const [path, edits] of this.#edits) {
      const before = this.#texts.get(path);
      if (before === undefined) throw new Error(`no text of ${path}`);
      const edited = editYaml(this.#rewritten.get(path) ?? before, edits);
      if (edited.kind === 'refused') refused.push({ path, message: edited.message });
      else if (edited.text !== before) files.push({ path, before, after: edited.text });
    }
    for (const [path, after] of this.#created) files.push({ path, before: null, after });
    return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), refused };
  }
}

/** Names of domains and agencies are free text: what a disk or a web address cannot carry is left out. */
export function fileName(name: string): string {
  return name.replace(/[^\p{L}\p{N}_()（）·-]/gu, '').slice(0, 60) || '导入';
}
