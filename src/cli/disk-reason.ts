import { type Wording, wording } from '../model/wording.js';

/** Why the system refused to read or write, in words that say what to do; what has no words keeps its code. */
export function diskReason(error: unknown): Wording {
  const code = error instanceof Error && 'code' in error ? String(error.code) : null;
  const known = code === null ? undefined : reasons[code];
  if (known !== undefined) return known;
  const detail = error instanceof Error ? error.message : String(error);
  return wording(`系统报告 ${code ?? detail}`, `the system reports ${code ?? detail}`);
}

/** Whether the disk refused; that something is missing or there already may be a fault of the program itself. */
export function isDiskError(error: unknown): boolean {
  if (!(error instanceof Error && 'code' in error)) return false;
  const code = String(error.code);
  return reasons[code] !== undefined && !/^(?:ENOENT|EEXIST|EISDIR|ELOOP)$/u.test(code);
}

const reasons: Readonly<Record<string, Wording>> = {
  EACCES: wording(
    '没有权限，请管理员给运行 gongkai 的用户读写权限',
    'permission denied, ask for the right to read and write it',
  ),
  EPERM: wording(
    '没有权限，或正被其他程序占用（关闭打开的文件后再试）',
    'not permitted, or another program holds it',
  ),
  EBUSY: wording('正被其他程序占用（关闭打开的文件后再试）', 'another program holds it'),
  ENOSPC: wording('磁盘空间不足', 'no space left on the disk'),
  EDQUOT: wording('磁盘配额用完了', 'the disk quota is used up'),
  EROFS: wording('磁盘是只读的', 'the disk is read-only'),
  ENOTDIR: wording('路径中有一段是文件', 'a part of the path is a file'),
  EEXIST: wording('路径中有一段是文件', 'a part of the path is a file'),
  EISDIR: wording('它是文件夹', 'it is a folder'),
  ENOENT: wording('所在的文件夹不存在', 'its folder does not exist'),
  ENAMETOOLONG: wording('名称或路径太长', 'the name or path is too long'),
  ELOOP: wording('它是循环的链接', 'it is a link to itself'),
  EXDEV: wording('它是另一个磁盘的挂载点', 'it is a mount point of another disk'),
};
