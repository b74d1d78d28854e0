import { join } from 'node:path';
import { type Compiled, recordBaseline } from '../compile.js';
import { wording } from '../model/wording.js';
import { CommandError, type Io } from './io.js';
import { type CommonOptions, compiling, refuse } from './run.js';
import { workspaceFolder } from './workspace.js';
import { writeFiles } from './write-files.js';

export interface BaselineOptions extends CommonOptions {
  /** Whether a baseline that is there is brought up to date. */
  readonly update?: boolean;
  /** Written beside what is new. */
  readonly reason?: string;
}

/**
 * `gongkai baseline`: writes down what is found now. One that is there is only changed with `--update`; without it,
 * exit 1 when there is something to change. With an error that figures rest on nothing is written, and exit 1.
 */
export async function runBaseline(
  io: Io,
  workspace: string | undefined,
  options: BaselineOptions,
): Promise<number> {
  const folder = workspaceFolder(workspace);
  const { compiled } = await compiling(io, workspace, options);
  if (!compiled.settled || compiled.broken.has('baseline')) return refuse(io, compiled, options);
  const { baseline, claims, diagnostics, known } = compiled;
  const path = baseline.path ?? 'baseline.yaml';
  const bytes = compiled.files.find((file) => file.path === baseline.path)?.bytes;
  const text = bytes === undefined ? null : Buffer.from(bytes).toString('utf8');
  const recorded = await recordBaseline({
    baseline,
    text,
    // What is wrong with the baseline itself is mended by writing it.
    diagnostics: [...diagnostics.filter(({ place }) => place.file !== path), ...known],
    claims,
    reason: options.reason ?? null,
  });
  const { result } = recorded;
  if ('refused' in result) {
    throw new CommandError(
      `“${path}”没有改动：${result.refused.zh}`,
      `“${path}” is as it was: ${result.refused.en}`,
    );
  }
  const changed = result.text !== text && (text !== null || recorded.added > 0);
  const write = changed && (text === null || options.update === true);
  if (write) writeFiles(folder, [{ path, before: text, after: result.text }]);
  const said = whatHappened({
    ...recorded,
    changed,
    write,
    path: workspace === undefined ? path : join(workspace, path),
  });
  if (options.quiet !== true) io.out(`${said[options.lang]}\n`);
  const left = errorsLeft(compiled, path);
  if (left > 0) {
    io.err(
      `${
        wording(
          `另有 ${left} 个错误不能记入基线，须改正：运行 gongkai check 查看`,
          `${left} error(s) cannot be kept in the baseline and must be mended: see gongkai check`,
        )[options.lang]
      }\n`,
    );
  }
  const lighter = recorded.refused - left;
  if (lighter > 0 && options.quiet !== true) {
    io.err(
      `${
        wording(
          `另有 ${lighter} 个警告或建议不能记入基线：它们在草稿里较轻，转为正式事项就是错误，或者有文件没有被读取`,
          `${lighter} warning(s) cannot be kept in the baseline: they are errors once a draft is final, or a file is not read`,
        )[options.lang]
      }\n`,
    );
  }
  return left > 0 || (changed && !write) ? 1 : 0;
}

interface Happened {
  readonly path: string;
  readonly added: number;
  readonly removed: number;
  readonly recounted: number;
  readonly findings: number;
  readonly changed: boolean;
  readonly write: boolean;
}

function whatHappened({ path, added, removed, recounted, findings, changed, write }: Happened): {
  zh: string;
  en: string;
} {
  if (!changed) {
    return findings === 0
      ? wording('没有可以记入基线的问题。', 'There is nothing a baseline may know of.')
      : wording(
          `${path} 与现状一致，共 ${findings} 个问题。`,
          `${path} is up to date: ${findings} finding(s).`,
        );
  }
  const zh = `新增 ${added} 条，删去 ${removed} 条，改数量 ${recounted} 条`;
  const en = `${added} new, ${removed} removed, ${recounted} with another number`;
  return write
    ? wording(
        `已写入 ${path}：${zh}，共记 ${findings} 个问题。检查不再提示它们；请写明理由，并尽早改正。`,
        `${path} is written: ${en}; it knows ${findings} finding(s). Say why they are left, and mend them soon.`,
      )
    : wording(
        `${path} 没有改动；需要${zh}。加 --update 写入。`,
        `${path} is as it was; to change: ${en}. --update writes it.`,
      );
}

/** Errors that stay whatever the baseline says. */
function errorsLeft({ diagnostics, claims }: Compiled, path: string): number {
  const fixed = new Set(claims.filter(({ severity }) => severity === 'error').map(({ code }) => code));
  return diagnostics.filter(
    ({ code, severity, place }) => severity === 'error' && fixed.has(code) && place.file !== path,
  ).length;
}
