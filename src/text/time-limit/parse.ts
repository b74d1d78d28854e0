import { clauseOf } from './clause.js';
import { type Phase, phaseOf, type TimeLimitParse, type UnparsedReason } from './phase.js';
import { matterOf, suspicious } from './trigger.js';

/**
 * The words of a time limit as phases, in the order of the words. Width, white space and the many ways of
 * saying the same (docs/zh/时限写法.md) do not matter. Words that are not understood and may change the
 * meaning are never dropped: the whole text is then unparsed, with those words.
 */
export function parseTimeLimit(text: string): TimeLimitParse {
  const { rest, lawful } = withoutReservation(normalised(text));
  if (rest === '') return failed('empty', '');
  const phases: Draft[] = [];
  const segments = rest.split(/[;。]/u).filter((part) => part !== '');
  for (const [index, segment] of segments.entries()) {
    // 一般 takes nothing back where the next sentence says when the limit does not hold.
    const excused = exceptionOf(segments[index + 1] ?? '') !== null;
    const failure = readSegment(excused ? segment.replace(/一般(?=不)/u, '') : segment, phases);
    if (failure !== null) return failure;
  }
  if (phases.length === 0) return failed('unknown-form', rest);
  for (const phase of phases) {
    const words = [phase.matter, phase.trigger, phase.before?.event, phase.alongside, phase.place];
    for (const word of words) {
      const strange = suspicious(word ?? '');
      if (strange !== null) return failed('hedge', strange);
    }
  }
  return { kind: 'parsed', phases: phases.map((phase) => phaseOf({ ...phase, lawful })) };
}

/** `parseTimeLimit` that reads every text once: a catalog says the same few over and over. */
export function timeLimitReader(): (text: string) => TimeLimitParse {
  const known = new Map<string, TimeLimitParse>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const parse = parseTimeLimit(text);
    known.set(text, parse);
    return parse;
  };
}

type Draft = Partial<Phase>;
type Failure = Extract<TimeLimitParse, { kind: 'unparsed' }>;

/** Reads one segment between semicolons into the phases; an answer is a failure. */
function readSegment(segment: string, phases: Draft[]): Failure | null {
  const last = phases.at(-1);
  const exception = exceptionOf(segment);
  if (exception !== null) {
    if (last === undefined) return failed('unknown-form', segment);
    phases[phases.length - 1] = { ...last, exception };
    return null;
  }
  const own: Draft[] = [];
  const failure = readClauses(segment, own);
  if (failure !== null) return failure;
  const [only, ...others] = own;
  // `；公示期不少于5日` goes on with the phase before it, as it would after a comma.
  if (last !== undefined && only !== undefined && others.length === 0 && continues(last, only, false)) {
    phases[phases.length - 1] = joined(last, only);
  } else phases.push(...own);
  return null;
}

/** Reads the clauses of a segment; one without a matter speaks of that of the clause before it. */
function readClauses(segment: string, phases: Draft[]): Failure | null {
  const labelled = /^(?:其中[,:]?)?([^:]+):(.+)$/u.exec(segment);
  const label = labelled === null ? null : matterOf(labelled[1] ?? '');
  let condition: string | null = null;
  for (const piece of piecesOf(labelled?.[2] ?? segment.replace(/^其中[,:]?/u, ''))) {
    // `符合条件的,自……`: the words before the comma say for which part.
    if (/的(?:政府)?(?:信息|内容|事项)?$/u.test(piece) && clauseOf(piece) === null) {
      condition = matterOf(piece);
      continue;
    }
    const clause = clauseOf(piece);
    if (clause === null) return failed('unknown-form', piece);
    const last = phases.at(-1);
    const said = { ...clause, matter: clause.matter ?? condition ?? label };
    const followed = { ...said, matter: said.matter ?? last?.matter ?? null };
    if (last !== undefined && continues(last, followed, /^(?:且|并)/u.test(piece))) {
      phases[phases.length - 1] = joined(last, followed);
    } else phases.push(said);
    condition = null;
  }
  return condition === null && phases.length > 0 ? null : failed('unknown-form', segment);
}

/** The clauses of a segment: parted by commas, by 、 where a clause ends in 前 or 内, and before 长期公开 and its like. */
function piecesOf(segment: string): string[] {
  return segment
    .split(/,|(?<=[前内])、|、(?=(?:长期|常年|及时|实时|即时)公)|并(?=(?:保持)?(?:长期|常年)公)/u)
    .map((piece) => piece.replace(/^(?:或者?|其中)/u, ''))
    .filter((piece) => piece !== '');
}

/**
 * A clause continues the phase before it when both speak of the same matter and neither says what the other
 * has said; otherwise it begins a phase. `and`: the words themselves join the two (且, 并).
 */
function continues(last: Draft, clause: Draft, and: boolean): boolean {
  const due = (draft: Draft): boolean => (draft.within ?? draft.prompt ?? null) !== null;
  const anchored = (draft: Draft): boolean => (draft.trigger ?? draft.before?.event ?? null) !== null;
  if ((last.matter ?? null) !== (clause.matter ?? null)) return false;
  if (due(last) && due(clause)) return false;
  if (!and && anchored(last) && anchored(clause)) return false;
  return !(['before', 'by', 'alongside', 'every', 'atLeast', 'standing', 'onRequest', 'place'] as const).some(
    (key) => Boolean(last[key]) && Boolean(clause[key]),
  );
}

function joined(last: Draft, clause: Draft): Draft {
  return { ...last, ...clause, trigger: clause.trigger ?? last.trigger ?? null };
}

/** Half-width, without white space; `。` at the end is no separator. */
function normalised(text: string): string {
  return (
    text
      .normalize('NFKC')
      .replace(/\s/gu, '')
      .replace(/(?<=长期公[开示]),(动态(?:调整|更新))/gu, '($1)')
      // Who publishes is another element.
      .replace(
        /(?<!自)由[^,;:。由]{2,30}?(?:部门|单位|机关|机构|政府|局|委员会)(?=在|自|向社会|公[开布告示])/gu,
        '',
      )
      .replace(/[;。,]+$/u, '')
  );
}

/** Takes 法律、法规另有规定的,从其规定 out of a text. */
function withoutReservation(text: string): { readonly rest: string; readonly lawful: boolean } {
  // Few texts have one, and looking for all its forms is a third of the time a text takes.
  if (!text.includes('另有规定')) return { rest: text, lawful: false };
  const rest = text.replace(
    /[;,。(]?(?:但)?(?:国家|相关|有关)*(?:法律|行政法规|法规|规章|政策|、|和|或者?|对(?:政府)?(?:信息)?公开的?(?:期限|时限))+另有规定的?,?(?:应当?)?(?:从其规定|除外|依照其规定|按其规定执行|按照?其?规定执行)\)?/u,
    '',
  );
  return { rest, lawful: rest !== text };
}

/** A sentence that limits the limit, in the forms that the law itself uses. */
function exceptionOf(segment: string): string | null {
  return /^.+的,(?:不再重复(?:公告|公开|公示)|应当?(?:予以|作出)?说明)$/u.test(segment) ? segment : null;
}

function failed(reason: UnparsedReason, words: string): Failure {
  return { kind: 'unparsed', reason, words };
}
