import type { Look } from '../../model/look.js';
import { type Colour, darkened, lightened, mixed, white } from '../../text/colour.js';
import type { Templates } from '../templates.js';

/** What a county adds to the style; it stands behind all the rest, and so wins. */
const addedStyle = 'custom.css';

/**
 * The style sheet of the site: the shipped one or the county's own, then the colours of the county, then what it
 * adds. Comments and indentation, which are for authors, are left out: a third of the bytes.
 */
export function stylesheet(templates: Templates, look: Look): string {
  const added = look.templates.find(({ name }) => name === addedStyle)?.text ?? '';
  return withoutComments([templates.asset('site.css'), coloursOf(look), added].join('\n'));
}

/** The icon of the site in the colour of the county. */
export function icon(templates: Templates, { color }: Look): string {
  const text = templates.asset('icon.svg');
  return color === null ? text : text.replaceAll(shippedColour, color);
}

/** The main colour of the shipped style and icon. */
const shippedColour = '#14496b';

/** Grounds of the shipped style that text in the county's colour stands on, the least favourable of each scheme. */
const grounds = { light: '#eef3f6', dark: '#222b32', elder: '#f0f0f0', elderDark: '#1c1c1c' } as const;

/**
 * The colours that follow from the main one, each made darker or lighter as far as its ground needs: 4.5 to 1 for
 * text (WCAG 2.2 AA), 7 to 1 in the dark and for the elderly.
 */
function coloursOf({ color }: Look): string {
  if (color === null) return '';
  const dark = darkened(color, white, 9);
  return `@media screen {
${variables(':root', color, darkened(color, grounds.light, 4.5), lightened(mixed(color, white, 0.8), color, 4.5))}
${variables(':root.elder', darkened(color, white, 9), darkened(color, grounds.elder, 7), white)}
}
@media screen and (prefers-color-scheme: dark) {
${variables(':root', dark, lightened(color, grounds.dark, 7), lightened(mixed(color, white, 0.7), dark, 7))}
${variables(':root.elder', darkened(color, white, 12), lightened(color, grounds.elderDark, 9), white)}
}`;
}

function variables(selector: string, brand: Colour, link: Colour, soft: Colour): string {
  return `${selector} { --brand: ${brand}; --link: ${link}; --brand-soft: ${soft}; }`;
}

/** Texts in quotes and addresses are passed over: what looks like a comment there is none. */
function withoutComments(css: string): string {
  return css
    .replace(
      /("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^)]*\))|\/\*.*?\*\//gsu,
      (_, kept: string | undefined) => kept ?? '',
    )
    .replace(/^\s+/gmu, '');
}
