import { posix } from 'node:path';
import { type Diagnostic, diagnosticOf } from '../model/diagnostic.js';
import type { HeldFile } from '../model/file.js';
import { type FileType, fileTypes, type PageFile, pictureTypes } from '../model/page.js';
import { filePlace, type Place } from '../model/place.js';
import { type Wording, wording } from '../model/wording.js';
import { nearest } from '../text/suggest.js';
import { loadClaims } from './claims.js';

/** What lies beside the pages, by path, and what of it is published. */
export class HeldFiles {
  readonly #byPath: ReadonlyMap<string, HeldFile>;
  readonly #used = new Set<HeldFile>();

  constructor(held: readonly HeldFile[]) {
    this.#byPath = new Map(held.map((file) => [file.path.normalize('NFC'), file]));
  }

  /** The file a page at `page` names by a relative path, with the type it is published as; or why it may not be. */
  publishable(page: string, named: string, picture: boolean): Found | Said {
    const path = posix.join(posix.dirname(page), named).normalize('NFC');
    if (named.includes('\\') || /^[a-z]:/iu.test(named)) return said(backslash(named));
    if (named.startsWith('/') || path.startsWith('../')) return said(outside(named, page));
    const held = this.#byPath.get(path);
    if (held === undefined) return said(this.#missing(named, path, page));
    this.#used.add(held);
    const type = path.split('.').at(-1)?.toLowerCase() ?? '';
    const allowed = picture ? pictureTypes : fileTypes;
    if (!isType(type, allowed)) return said(wrongType(named, allowed));
    if (held.size === 0) return said(empty(named));
    if (held.size > mostBytes) return said(tooLarge(named, held.size));
    return { kind: 'found', held, type };
  }

  /** What nobody would find although someone put it there. */
  unused(): Diagnostic[] {
    return [...this.#byPath.values()]
      .filter((file) => !this.#used.has(file) && !isLitter(file.path))
      .map(({ path }) =>
        diagnosticOf(
          { ...loadClaims.recognisedFiles, severity: 'advice' },
          {
            message: wording(
              '没有网页用到这个文件，它不会发布',
              'no page names this file, and it is not published',
            ),
            place: filePlace(path),
            hint: wording(
              '写进网页的“附件”，或者从 pages/ 移走；网页本身要写成 .md 文件',
              'name it under “attachments” of a page, or move it out of pages/; pages are .md files',
            ),
          },
        ),
      );
  }

  #missing(named: string, path: string, page: string): Message {
    const right = nearPath(path, page, this.#byPath.keys());
    return {
      message: wording(`找不到文件“${named}”`, `there is no file “${named}”`),
      hint:
        right === null
          ? wording(
              '路径从本文件所在的文件夹算起；把文件放进 pages/ 并核对名称和后缀',
              'paths count from the folder of this file; put the file into pages/ and look at its name and ending',
            )
          : wording(`是不是“${right}”？`, `did you mean “${right}”?`),
    };
  }
}

export interface Found {
  readonly kind: 'found';
  readonly held: HeldFile;
  readonly type: FileType;
}

export interface Said extends Message {
  readonly kind: 'said';
}

interface Message {
  readonly message: Wording;
  readonly hint: Wording;
}

export function fileDiagnostic({ message, hint }: Message, place: Place): Diagnostic {
  return diagnosticOf(loadClaims.publishableFiles, { message, hint, place });
}

/** What a reader is shown of a file nobody gave a name: its own, without folder and ending. */
function nameOf(path: string): string {
  return posix.basename(path).replace(/\.[^.]+$/u, '');
}

export function pageFile({ held, type }: Found, name: string | null, attached: boolean): PageFile {
  return { name: name ?? nameOf(held.path), type, attached, held };
}

/**
 * The path, relative to the page at `page`, that was probably meant by `path`: of the same name in another folder or
 * with another ending, or of nearly the same name.
 */
export function nearPath(path: string, page: string, paths: Iterable<string>): string | null {
  const all = [...paths];
  const name = posix.basename(path);
  const near = nearest(
    nameOf(path),
    all.filter((other) => posix.extname(other) === posix.extname(path)).map(nameOf),
  );
  const found =
    all.find((other) => posix.basename(other) === name) ??
    all.find((other) => nameOf(other) === nameOf(path)) ??
    all.find((other) => nameOf(other) === near && posix.extname(other) === posix.extname(path));
  return found === undefined ? null : posix.relative(posix.dirname(page).normalize('NFC'), found);
}

/** What citizens on a phone can be asked to load. */
const mostBytes = 50 * 1024 * 1024;

function said(message: Message): Said {
  return { kind: 'said', ...message };
}

function isType(type: string, allowed: readonly FileType[]): type is FileType {
  return (allowed as readonly string[]).includes(type);
}

/** What systems and office programs leave in folders. */
function isLitter(path: string): boolean {
  return /(?:^|\/)(?:~\$[^/]*|thumbs\.db|desktop\.ini|[^/]*\.tmp)$/iu.test(path);
}

function backslash(named: string): Message {
  return {
    message: wording(`“${named}”不是相对路径`, `“${named}” is no relative path`),
    hint: wording(
      '写相对于本文件的路径，用正斜杠，如“附件/方案.pdf”',
      'write the path relative to this file, with slashes: “files/plan.pdf”',
    ),
  };
}

function outside(named: string, page: string): Message {
  const root = page.split('/')[0] ?? 'pages';
  return {
    message: wording(
      `“${named}”在工作区以外，不能读取`,
      `“${named}” lies outside the workspace and is not read`,
    ),
    hint: wording(
      `把文件复制到 ${root}/ 里，写相对路径`,
      `copy the file into ${root}/ and write its relative path`,
    ),
  };
}

function wrongType(named: string, allowed: readonly FileType[]): Message {
  return {
    message: wording(`“${named}”的类型不能发布`, `“${named}” is of a type that is not published`),
    hint: wording(`可以用：${allowed.join('、')}`, `types: ${allowed.join(', ')}`),
  };
}

function empty(named: string): Message {
  return {
    message: wording(`“${named}”是空文件`, `“${named}” is empty`),
    hint: wording('重新复制一份，或者删去这一项', 'copy it again, or remove it'),
  };
}

function tooLarge(named: string, size: number): Message {
  const megabytes = (size / 1024 / 1024).toFixed(1);
  return {
    message: wording(
      `“${named}”有 ${megabytes} MB，超过50 MB`,
      `“${named}” has ${megabytes} MB; at most 50 are published`,
    ),
    hint: wording(
      '压缩或者分成几个文件；扫描件可以降低分辨率',
      'compress or split it; scans can do with fewer dots',
    ),
  };
}
