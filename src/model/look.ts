/** How a county wants its site to look: what it says in gongkai.yaml, and its own templates. */
export interface Look {
  /** The main colour as `#rrggbb`; null for that of the shipped style. */
  readonly color: string | null;
  /** Null when there is none, or none that could be read. */
  readonly emblem: Emblem | null;
  readonly templates: readonly OwnTemplate[];
}

/** The county's own sign, shown beside the name of the site. */
export interface Emblem {
  /** Path in the workspace. */
  readonly path: string;
  readonly type: EmblemType;
  readonly bytes: Uint8Array;
}

export type EmblemType = 'svg' | 'png' | 'jpg';

/** A file of the workspace that stands in for a shipped template, or is added to the shipped style. */
export interface OwnTemplate {
  /** As the shipped file is called: `home.hbs`. */
  readonly name: string;
  /** Path in the workspace. */
  readonly path: string;
  readonly text: string;
}

/** That of a county which says nothing about it. */
export const plainLook: Look = { color: null, emblem: null, templates: [] };
