import { compile, readWorkspace } from '../../src/compile.js';
import type { Channel, PublishedEntry } from '../../src/model/catalog.js';
import type { TableRow } from '../../src/model/table.js';

/** The example county, as its tables are made of it. */
export interface ExampleCounty {
  readonly date: string;
  /** In the order of the county's domains. */
  readonly domains: readonly { readonly domain: string; readonly entries: readonly PublishedEntry[] }[];
  readonly names: Names;
}

/** What the references of an entry are called. */
export interface Names {
  readonly channels: readonly Channel[];
  /** Agency id → its name. */
  readonly agencies: ReadonlyMap<string, string>;
  /** Id or name of a website column → its name. */
  readonly websiteColumns: ReadonlyMap<string, string>;
}

/** What a table says of an entry, all its fields in the words of a list. */
export type SaidOf = Omit<TableRow, 'row' | 'printed' | 'domain' | 'extras'>;

export async function exampleCounty(): Promise<ExampleCounty> {
  const workspace = await readWorkspace('catalog/example');
  const { publication } = await compile({
    workspace,
    date: null,
    today: '2000-01-01',
    progress: () => undefined,
  });
  if (publication === null) throw new Error('the example has errors');
  const { catalog, entries, date } = publication;
  return {
    date,
    domains: catalog.domains.map(({ name }) => ({
      domain: name,
      entries: entries.filter(({ domain }) => domain === name),
    })),
    names: {
      channels: catalog.channels,
      agencies: new Map(catalog.agencies.map(({ id, name }) => [id, name])),
      websiteColumns: new Map(
        catalog.columns.flatMap(({ id, name }) => [[id, name] as const, [name, name] as const]),
      ),
    },
  };
}

export function saidOf(entry: PublishedEntry, names: Names): SaidOf {
  const { category, name, content, basis, timeLimit, audience, method, levels, stage, column, remarks } =
    entry;
  const { withheldReason } = entry;
  return {
    category,
    name,
    content,
    basis,
    timeLimit,
    subject: agencyNames(entry.subject, names),
    responsible: agencyNames(entry.responsible, names) || null,
    channels: channelNames(entry, names),
    audience,
    method,
    levels,
    stage,
    column: column === null ? null : (names.websiteColumns.get(column) ?? column),
    remarks,
    withheldReason,
  };
}

function agencyNames(references: PublishedEntry['subject'], { agencies }: Names): string {
  const names = references.map(({ text, agencies: ids }) =>
    ids.length === 1 ? (agencies.get(ids[0] ?? '') ?? text) : text,
  );
  return [...new Set(names)].join('、');
}

/** In the order of the register, as box lists have them. */
function channelNames({ channels }: PublishedEntry, { channels: register }: Names): string[] {
  const place = (id: string | null): number => register.findIndex((channel) => channel.id === id);
  const names = [...channels]
    .sort((a, b) => place(a.channel) - place(b.channel))
    .map(({ text, channel, detail }) => {
      const known = register.find(({ id }) => id === channel)?.name ?? text;
      return detail === null ? known : `${known}:${detail}`;
    });
  return [...new Set(names)];
}
