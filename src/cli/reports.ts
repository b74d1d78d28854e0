import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Findings } from '../print/findings.js';
import { printers } from '../print/printers.js';
import { styleOf } from '../print/style.js';
import { diskReason } from './disk-reason.js';
import { CommandError, type Io } from './io.js';
import { writeWhole } from './write-whole.js';

export type Format = keyof typeof printers;

/** A report asked for beside the output; without a file it goes to stdout too. */
export interface ReportRequest {
  readonly format: Format;
  /** As given. */
  readonly file: string | null;
}

/** So many findings are shown to people when nothing is said. */
export const usualMost = 50;

export const formats = Object.keys(printers) as readonly Format[];

/** How many findings are to be shown; null: all. */
export function mostOf({ all, max }: { readonly all?: boolean; readonly max?: number }): number | null {
  return all === true ? null : (max ?? usualMost);
}

/** `sarif=out.sarif`, one of several. Throws CommandError when it is no report. */
export function reportOption(value: string, before: readonly ReportRequest[] = []): ReportRequest[] {
  const [, name = '', file = null] = /^([^=]*)(?:=(.*))?$/su.exec(value) ?? [];
  const format = formats.find((known) => known === name.trim());
  if (format === undefined) {
    throw new CommandError(
      `--report 的格式“${name}”不对；可以写：${formats.join('、')}，如 --report sarif=问题.sarif`,
      `--report knows no format “${name}”; write one of ${formats.join(', ')}, such as --report sarif=out.sarif`,
    );
  }
  if (file === null ? !printers[format].lines : file.trim() === '') {
    throw new CommandError(
      `--report ${format} 要写明文件，如 --report ${format}=报告.${endings[format]}`,
      `--report ${format} needs a file: --report ${format}=report.${endings[format]}`,
    );
  }
  return [...before, { format, file }];
}

const endings: Readonly<Record<Format, string>> = {
  text: 'txt',
  json: 'json',
  sarif: 'sarif',
  junit: 'xml',
  github: 'txt',
  gitlab: 'json',
  checkstyle: 'xml',
  markdown: 'md',
};

/** Throws CommandError for reports that could not be written: said before a minute is spent on checking. */
export function requireWritable(reports: readonly ReportRequest[], format: string): void {
  const taken = new Set<string>();
  for (const { format: kind, file } of reports) {
    if (file === null) {
      if (isLines(format)) continue;
      throw new CommandError(
        `--format ${format} 已占用标准输出，--report ${kind} 要写明文件，如 --report ${kind}=报告.${endings[kind]}`,
        `--format ${format} fills stdout; give --report ${kind} a file: --report ${kind}=report.${endings[kind]}`,
      );
    }
    const target = resolve(file);
    if (taken.has(target)) {
      throw new CommandError(
        `两个 --report 写的是同一个文件“${file}”`,
        `two reports go to the same file “${file}”`,
      );
    }
    taken.add(target);
    requireTarget(file, target);
  }
}

function requireTarget(file: string, target: string): void {
  if (/\.ya?ml$/iu.test(target)) {
    throw new CommandError(
      `报告不能写到 YAML 文件“${file}”：它会被当作目录的文件`,
      `a report cannot be written to “${file}”: it would be taken for a file of the catalog`,
    );
  }
  if (!existsSync(dirname(target))) {
    throw new CommandError(
      `报告“${file}”所在的文件夹不存在；请先建立“${dirname(file)}”`,
      `the folder of the report “${file}” does not exist; make “${dirname(file)}” first`,
    );
  }
  if (existsSync(target) && !statSync(target).isFile()) {
    throw new CommandError(
      `“${file}”不是文件，不能写入报告`,
      `“${file}” is no file; no report can be written to it`,
    );
  }
}

/** Writes the reports asked for, each whole or not at all; those without a file follow on stdout. */
export function writeReports(io: Io, reports: readonly ReportRequest[], findings: Findings): void {
  for (const { format, file } of reports) {
    if (file === null) io.out(printers[format].print(findings, styleOf(io.colours)));
    else write(file, printers[format].print(findings, styleOf(false)));
  }
}

function write(file: string, text: string): void {
  try {
    writeWhole(resolve(file), text);
  } catch (error) {
    const { zh, en } = diskReason(error);
    throw new CommandError(`报告“${file}”无法写入：${zh}`, `the report “${file}” cannot be written: ${en}`);
  }
}

function isLines(format: string): boolean {
  const known = formats.find((name) => name === format);
  return known !== undefined && printers[known].lines;
}
