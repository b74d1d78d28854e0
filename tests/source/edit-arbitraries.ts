import fc from 'fast-check';
import { listFields, type Plain, textFields, type YamlEdit, type YamlValue } from './edit-oracle.js';

/** Texts that are words, and texts that YAML, an editor or a clerk could take for something else. */
export const text: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '招生政策',
      '自信息形成或者变更之日起20个工作日内',
      '《条例》(国务院令第711号)',
      '其他:法律服务网',
      'abc def',
    ),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ...[
        '是',
        '否',
        'yes',
        'No',
        'on',
        '2024',
        '0101',
        '1e3',
        '0x1F',
        '0o17',
        '.5',
        '+1',
        '-',
        '.inf',
        '.NaN',
        '2026-06-30',
      ],
      ...[
        'null',
        'Null',
        '~',
        'true',
        'FALSE',
        '',
        ' ',
        '  前',
        '后 ',
        '\t',
        '　全角　',
        '甲: 乙',
        '甲:',
        ':甲',
        '甲 #乙',
        '#甲',
        'a#b',
      ],
      ...[
        '*甲',
        '&甲',
        '!甲',
        '|',
        '>甲',
        '%甲',
        '@甲',
        '`甲`',
        '[甲]',
        '{甲}',
        ']',
        '}',
        ',',
        '甲,乙',
        '- 甲',
        '-甲',
        '? 甲',
        '?甲',
        '---',
        '...',
      ],
      ...[
        "'",
        '"',
        "it's",
        '"引"',
        '\'a\' "b"',
        '\\',
        'a\\b',
        '<<',
        '=',
        '名称：甲',
        '时限：',
        '甲：乙',
        '👪家庭',
        'é́',
        '\u200b',
        '\ufeff',
      ],
      ...[
        '甲\n乙',
        '甲\n乙\n',
        '甲\n\n乙\n\n',
        '\n甲',
        '\n',
        '  甲\n乙',
        '甲\n  乙',
        '甲\n \n乙',
        '甲 \n乙',
        '# 甲\n- 乙',
        '甲\t乙',
        '甲\r\n乙',
        '甲\r乙',
      ],
      ...['\0', '\u0085', '\u2028', '\u2029', '\ud800', 'a\udc00b', '\u0007', '\uffff', '名称: 甲\n---\n...'],
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom(...' \t\n\r:#-?,[]{}&*!|>\'"%@`\\~甲a1') }) },
);

const list = fc.array(text, { minLength: 1, maxLength: 5 });
const record: fc.Arbitrary<YamlValue> = fc
  .tuple(
    fc.record({ id: text, name: text }),
    fc.dictionary(fc.constantFrom(...textFields.slice(1)), text, { maxKeys: 4 }),
    fc.dictionary(fc.constantFrom(...listFields), fc.oneof(list, text), { maxKeys: 4 }),
  )
  .map((parts) => Object.assign({}, ...parts));

/** What a list may become: the same with elements gone, changed, come and moved. */
function relatedTo(old: readonly string[]): fc.Arbitrary<string[]> {
  const kept = fc
    .array(fc.tuple(fc.constantFrom('keep', 'keep', 'drop', 'change', 'change slightly', 'insert'), text), {
      minLength: old.length,
      maxLength: old.length + 2,
    })
    .map((steps) =>
      steps.flatMap(([step, other], index) => {
        const own = old[index];
        if (own === undefined || step === 'change') return [other];
        if (step === 'drop') return [];
        if (step === 'change slightly') return [`${own}（改）`];
        return step === 'insert' ? [other, own] : [own];
      }),
    );
  return fc.oneof(kept, fc.shuffledSubarray([...old]), list);
}

