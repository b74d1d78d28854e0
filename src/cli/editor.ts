import { editorFiles, readWorkspace, type UnsafeReason } from '../editors.js';
import { type Language, type Wording, wording } from '../model/wording.js';
import { textInside } from './inside.js';
import type { Io } from './io.js';
import { workspaceFolder } from './workspace.js';
import { writeFiles } from './write-files.js';

export interface EditorOptions {
  readonly lang: Language;
  readonly quiet?: boolean;
}

/**
 * `gongkai editor`: schemas and settings for editors, written into the workspace. A file of settings that cannot be
 * merged safely is left alone, and what to add to it is shown: exit 1.
 */
export async function runEditor(
  io: Io,
  workspace: string | undefined,
  options: EditorOptions,
): Promise<number> {
  const folder = workspaceFolder(workspace);
  const present = (path: string): string | null => textInside(folder, path);
  const { files, byHand } = await editorFiles({
    workspace: await readWorkspace(folder),
    language: options.lang,
    present,
  });
  const changed = files
    .map(({ path, content }) => ({ path, before: present(path), after: content }))
    .filter(({ before, after }) => before !== after);
  writeFiles(folder, changed);
  const zh = options.lang === 'zh';
  if (options.quiet !== true) {
    for (const { path } of changed) io.out(zh ? `已写入 ${path}\n` : `written: ${path}\n`);
    if (changed.length === 0) io.out(zh ? '都已是最新，没有改动\n' : 'everything is up to date\n');
  }
  for (const { path, content, why } of byHand) {
    const reason = reasons[why][options.lang];
    io.err(
      zh
        ? `“${path}”${reason}。请打开它，把下面各项加进去：\n${content}`
        : `“${path}” ${reason}. Add this to it by hand:\n${content}`,
    );
  }
  return byHand.length === 0 ? 0 : 1;
}

const reasons: Readonly<Record<UnsafeReason, Wording>> = {
  comments: wording(
    '里有注释，没有改动（改写会丢掉注释）',
    'has comments and was left alone, since they would be lost',
  ),
  malformed: wording(
    '不是正确的 JSON（多了逗号、少了引号或括号），没有改动',
    'is no JSON (a comma too many, or a quote or bracket missing) and was left alone: mend that first',
  ),
  'not-an-object': wording(
    '的内容不是一组设置（最外层不是 {…}），没有改动',
    'holds no settings, since there is no {…} around it, and was left alone',
  ),
};
