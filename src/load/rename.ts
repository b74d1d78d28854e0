import type { Language } from '../model/wording.js';
import type { WorkspaceKind } from './homes.js';
import type { Schemas } from './schemas.js';
import type { Shape } from './shape.js';

/**
 * The name of a field in a language, by the keys of the records around it and the word the author wrote: 单位 is
 * `agencies` in one place and `agency` in another. What is no field stays as it is.
 */
export function renamer(
  schemas: Schemas,
  kind: WorkspaceKind,
  language: Language,
): (trail: readonly string[], key: string) => string {
  const { shape } = schemas.of(isPage(kind) ? 'page' : kind);
  return (trail, key) => {
    let at: Shape | null = shape;
    for (const name of trail) at = fieldIn(at, name)?.shape ?? null;
    const field = fieldIn(at, key);
    if (field === undefined) return key;
    return language === 'en' ? field.name : field.zh;
  };
}

function isPage(kind: WorkspaceKind): kind is 'progress' | 'guidance' | 'onRequest' {
  return kind === 'progress' || kind === 'guidance' || kind === 'onRequest';
}

function fieldIn(shape: Shape | null, key: string) {
  const record = shape?.spellings == null ? shape?.item : shape;
  return record?.spellings?.get(key.normalize('NFKC').trim());
}