/** Edits of an entries file with this data (in English keys), none of a value inside another's. */
export function editsOf(data: Plain): fc.Arbitrary<YamlEdit[]> {
  const file = data as { readonly [key: string]: Plain };
  const items = (file.items ?? []) as Record<string, Plain>[];
  const places = [
    ...(file.items === null || file.items === undefined
      ? []
      : items.map((item, index) => ({ at: `/items/${index}`, item }))),
    { at: '/defaults', item: (file.defaults ?? {}) as Record<string, Plain> },
  ];
  const one = fc.constantFrom(...places).chain(({ at, item }) => editOf(at, item));
  const append = fc
    .tuple(record, fc.option(fc.nat({ max: Math.max(0, items.length - 1) }), { nil: undefined }))
    .map(
      ([value, behind]): YamlEdit => ({
        kind: 'append',
        pointer: '/items',
        value,
        ...(behind !== undefined && items.length > 0 && { behind }),
      }),
    );
  const remove = fc
    .nat({ max: Math.max(0, items.length - 1) })
    .map((index): YamlEdit => ({ kind: 'remove', pointer: `/items/${index}` }));
  const reorder = fc.tuple(fc.shuffledSubarray(items), fc.array(record, { maxLength: 1 })).map(
    ([kept, added]): YamlEdit => ({
      kind: 'set',
      pointer: '/items',
      value: [...kept, ...added] as YamlValue,
    }),
  );
  return fc
    .array(
      fc.oneof(
        { weight: 12, arbitrary: one },
        { weight: 2, arbitrary: append },
        { weight: 1, arbitrary: reorder },
        ...(items.length > 0 ? [{ weight: 2, arbitrary: remove }] : []),
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map(apart)
    .filter((edits) => edits.length > 0);
}

function editOf(at: string, item: Readonly<Record<string, Plain>>): fc.Arbitrary<YamlEdit> {
  const set =
    (field: string) =>
    (value: YamlValue): YamlEdit => ({ kind: 'set', pointer: `${at}/${field}`, value });
  const setText = fc.constantFrom(...textFields).chain((field) => text.map(set(field)));
  const setList = fc.constantFrom(...listFields).chain((field) => {
    const old = item[field];
    const texts = (Array.isArray(old) ? old : [old]).filter((element) => typeof element === 'string');
    return fc.oneof(relatedTo(texts), text).map(set(field));
  });
  const setAudience = fc
    .oneof(
      text,
      text.map((group) => ({ group })),
    )
    .map(set('audience'));
  const setEquivalent = fc
    .tuple(text, text)
    .filter(([key]) => key !== '')
    .map(([key, value]) => set(`equivalents/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)(value));
  const present = Object.keys(item);
  const lists = present.filter((field) => Array.isArray(item[field]));
  return fc.oneof(
    { weight: 3, arbitrary: setText },
    { weight: 4, arbitrary: setList },
    { weight: 1, arbitrary: setAudience },
    { weight: 1, arbitrary: setEquivalent },
    ...(present.length === 0 ? [] : [{ weight: 2, arbitrary: fc.constantFrom(...present).map(remove) }]),
    ...(lists.length === 0
      ? []
      : [{ weight: 1, arbitrary: fc.tuple(fc.constantFrom(...lists), text).map(append) }]),
  );

  function remove(field: string): YamlEdit {
    return { kind: 'remove', pointer: `${at}/${field}` };
  }

  function append([field, value]: readonly [string, string]): YamlEdit {
    return { kind: 'append', pointer: `${at}/${field}`, value };
  }
}

/** The edits that have nothing to do with those before them. */
function apart(edits: readonly YamlEdit[]): YamlEdit[] {
  const chosen: YamlEdit[] = [];
  for (const edit of edits)
    if (!chosen.some((other) => touches(edit, other) || touches(other, edit))) chosen.push(edit);
  return chosen;
}

/** Whether an edit changes what another is about: an append leaves what is in the list. */
function touches(edit: YamlEdit, other: YamlEdit): boolean {
  if (edit.kind === 'append') return false;
  return `${other.pointer}/`.startsWith(`${edit.pointer}/`);
}
