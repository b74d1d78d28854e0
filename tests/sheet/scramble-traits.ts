import { draw, numbersFrom } from '../../src/score/random.js';

/** What published tables differ in: every trait with the forms it takes. */
export const traits = {
  headingRows: [1, 2, 3],
  /** How equal cells below each other are set: joined, printed once with empty cells below, printed each time. */
  joining: ['joined', 'empty', 'repeated'],
  /** What stands for a cell equal to the one above; only where cells are printed each time. */
  same: [null, '同上', '〃', '同前'],
  order: ['national', 'shuffled'],
  /** How many columns the matters have: the name alone, with its category, with its domain before that. */
  depth: [2, 3, 2, 1],
  /** Where the name stands alone, its category may stand in a line over the rows. */
  lines: [false, true],
  /** How several domains come in one sheet: under headings of their own, under a title each, or in a column. */
  stack: ['headings', 'titles', 'column', 'one'],
  /** Headings are printed again after so many items. */
  repeat: [0, 6, 11],
  /** An item over several rows: a line of its contents in each, or lines of its channels before and after it. */
  split: [null, 'content', 'channels'],
  boxes: [
    ['■', '□'],
    ['■', '口'],
    ['☑', '☐'],
    ['▄', '口'],
    ['√', '□'],
    ['●', '○'],
    ['☒', '☐'],
    ['◆', '◇'],
    ['▇', '囗'],
    ['◼', '◻'],
    ['R', '£'],
    ['[√]', '[ ]'],
    ['✔', '▢'],
    ['■', '〇'],
    ['\uf0fe', '\uf0a8'],
    ['□√', '□'],
  ],
  channels: ['boxes', 'boxes', 'checked', 'plain'],
  between: [' ', '', '\n', '、', ';'],
  tick: ['√', '✓', '✔', '■', '●', '☑', 'R', 'V', '○'],
  group: ['tick', 'name'],
  audience: ['columns', 'columns', 'words', 'boxes'],
  method: ['columns', 'columns', 'words', 'boxes'],
  levels: ['columns', 'columns', 'words', 'boxes', null],
  stage: [null, 'words', 'boxes', 'columns'],
  content: ['numbered', 'circled', 'lines', 'in one line'],
  basis: ['lines', 'listed', 'adjacent', 'numbered'],
  number: [true, true, false],
  responsible: [true, false],
  column: [true, false],
  remarks: [true, false],
  extra: [[], ['咨询电话'], ['公开格式', '监督电话']],
  above: ['title', 'index and title', 'title and caption'],
  note: [null, '注：本表所列依据以最新公布的文本为准。', '备注：1.表内“县级”含县直部门。'],
  noise: [null, 'full-width', 'invisible', 'torn'],
  traditional: [false, false, false, true],
  wording: [0, 1, 2],
} as const;

type Form<T> = T extends readonly (infer F)[] ? F : never;

/** One way to set a table, chosen by a seed. */
export type Layout = { readonly [K in keyof typeof traits]: Form<(typeof traits)[K]> };

const round = 20;

/**
 * The layout of a seed. Twenty seeds in a row have every form of every trait between them, in combinations
 * that differ from trait to trait.
 */
export function layoutOf(seed: number): Layout {
  const entries = Object.entries(traits).map(([trait, forms], index) => {
    const places = draw(
      Array.from({ length: round }, (_, place) => place),
      round,
      Math.floor(seed / round) * 1000 + index,
    );
    return [trait, forms[(places[seed % round] ?? 0) % forms.length]];
  });
  return Object.fromEntries(entries) as Layout;
}

/** Numbers for what a layout leaves open. */
export function chance(seed: number): (below: number) => number {
  return numbersFrom(seed * 7919 + 17);
}
