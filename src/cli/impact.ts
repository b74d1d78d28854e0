import { type Impact, impactOf } from '../model/impact.js';
import { wording } from '../model/wording.js';
import { diagnosticsText } from '../print/diagnostics-text.js';
import { impactJson } from '../print/impact-json.js';
import { impactText } from '../print/impact-text.js';
import { styleOf } from '../print/style.js';
import { CommandError, type Io } from './io.js';
import { compiling, type Options } from './run.js';

/**
 * `gongkai impact`: every guide item, entry, exemption and agency that cites an instrument. Errors in the
 * catalog do not stop it, repealed instruments are such errors; but of a file that could not be read nobody
 * knows what it cites: then there is no list, and exit 1. A name that nothing goes by is exit 2.
 */
export async function runImpact(
  io: Io,
  instrument: string,
  workspace: string | undefined,
  options: Options,
): Promise<number> {
  const { compiled } = await compiling(io, workspace, options);
  const { catalog, locate } = compiled;
  if (catalog.broken.size > 0) {
    const errors = compiled.diagnostics.filter(({ severity }) => severity === 'error');
    io.err(diagnosticsText(errors, locate, options.lang, styleOf(io.errColours)));
    io.err(`${incomplete[options.lang]}\n`);
    return 1;
  }
  const impact = impactOf(catalog, instrument);
  if ('candidates' in impact) throw unknown(instrument, impact.candidates);
  io.out(outputOf(impact));
  return 0;

  function outputOf(found: Impact): string {
    return options.format === 'json'
      ? impactJson(found, catalog, locate)
      : impactText(found, catalog, locate, options.lang, styleOf(io.colours));
  }
}

const incomplete = wording(
  '有文件读不全，查出来的会有遗漏，所以没有列出。请先改正上面的错误。',
  'Some files could not be read whole, so the list would not be complete and is not given. Mend the errors above first.',
);

function unknown(words: string, candidates: readonly string[]): CommandError {
  const zh = `登记册里没有“${words}”，本工作区和标准指引也没有引用它`;
  const en = `“${words}” is neither in the register nor cited by the workspace or the guides`;
  if (candidates.length === 0) {
    return new CommandError(
      `${zh}。请写文件的标题或文号，例如：gongkai impact 国办发〔2017〕94号`,
      `${en}. Give its title or number, as in: gongkai impact 国办发〔2017〕94号`,
    );
  }
  return new CommandError(
    `${zh}。是不是：\n${candidates.map((title) => `  ${title}`).join('\n')}`,
    `${en}. Did you mean:\n${candidates.map((title) => `  ${title}`).join('\n')}`,
  );
}
