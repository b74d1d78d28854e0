import type { Findings } from './findings.js';
import { findingsCheckstyle } from './findings-checkstyle.js';
import { findingsGithub } from './findings-github.js';
import { findingsGitlab } from './findings-gitlab.js';
import { findingsJson } from './findings-json.js';
import { findingsJunit } from './findings-junit.js';
import { findingsMarkdown } from './findings-markdown.js';
import { findingsSarif } from './findings-sarif.js';
import { findingsText } from './findings-text.js';
import type { Style } from './style.js';

/** A form findings are given in. */
export interface Printer {
  readonly print: (findings: Findings, style: Style) => string;
  /** Whether it is lines, which other lines may stand beside; otherwise a document, complete in itself. */
  readonly lines: boolean;
  /** Whether it says what fixes would write. */
  readonly repairs: boolean;
}

/** All forms, in the order they are offered. */
export const printers = {
  text: { print: findingsText, lines: true, repairs: false },
  json: { print: findingsJson, lines: false, repairs: true },
  sarif: { print: findingsSarif, lines: false, repairs: true },
  junit: { print: findingsJunit, lines: false, repairs: false },
  github: { print: findingsGithub, lines: true, repairs: false },
  gitlab: { print: findingsGitlab, lines: false, repairs: false },
  checkstyle: { print: findingsCheckstyle, lines: false, repairs: false },
  markdown: { print: findingsMarkdown, lines: false, repairs: false },
} as const satisfies Readonly<Record<string, Printer>>;
