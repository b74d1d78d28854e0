import { compile, readWorkspace } from '../compile.js';
import type { Claim } from '../model/diagnostic.js';
import { wording } from '../model/wording.js';
import { positionOf } from '../print/diagnostics-text.js';
import { CommandError, type Io } from './io.js';
import { workspaceFolderIfAny } from './workspace.js';

/**
 * The claim of a rule of the office's own, as heavy as its findings are; it stands in the workspace around. Throws
 * CommandError where there is none of that name.
 */
export async function houseClaim(io: Io, code: string): Promise<Claim> {
  const folder = workspaceFolderIfAny(undefined);
  if (folder === null) {
    throw new CommandError(
      `“${code}”是某个县自己的规则，写在它的 gongkai.yaml 里；请进入那个工作区的文件夹再运行`,
      `“${code}” is a rule of an office, written in its gongkai.yaml; go to the folder of that workspace and run it there`,
    );
  }
  const { claims, houseRules, locate } = await compile({
    workspace: await readWorkspace(folder),
    date: null,
    today: io.today,
    progress: () => undefined,
  });
  const claim = claims.find((one) => one.code === code);
  const rule = houseRules.find((one) => one.code === code);
  if (claim === undefined || rule === undefined)
    throw unknown(
      code,
      houseRules.map((one) => one.code),
    );
  const at = positionOf(locate(rule.place));
  return rule.level === 'off'
    ? {
        ...claim,
        severity: 'advice',
        source: wording(`${at} 的“检查”；级别是“关闭”，现在不检查`, `${at}, “check”; it is switched off`),
      }
    : { ...claim, severity: rule.level, source: wording(`${at} 的“检查”`, `${at}, “check”`) };
}

function unknown(code: string, codes: readonly string[]): CommandError {
  return new CommandError(
    `gongkai.yaml 的“检查 › 规则”里没有“${code}”${codes.length === 0 ? '' : `，有：${codes.join('、')}`}`,
    `gongkai.yaml has no rule “${code}” below “check”${codes.length === 0 ? '' : `, but ${codes.join(', ')}`}`,
  );
}
