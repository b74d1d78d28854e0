import type { SchemaNode } from '../model/schema-node.js';
import { type EditorRequest, editorSchema } from './schema.js';

/** A kind of file and where files of it lie. */
export interface Home {
  readonly kind: string;
  /** Globs relative to the workspace. */
  readonly globs: readonly string[];
}

export interface TextFile {
  /** Relative to the workspace, with forward slashes. */
  readonly path: string;
  readonly content: string;
}

/** The folder of a workspace that holds what this program makes for itself. */
export const schemaFolder = '.gongkai/schemas';

/** One schema for every kind of file a workspace may hold. */
export function schemaFiles(homes: readonly Home[], request: EditorRequest): TextFile[] {
  return homes.map(({ kind }) => ({
    path: `${schemaFolder}/${kind}.json`,
    content: `${JSON.stringify(editorSchema(schemaOf(kind, request.schemas), request), null, 1)}\n`,
  }));
}

function schemaOf(kind: string, schemas: ReadonlyMap<string, SchemaNode>): SchemaNode {
  const schema = schemas.get(`gongkai:${kind}`);
  if (schema === undefined) throw new Error(`the package lacks schemas/${kind}.json`);
  return schema;
}

/** What a workspace tells VS Code: which schema is for which files, and nothing from the network. */
export function editorSettings(homes: readonly Home[]): Readonly<Record<string, unknown>> {
  return {
    'yaml.schemas': Object.fromEntries(
      homes.map(({ kind, globs }) => [`./${schemaFolder}/${kind}.json`, globs]),
    ),
    'yaml.schemaStore.enable': false,
    // The canonical form is that of `gongkai format`.
    'yaml.format.enable': false,
    'redhat.telemetry.enabled': false,
    'files.eol': '\n',
    '[yaml]': {
      'editor.insertSpaces': true,
      'editor.tabSize': 2,
      'editor.detectIndentation': false,
      'editor.wordWrap': 'on',
      'editor.quickSuggestions': { other: true, comments: false, strings: true },
      'editor.unicodeHighlight.ambiguousCharacters': false,
      'files.encoding': 'utf8',
    },
  };
}

/** The extension that reads the schemas, and that which says everything in Chinese. */
export const recommendedExtensions = [
  'redhat.vscode-yaml',
  'ms-ceintl.vscode-language-pack-zh-hans',
] as const;
