import { isOfEntries, itemAt } from '../model/concerned.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Place } from '../model/place.js';
import { type Wording, wording } from '../model/wording.js';
import { yamlKindOf } from '../model/workspace-files.js';
import { decode } from '../source/decode.js';
import { parseYaml } from '../source/parse.js';
import { fieldOf } from '../source/pointer.js';

/** A file that differs between two states of a workspace; null where it is not there. */
export interface FileVersions {
  /** Relative to the workspace, with forward slashes. */
  readonly path: string;
  readonly before: Uint8Array | null;
  readonly after: Uint8Array | null;
}

/** What changed in a workspace, as far as findings are concerned. */
export interface Changed {
  /** Why everything counts as changed; null when only the entries below do. */
  readonly everything: Wording | null;
  /** Whether a place lies in what changed. */
  readonly holds: (place: Place) => boolean;
}

/**
 * Which entries changed: those whose own fields, or the head and defaults of whose file, say something else than
 * before, whatever the file is called now; comments and layout are no change. A setting or register that all entries
 * rest on, a page or attachment, or an id that is there no more, changes everything: what it breaks stands in files
 * that did not change.
 */
export function changedBetween(files: readonly FileVersions[]): Changed {
  const entries = files.filter(isOfEntriesFile);
  const before = new Map<string, Set<string>>();
  for (const { before: bytes } of entries) {
    for (const { id, text } of itemsOf(bytes)?.items ?? []) {
      const known = before.get(id) ?? new Set();
      before.set(id, known.add(text));
    }
  }
  const heads = new Set(entries.flatMap(({ before: bytes }) => itemsOf(bytes)?.head ?? []));
  const present = new Set<string>();
  const changedFiles = new Set(files.filter((file) => !isOfEntriesFile(file) && saysElse(file)).map(pathOf));
  const changedItems = new Set<string>();
  let allRead = true;
  for (const { path, after } of entries) {
    const read = itemsOf(after);
    if (read === null) {
      // A file that cannot be read, or has gone: nothing in it can be told apart.
      changedFiles.add(path);
      allRead &&= after === null;
      continue;
    }
    if (!heads.has(read.head)) changedFiles.add(path);
    for (const [index, { id, text }] of read.items.entries()) {
      present.add(id);
      if (before.get(id)?.has(text) !== true) changedItems.add(`${path}#/items/${index}`);
    }
  }
  return {
    everything:
      sharedChange(changedFiles) ?? lostFile(files) ?? (allRead ? lostId(before.keys(), present) : null),
    holds: (place) => changedFiles.has(place.file) || changedItems.has(itemAt(place) ?? ''),
  };
}

/** Whether a finding, or a place it names beside its own, lies in what changed. */
export function concernsChange({ place, related }: Diagnostic, { everything, holds }: Changed): boolean {
  return everything !== null || holds(place) || related.some((other) => holds(other.place));
}

interface ReadItems {
  /** All that the file says besides its items. */
  readonly head: string;
  readonly items: readonly { readonly id: string; readonly text: string }[];
}

function itemsOf(bytes: Uint8Array | null): ReadItems | null {
  const data = dataOf(bytes);
  if (data === null) return null;
  const list = data.find(([key]) => key === '事项')?.[1];
  const head = JSON.stringify(data.filter(([key]) => key !== '事项'));
  const items = Array.isArray(list) ? list : [];
  return {
    head,
    items: items.map((item: unknown) => {
      const fields = fieldsOf(item) ?? [];
      const id = fields.find(([key]) => key === '编码' || key === '继承')?.[1];
      return { id: String(id ?? ''), text: `${head}\n${JSON.stringify(fields)}` };
    }),
  };
}

/** The fields of a file by their Chinese names; null where it has none that can be read. */
function dataOf(bytes: Uint8Array | null): (readonly [string, unknown])[] | null {
  if (bytes === null) return null;
  const decoded = decode(bytes);
  return decoded.kind === 'problem' ? null : fieldsOf(parseYaml(decoded.text).value);
}

function fieldsOf(value: unknown): (readonly [string, unknown])[] | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return Object.entries(value).map(([key, inner]) => [fieldOf(key), inner] as const);
}

function saysElse({ before, after }: FileVersions): boolean {
  const was = dataOf(before);
  const is = dataOf(after);
  return was === null || is === null || JSON.stringify(was) !== JSON.stringify(is);
}

function sharedChange(changed: ReadonlySet<string>): Wording | null {
  const shared = [...changed].find((path) => isRestedOn(path));
  return shared === undefined
    ? null
    : wording(
        `${shared} 有改动，牵涉全部事项，因此没有限定范围。`,
        `${shared} has changed, on which all entries rest: all findings are shown.`,
      );
}

/** What lies beside pages, or did: those that name it did not change. */
function lostFile(files: readonly FileVersions[]): Wording | null {
  const lost = files.find(
    ({ path, after }) => after === null && /^(?:pages|网页)\//iu.test(path.normalize('NFC')),
  );
  return lost === undefined
    ? null
    : wording(
        `${lost.path} 有改动或已删去，别的网页可能用到，因此没有限定范围。`,
        `${lost.path} has changed or is gone, and pages may name it: all findings are shown.`,
      );
}

function lostId(before: Iterable<string>, present: ReadonlySet<string>): Wording | null {
  const lost = [...before].find((id) => id !== '' && !present.has(id));
  return lost === undefined
    ? null
    : wording(
        `事项 ${lost} 已删去或改了编码，可能牵涉别处，因此没有限定范围。`,
        `The entry ${lost} is gone or has another id, which others may name: all findings are shown.`,
      );
}

/** All but entries, and what is about itself only. */
function isRestedOn(path: string): boolean {
  const kind = yamlKindOf(path);
  return kind !== null && !['entries', 'participation', 'scheme'].includes(kind);
}

function isOfEntriesFile({ path }: FileVersions): boolean {
  return isOfEntries({ kind: 'file', file: path });
}

function pathOf({ path }: FileVersions): string {
  return path;
}
