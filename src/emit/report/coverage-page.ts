import { createHash } from 'node:crypto';
import {
  completeRate,
  type Figures,
  figureNames,
  percent,
  type Row,
  rate,
  statusName,
} from '../../model/coverage.js';
import { judgedGates } from '../../model/gate.js';
import { ownGuideLines } from '../../model/own-guides.js';
import type { Publication } from '../../model/publication.js';
import { undecidedLines } from '../../model/undecided.js';
import { type Level, levelNames, levels } from '../../model/vocabulary.js';
import { loadTemplates } from '../templates.js';
import { Anchors, type Scope } from './anchors.js';
import { type Kind, statuses } from './cells.js';
import { methodOf } from './method.js';
import { agencyIndex, levelIndex } from './page-index.js';
import { matrixTables } from './page-matrix.js';
import { rowLists } from './page-rows.js';

/**
 * The coverage of a publication as one self-contained, printable HTML page for the office and its auditors:
 * complete without its script, which only filters the rows.
 */
export async function coveragePage(publication: Publication): Promise<string> {
  const templates = await loadTemplates();
  const script = templates.asset('coverage.js');
  // Nothing but this very script may run, whatever a text of the catalog holds.
  const scriptHash = createHash('sha256').update(script).digest('base64');
  return templates.render('coverage', { ...reportView(publication), script, scriptHash });
}

const kinds: readonly { readonly kind: Kind; readonly name: string; readonly apart: boolean }[] = [
  { kind: 'attested', name: '见于已公布目录的指引事项', apart: false },
  { kind: 'unattested', name: '未见原文的指引事项（仅供参考）', apart: true },
];

function reportView(publication: Publication): object {
  const { catalog, coverage } = publication;
  const anchors = new Anchors(coverage);
  const names = new Map(catalog.agencies.map(({ id, name }) => [id, name]));
  const agencyName = (id: string): string => names.get(id) ?? id;
  const lists = kinds.map(({ kind, name, apart }) => ({
    kind,
    name,
    apart,
    anchor: apart ? 'advice' : 'rows',
    lists: rowLists(coverage, kind, agencyName, anchors),
  }));
  return {
    title: `${catalog.county.name}政务公开标准目录覆盖情况报告`,
    subtitle: `目录日期 ${publication.date}；豁免以 ${coverage.date} 为准判断是否生效。本报告供内部工作使用。`,
    toc: contents(),
    totals: kinds.map((kind) => ({
      ...kind,
      figures: figuresView(coverage.total[kind.kind], scopeOf(kind.kind), anchors),
    })),
    gates: judgedGates(catalog, coverage, null).map(
      ({ domain, percent: floor, figures, passed, lacking }) => ({
        name: domain ?? '合计',
        floor: `${floor}%`,
        percent: percent(rate(figures)),
        fraction: fractionOf(figures),
        passed,
        verdict: lacking === null ? '无从判断' : passed ? '达到' : `未达到，还差 ${lacking} 格`,
      }),
    ),
    localEntries: coverage.localEntries,
    remarks: [...undecidedLines(coverage, 'zh'), ...ownGuideLines(coverage, 'zh')],
    matrix: matrixTables(coverage, agencyName, anchors),
    breakdowns: [
      breakdown('by-domain', '领域', coverage.byDomain, anchors, (domain) => ({ domain })),
      breakdown('by-agency', '单位', coverage.byAgency, anchors, (agency) => ({ agency })),
      breakdown('by-level', '层级', coverage.byLevel, anchors, (level) => ({ level: levelOf(level) })),
    ],
    filters: {
      domains: coverage.byDomain.map(({ id, name }) => ({ value: anchors.domainMark(id), name })),
      agencies: coverage.byAgency.map(({ id, name }) => ({ value: anchors.agencyMark(id), name })),
      levels: levels.map((level) => ({ value: level, name: levelNames[level] })),
      statuses: statuses.map((status) => ({ value: status, name: statusName(status).zh })),
    },
    cellCount: coverage.cells.length,
    lists,
    agencyIndex: agencyIndex(coverage, agencyName, anchors),
    levelIndex: levelIndex(coverage, anchors),
    notAdopted: coverage.notAdopted,
    method: methodOf(coverage).map(([term, text]) => ({ term, text })),
  };
}

function contents(): object[] {
  const all: readonly (readonly [string, string])[] = [
    ['total', '总计'],
    ['matrix', '单位与领域'],
    ['by-domain', '按领域'],
    ['by-agency', '按单位'],
    ['by-level', '按层级'],
    ['rows', '明细'],
    ['missing', '缺项'],
    ['partial', '部分达标'],
    ['draft', '草稿'],
    ['exempt', '豁免'],
    ['complete', '达标'],
    ['advice', '参考事项'],
    ['agencies', '各单位索引'],
    ['levels', '各层级索引'],
    ['not-adopted', '未列入的领域'],
    ['method', '口径'],
  ];
  return all.map(([anchor, name]) => ({ anchor, name }));
}

function breakdown(
  anchor: string,
  column: string,
  rows: readonly Row[],
  anchors: Anchors,
  within: (id: string) => Partial<Scope>,
): object {
  const name = `按${column}`;
  return {
    anchor,
    name,
    column,
    tables: kinds.map(({ kind, name: caption, apart }) => ({
      kind,
      apart,
      anchor: `${anchor}-${kind}`,
      caption: `${name}：${caption}`,
      columns: figureNames.map(([, heading]) => heading.zh),
      rows: rows
        .filter((row) => row[kind].required > 0)
        .map((row) => ({
          id: row.id,
          name: row.name,
          figures: figuresView(row[kind], { ...scopeOf(kind), ...within(row.id) }, anchors),
        })),
    })),
  };
}

function scopeOf(kind: Kind): Scope {
  return { kind, domain: null, agency: null, level: null };
}

function levelOf(id: string): Level | null {
  return levels.find((level) => level === id) ?? null;
}

function figuresView(figures: Figures, scope: Scope, anchors: Anchors): object {
  return {
    covered: figures.covered,
    applicable: figures.applicable,
    applies: figures.applicable > 0,
    percent: percent(rate(figures)),
    completePercent: percent(completeRate(figures)),
    fraction: fractionOf(figures),
    completeFraction: figures.applicable === 0 ? '' : `${figures.complete} ÷ ${figures.applicable}`,
    lines: figureNames.map(([key, name]) => ({
      key,
      name: name.zh,
      value: figures[key],
      lack: key === 'missing' && figures.missing > 0,
      href: figures[key] === 0 ? null : anchors.target(scope, key),
      filter: anchors.filter(scope, key),
    })),
  };
}

function fractionOf({ covered, applicable }: Figures): string {
  return applicable === 0 ? '没有适用的事项' : `${covered} ÷ ${applicable}`;
}
