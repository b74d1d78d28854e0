import { posix } from 'node:path';
import { type Diagnostic, diagnosticOf } from '../model/diagnostic.js';
import type { PageFile } from '../model/page.js';
import { spanPlace } from '../model/place.js';
import type { LinkTarget } from '../model/prose.js';
import { type Wording, wording } from '../model/wording.js';
import type { References, Written } from '../prose/read.js';
import { isMarkdown } from '../source/front-matter.js';
import { loadClaims } from './claims.js';
import { fileDiagnostic, type HeldFiles, nearPath, pageFile } from './page-files.js';

/** What links of pages may lead to. */
export interface Surroundings {
  readonly held: HeldFiles;
  /** Every page by the path of its file. */
  readonly pages: ReadonlyMap<string, LinkTarget & { readonly kind: 'page' }>;
  /** Files of pages that could not be read: links to them are not wrong as well. */
  readonly unread: ReadonlySet<string>;
}

/**
 * Answers what the text of the page at `path` refers to. Files it shows or leads to are added to `files`, and
 * what leads nowhere to `diagnostics`.
 */
export function referencesOf(
  path: string,
  { held, pages, unread }: Surroundings,
  files: PageFile[],
  diagnostics: Diagnostic[],
): References {
  return {
    link(written) {
      const { address } = written;
      if (address === '') return wrong(written, addressless);
      if (/^(?:https?|mailto):/iu.test(address)) return addressOf(written);
      if (address.startsWith('/') && !address.startsWith('//')) return addressOf(written);
      if (scheme.test(address)) return wrong(written, forbidden(address));
      const local = localPath(address);
      if (isMarkdown(local)) return pageAt(written, local);
      const file = fileAt(written, local, false);
      return file === null ? null : { kind: 'file', file };
    },
    image(written) {
      if (written.alt === '') diagnostics.push(undescribed(path, written));
      if (scheme.test(written.address) || written.address.startsWith('/')) {
        wrong(written, distant);
        return null;
      }
      return fileAt(written, localPath(written.address), true);
    },
  };

  function addressOf(written: Written): LinkTarget | null {
    const { address } = written;
    // Browsers pass over white space and invisible marks in an address: nobody sees where such a link leads.
    const legible =
      !/[\s\p{Cc}\p{Cf}\\]/u.test(address) && (address.startsWith('/') || URL.canParse(address));
    if (!legible) return wrong(written, unreadable(address));
    // Complete addresses in the one form all browsers agree on, Chinese letters encoded.
    const whole = /^https?:/iu.test(address) ? new URL(address).href : encoded(address);
    return { kind: 'address', address: whole };
  }

  function pageAt(written: Written, local: string): LinkTarget | null {
    const target = posix.join(posix.dirname(path), local).normalize('NFC');
    const page = pages.get(target);
    if (page !== undefined && /#./su.test(written.address)) diagnostics.push(headingLost(placeOf(written)));
    if (page !== undefined) return page;
    if (unread.has(target)) return null;
    const near = nearPath(target, path, pages.keys());
    return wrong(written, {
      message: wording(`没有“${local}”这个网页`, `there is no page “${local}”`),
      hint:
        near === null
          ? wording('核对文件名；路径从本文件所在的文件夹算起', 'paths count from the folder of this file')
          : nearby(near),
    });
  }

  function fileAt(written: Written, local: string, picture: boolean): number | null {
    const found = held.publishable(path, local, picture);
    if (found.kind === 'said') {
      diagnostics.push(fileDiagnostic(found, placeOf(written)));
      return null;
    }
    const known = files.findIndex((file) => file.held === found.held);
    return known === -1 ? files.push(pageFile(found, null, false)) - 1 : known;
  }

  function wrong(written: Written, { message, hint }: Said): null {
    diagnostics.push(diagnosticOf(loadClaims.linksThatLead, { message, hint, place: placeOf(written) }));
    return null;
  }

  function placeOf({ start, end }: Written): Diagnostic['place'] {
    return spanPlace(path, start, end);
  }
}

function headingLost(place: Diagnostic['place']): Diagnostic {
  return diagnosticOf(
    { ...loadClaims.linksThatLead, severity: 'warning' },
    {
      message: wording(
        '链接到别的网页时不能指到小标题，会打开网页开头',
        'a link to another page cannot lead to a heading; it opens the top of the page',
      ),
      place,
      hint: wording('删去“#”和后面的文字', 'take out the “#” and what stands behind it'),
    },
  );
}

interface Said {
  readonly message: Wording;
  readonly hint: Wording;
}

/** What a browser may take for a scheme or a host, whatever stands in front of it or within. */
const scheme = /^(?:[\s\p{Cc}\p{Cf}]*[^/?#]*:|[\s\p{Cc}\p{Cf}]*[/\\]{2})/u;

/** A relative address as a path: what stands behind ? or # belongs to no file. */
function localPath(address: string): string {
  const path = address.replace(/[?#].*$/su, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function encoded(address: string): string {
  return address.replace(/[^\x21-\x7e]/gu, encodeURIComponent);
}

function nearby(right: string): Wording {
  return wording(`是不是“${right}”？`, `did you mean “${right}”?`);
}

function forbidden(address: string): Said {
  return {
    message: wording(`链接不能写“${address}”`, `a link cannot be “${address}”`),
    hint: wording(
      '写 http:// 或 https:// 开头的网址、mailto: 邮箱，或者相对于本文件的路径',
      'write an http(s) or mailto: address, or a path relative to this file',
    ),
  };
}

function unreadable(address: string): Said {
  return {
    message: wording(`“${address}”不是完整的网址`, `“${address}” is no complete address`),
    hint: wording('从浏览器的地址栏重新复制', 'copy it from the browser again'),
  };
}

const addressless: Said = {
  message: wording('链接没有写网址', 'the link has no address'),
  hint: wording('在圆括号里写网址或者路径', 'write an address or a path in the brackets'),
};

const distant: Said = {
  message: wording(
    '图片要放在工作区里，不能引用别处的网址',
    'a picture must lie in the workspace, not at an address',
  ),
  hint: wording(
    '把图片存到 pages/ 里，写相对于本文件的路径',
    'save it in pages/ and write its path relative to this file',
  ),
};

function undescribed(path: string, { start, end }: Written): Diagnostic {
  return diagnosticOf(loadClaims.picturesDescribed, {
    message: wording('图片没有文字说明', 'the picture has no description'),
    place: spanPlace(path, start, end),
    hint: wording(
      '在方括号里写明图片的内容：![会议现场](会议.jpg)',
      'say in the brackets what the picture shows: ![The meeting](meeting.jpg)',
    ),
  });
}
