/** A kind of YAML file of a workspace, and where files of it lie. */
interface Home {
  /** Its file, or the folder of its files, without ending; the Chinese names are for those who keep theirs in Chinese. */
  readonly names: readonly string[];
  readonly folder: boolean;
}

/** The YAML files of a workspace by what they are read as. */
export const yamlHomes = {
  workspace: file('gongkai'),
  agencies: file('agencies', '单位'),
  columns: file('columns', '栏目'),
  exemptions: file('exemptions', '豁免'),
  lineage: file('lineage', '沿革'),
  participation: file('participation', '公众参与'),
  baseline: file('baseline', '已知问题'),
  holidays: file('holidays', '节假日'),
  traditional: file('traditional', '繁体', '繁體'),
  entries: folder('entries', '事项'),
  guide: folder('guides', '标准指引'),
  scheme: folder('schemes', '评分方案'),
} as const satisfies Readonly<Record<string, Home>>;

export type YamlKind = keyof typeof yamlHomes;

export const yamlKinds = Object.keys(yamlHomes) as YamlKind[];

/** What a YAML file is read as, by its path in the workspace; null when it is not read. */
export function yamlKindOf(path: string): YamlKind | null {
  // The file system of one machine may tell é from e + ´ in a name, that of another may not.
  const [, top, below] = /^([^/]+?)(?:\/(.*))?\.ya?ml$/isu.exec(path.normalize('NFC')) ?? [];
  if (top === undefined) return null;
  const name = top.toLowerCase();
  return (
    yamlKinds.find((kind) => {
      const home: Home = yamlHomes[kind];
      return home.folder === (below !== undefined) && home.names.includes(name);
    }) ?? null
  );
}

function file(...names: string[]): Home {
  return { names, folder: false };
}

function folder(...names: string[]): Home {
  return { names, folder: true };
}
