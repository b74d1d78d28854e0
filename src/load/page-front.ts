import { type Diagnostic, diagnosticOf } from '../model/diagnostic.js';
import type { RawFile } from '../model/file.js';
import { filePlace, nodePlace, spanPlace } from '../model/place.js';
import { type Wording, wording } from '../model/wording.js';
import { decode } from '../source/decode.js';
import { type FrontMatter, frontMatter } from '../source/front-matter.js';
import type { AuthoredPage } from './authored.js';
import { loadClaims } from './claims.js';
import { encodingDiagnostic, openFrontMatter } from './open.js';
import type { Schemas } from './schemas.js';

/** A page whose fields were read; its text not yet. */
export interface OpenedPage {
  readonly path: string;
  readonly authored: AuthoredPage;
  readonly text: string;
  /** Offset of what stands below the fields. */
  readonly body: number;
}

/** Bytes → the fields of a page and its text, with all that is wrong with the fields. */
export function openPage(
  { path, bytes }: RawFile,
  dated: boolean,
  schemas: Schemas,
): { page: OpenedPage | null; diagnostics: readonly Diagnostic[] } {
  const decoded = decode(bytes);
  if (decoded.kind === 'problem') {
    return { page: null, diagnostics: [encodingDiagnostic(decoded.encoding, path)] };
  }
  const { text } = decoded;
  if (bytes.byteLength > mostBytes) return { page: null, diagnostics: [tooLong(path)] };
  const matter = frontMatter(text);
  if (matter.kind === 'problem') return { page: null, diagnostics: [withoutMatter(matter, path)] };
  const opened = openFrontMatter('page', path, text, matter.yaml, schemas);
  const diagnostics = [...opened.diagnostics];
  if (opened.value === null) return { page: null, diagnostics };
  if (dated && opened.value.date === undefined) diagnostics.push(withoutDate(path));
  return { page: { path, authored: opened.value, text, body: matter.body }, diagnostics };
}

/** A page is read on a phone: what is longer is a document, and belongs into an attachment. */
const mostBytes = 512 * 1024;

function tooLong(path: string): Diagnostic {
  return diagnosticOf(loadClaims.readableFiles, {
    message: wording('网页正文超过512 KB，太长', 'the page is longer than 512 KB'),
    place: filePlace(path),
    hint: wording(
      '把全文作为附件发布，网页里写摘要',
      'publish the whole as an attachment, and its summary here',
    ),
  });
}

function withoutDate(path: string): Diagnostic {
  return diagnosticOf(loadClaims.requiredFields, {
    message: wording('文件缺少“日期”', 'the file lacks date'),
    place: nodePlace(path, ''),
    hint: wording('补上发布日期，如“日期: 2026-05-20”', 'add the day of publication, “date: 2026-05-20”'),
  });
}

function withoutMatter(
  { problem, start, end }: Extract<FrontMatter, { kind: 'problem' }>,
  path: string,
): Diagnostic {
  const { message, hint } = said[problem];
  return diagnosticOf(loadClaims.pagesWithFrontMatter, {
    message,
    place: start === end ? filePlace(path) : spanPlace(path, start, end),
    hint,
  });
}

const said: Readonly<Record<'none' | 'unclosed' | 'mark', { message: Wording; hint: Wording }>> = {
  none: {
    message: wording('网页开头没有标题、日期等字段', 'the page does not begin with its fields'),
    hint: wording(
      '开头先写四行：“---”“标题: …”“日期: 2026-05-20”“---”，正文从第五行开始',
      'begin with four lines: “---”, “title: …”, “date: 2026-05-20”, “---”; the text stands below',
    ),
  },
  unclosed: {
    message: wording('开头的“---”没有成对', 'the “---” at the beginning is not closed'),
    hint: wording('在最后一个字段下面另起一行，写“---”', 'write a line of “---” below the last field'),
  },
  mark: {
    message: wording('分隔线应为三个英文减号“---”', 'this line should be “---”'),
    hint: wording('改为“---”（半角，正好三个，前后没有空格）', 'write three hyphens and nothing else'),
  },
};
