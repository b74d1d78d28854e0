import { editorSettings, recommendedExtensions, schemaFiles, type TextFile } from './editor/files.js';
import type { Suggestion, Suggestions } from './editor/schema.js';
import { mergeSettings, type UnsafeReason } from './editor/settings.js';
import { globsOf } from './load/homes.js';
import { loadWorkspace } from './load/load-workspace.js';
import type { ReadFolder } from './load/read.js';
import { schemaNodes } from './load/schemas.js';
import type { Catalog } from './model/catalog.js';
import { fullCitation } from './model/instruments.js';
import type { Language } from './model/wording.js';

export { schemaFolder, type TextFile } from './editor/files.js';
export type { UnsafeReason } from './editor/settings.js';
export { readWorkspace } from './load/read.js';

export interface EditorFilesRequest {
  /** The files of the workspace: its agencies, columns and domains are suggested. Empty for a new one. */
  readonly workspace: ReadFolder;
  /** The language of the fields that are offered. */
  readonly language: Language;
  /** The text of a file of the workspace as it is now, or null: settings of people are kept. */
  readonly present: (path: string) => string | null;
}

export interface EditorFiles {
  /** What to write, paths relative to the workspace. */
  readonly files: readonly TextFile[];
  /** Files that cannot be merged without losing what stands there, why, and what a person should add to them. */
  readonly byHand: readonly ToEdit[];
}

export interface ToEdit extends TextFile {
  readonly why: UnsafeReason;
}

/** Everything an editor needs to help in a workspace: schemas, and the settings that name them. */
export async function editorFiles(request: EditorFilesRequest): Promise<EditorFiles> {
  const { catalog } = await loadWorkspace(request.workspace);
  const files = [...editorSchemas(catalog, request.language)];
  const byHand: ToEdit[] = [];
  for (const { path, ours } of ourSettings()) {
    const merged = mergeSettings(request.present(path), ours);
    if (merged.kind === 'merged') files.push({ path, content: merged.content });
    else byHand.push({ path, content: `${JSON.stringify(ours, null, 2)}\n`, why: merged.why });
  }
  return { files, byHand };
}

/** What an editor needs in a new workspace: nobody has settings there yet. */
export function newEditorFiles(catalog: Catalog): TextFile[] {
  return [
    ...editorSchemas(catalog, 'zh'),
    ...ourSettings().map(({ path, ours }) => ({ path, content: `${JSON.stringify(ours, null, 2)}\n` })),
  ];
}

/** A schema for every kind of file; the agencies, columns and domains of the catalog are suggested. */
export function editorSchemas(catalog: Catalog, language: Language): TextFile[] {
  return schemaFiles(globsOf(), {
    schemas: schemaNodes(),
    language,
    suggestions: suggestionsOf(catalog),
  });
}

function ourSettings(): { readonly path: string; readonly ours: Readonly<Record<string, unknown>> }[] {
  return [
    { path: '.vscode/settings.json', ours: editorSettings(globsOf()) },
    { path: '.vscode/extensions.json', ours: { recommendations: recommendedExtensions } },
  ];
}

/** The names of the registers, as far as they could be read; a missing name is only not suggested. */
function suggestionsOf(catalog: Catalog): Suggestions {
  const named = (things: readonly { readonly name: string }[]): Suggestion[] =>
    things.map(({ name }) => ({ value: name, note: '' }));
  return {
    agencies: named([...catalog.agencies, ...catalog.groups]),
    groups: named(catalog.groups),
    columns: catalog.columns.map(({ id, name }) => ({ value: name, note: id })),
    channels: catalog.channels.map(({ name, aliases }) => ({ value: name, note: aliases.join('、') })),
    domains: catalog.guides.map(({ domain, issuer }) => ({ value: domain, note: issuer })),
    guideItems: catalog.guides.flatMap(({ domain, items }) =>
      items.map(({ id, category, name }) => ({ value: id, note: [domain, ...category, name].join(' / ') })),
    ),
    instruments: catalog.instruments
      .filter(({ validity }) => validity !== 'repealed')
      .map((instrument) => ({ value: fullCitation(instrument), note: '' })),
  };
}
