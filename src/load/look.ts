import { type Diagnostic, diagnosticOf } from '../model/diagnostic.js';
import type { RawFile } from '../model/file.js';
import type { Emblem, EmblemType, Look, OwnTemplate } from '../model/look.js';
import { filePlace, nodePlace } from '../model/place.js';
import { wording } from '../model/wording.js';
import { decode } from '../source/decode.js';
import { nearest } from '../text/suggest.js';
import type { AuthoredWorkspace } from './authored.js';
import { loadClaims } from './claims.js';
import { encodingDiagnostic } from './open.js';

export interface LookFiles {
  readonly templates: readonly RawFile[];
  readonly images: readonly RawFile[];
  /** All other files. */
  readonly others: readonly RawFile[];
}

/** Where a workspace keeps what makes its site look its own way: glob patterns from its root. */
export const lookPatterns = ['{templates,模板}/**/*', '*.{svg,png,jpg,jpeg,SVG,PNG,JPG,JPEG}'] as const;

/** The files that make a site look its own way, apart from those that say something. */
export function setApart(files: readonly RawFile[]): LookFiles {
  const kindOf = ({ path }: RawFile): keyof LookFiles => {
    const isOwn = /^(?:templates|模板)\//u.test(path);
    if (imageType(path) !== null && (isOwn || !path.includes('/'))) return 'images';
    return isOwn ? 'templates' : 'others';
  };
  const all = (kind: keyof LookFiles): RawFile[] => files.filter((file) => kindOf(file) === kind);
  return { templates: all('templates'), images: all('images'), others: all('others') };
}

/** How the site shall look. */
export function lookOf(
  authored: AuthoredWorkspace | undefined,
  path: string,
  { templates, images }: LookFiles,
): { look: Look; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const { color, emblem } = authored?.site?.appearance ?? {};
  const found = emblem === undefined ? null : emblemOf(emblem, images);
  for (const image of images) {
    if (image.path.includes('/') && image.path !== found?.path) diagnostics.push(imageUnused(image.path));
  }
  if (emblem !== undefined && found === null) diagnostics.push(emblemMissing(emblem, path, images));
  return {
    look: {
      color: color?.toLowerCase() ?? null,
      emblem: found,
      templates: templates.flatMap((file) => templateOf(file, diagnostics)),
    },
    diagnostics,
  };
}

function templateOf({ path, bytes }: RawFile, diagnostics: Diagnostic[]): OwnTemplate[] {
  const decoded = decode(bytes);
  if (decoded.kind === 'problem') {
    diagnostics.push(encodingDiagnostic(decoded.encoding, path));
    return [];
  }
  return [{ name: path.slice(path.indexOf('/') + 1), path, text: decoded.text }];
}

function emblemOf(name: string, images: readonly RawFile[]): Emblem | null {
  const wanted = name.normalize('NFC').replace(/^\.\//u, '');
  const file = images.find(({ path }) => path.normalize('NFC') === wanted);
  const type = imageType(name);
  return file === undefined || type === null ? null : { path: file.path, type, bytes: file.bytes };
}

function imageType(path: string): EmblemType | null {
  const ending = /\.(svg|png|jpe?g)$/iu.exec(path)?.[1]?.toLowerCase();
  switch (ending) {
    case 'svg':
    case 'png':
      return ending;
    case 'jpg':
    case 'jpeg':
      return 'jpg';
    default:
      return null;
  }
}

function imageUnused(path: string): Diagnostic {
  return diagnosticOf(loadClaims.recognisedFiles, {
    message: wording('这个图片没有被用到', 'the picture is not used'),
    place: filePlace(path),
    hint: wording(
      '网站只用一个标志图片：在 gongkai.yaml 的“网站 › 外观 › 标志”写它的名称；样式里的图片写成 data:image/…',
      'the site has one picture, its emblem: name it in gongkai.yaml; write pictures of styles as data:image/…',
    ),
  });
}

function emblemMissing(name: string, path: string, images: readonly RawFile[]): Diagnostic {
  const near = nearest(
    name,
    images.map((image) => image.path),
  );
  return diagnosticOf(loadClaims.readableFiles, {
    message: wording(`没有“${name}”这个标志文件`, `there is no file “${name}” for the emblem`),
    place: nodePlace(path, '/site/appearance/emblem'),
    hint:
      near === null
        ? wording(
            '把文件放在 gongkai.yaml 旁边或者 templates/ 文件夹里，这里写它的名称（在文件夹里的，连文件夹一起写）',
            'put the file beside gongkai.yaml or into templates/, and write its name here, with its folder',
          )
        : wording(`是不是“${near}”？`, `did you mean “${near}”?`),
  });
}
