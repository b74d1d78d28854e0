import { spawn } from 'node:child_process';
import { wording } from '../model/wording.js';
import { interrupted } from './interrupted.js';
import { CommandError, type Io } from './io.js';
import { serveLive } from './live-server.js';
import { LiveSite, type LiveState } from './live-site.js';
import type { CommonOptions } from './run.js';
import { openSession } from './session.js';
import { watchWorkspace } from './watcher.js';
import { workspaceFolder } from './workspace.js';

export interface ServeOptions extends CommonOptions {
  /** The port that must be taken; without it the first free one from 8080. */
  readonly port?: number;
  readonly open?: boolean;
  readonly poll?: boolean;
}

/** A pause this short joins what an editor does in one save; waiting longer would be felt in the browser. */
const settledMs = 20;

/** `gongkai serve`: the site of a workspace on this machine, following its files until it is told to stop: exit 0. Throws when they cannot be followed. */
export async function runServe(
  io: Io,
  workspace: string | undefined,
  options: ServeOptions,
): Promise<number> {
  const { lang } = options;
  const folder = workspaceFolder(workspace);
  const session = openSession(folder, {
    date: options.date ?? null,
    today: io.today,
    cache: options.cache !== false,
  });
  const site = new LiveSite(folder, session, lang);
  const stopped = interrupted();
  const server = await started(site, options.port);
  const watcher = await watchWorkspace(folder, {
    poll: options.poll === true,
    settledMs,
    changed: () => void site.refresh(),
    complain: (problem) => io.err(`${problem[lang]}\n`),
  });
  site.listen((state) => io.err(`${stateLine(state)}\n`));
  await site.refresh();
  const address = `http://127.0.0.1:${server.port}/`;
  io.out(
    `${
      wording(
        `网站预览：${address}\n覆盖报告：${address}reports/\n保存文件后网页自动更新；按 Ctrl+C 结束。`,
        `the site: ${address}\nthe coverage report: ${address}reports/\nPages follow every save; press Ctrl+C to stop.`,
      )[lang]
    }\n`,
  );
  if (options.open === true) openBrowser(address);
  const failure = await Promise.race([stopped, watcher.failed]);
  await Promise.all([watcher.close(), server.close()]);
  if (failure instanceof CommandError) throw failure;
  return 0;
}

async function started(site: LiveSite, port: number | undefined): ReturnType<typeof serveLive> {
  try {
    return await serveLive(site, port === undefined ? usualPorts : [port]);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const which = port ?? `${usualPorts[0]}—${usualPorts.at(-1)}`;
    throw new CommandError(
      `端口 ${which} 不能使用，可能被其他程序占用；用 --port 换一个端口（${reason}）`,
      `port ${which} cannot be used, another program may have it; choose one by --port (${reason})`,
    );
  }
}

const usualPorts = Array.from({ length: 20 }, (_, index) => 8080 + index);

function stateLine({ counts: { errors, warnings }, failure, language }: LiveState): string {
  const time = new Date().toTimeString().slice(0, 8);
  const said = failure
    ? wording(failure, failure)
    : errors > 0
      ? wording(
          `${errors} 个错误、${warnings} 个警告：网页仍是上一次没有错误时的内容`,
          `${errors} errors, ${warnings} warnings: pages stay as they were without errors`,
        )
      : wording(`网站已更新，${warnings} 个警告`, `the site is up to date, ${warnings} warnings`);
  return `${time}  ${said[language]}`;
}

/** With the program the system has for it; without one, the address stands on the screen. */
function openBrowser(address: string): void {
  const [command, ...words] =
    process.platform === 'win32'
      ? ['cmd', '/c', 'start', '', address]
      : [process.platform === 'darwin' ? 'open' : 'xdg-open', address];
  if (command === undefined) return;
  spawn(command, words, { detached: true, stdio: 'ignore' })
    .on('error', () => undefined)
    .unref();
}
