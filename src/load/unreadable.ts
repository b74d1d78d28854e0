import { type Diagnostic, diagnosticOf } from '../model/diagnostic.js';
import { filePlace } from '../model/place.js';
import { type Wording, wording } from '../model/wording.js';
import { loadClaims } from './claims.js';

/** That a file may not or cannot be read, why, and what helps: `reason` is a code of the system or one of ours. */
export function unreadable(path: string, reason: string): Diagnostic {
  const { why, hint } = reasons(path)[reason] ?? {
    why: wording(`系统报告 ${reason}`, `the system reports ${reason}`),
    hint: wording(
      '换成可以读取的普通文件，或把它移出工作区',
      'make it a plain readable file, or move it out of the workspace',
    ),
  };
  return diagnosticOf(loadClaims.readableFiles, {
    message: wording(`无法读取这个文件：${why.zh}`, `the file cannot be read: ${why.en}`),
    place: filePlace(path),
    hint,
  });
}

/** That a folder may not be looked into: all files in it would be left out without a word. */
export function unlisted(path: string): Diagnostic {
  return diagnosticOf(loadClaims.readableFiles, {
    message: wording(
      '无法查看这个文件夹：没有读取权限，里面的文件都没有读到',
      'the folder cannot be looked into: permission denied, and none of its files was read',
    ),
    place: filePlace(path),
    hint: permit('chmod u+rx'),
  });
}

interface Reason {
  readonly why: Wording;
  readonly hint: Wording;
}

function reasons(path: string): Readonly<Record<string, Reason>> {
  const denied = { why: wording('没有读取权限', 'permission denied'), hint: permit('chmod u+r') };
  const ending = /\.[^./]+$/u.exec(path)?.[0] ?? '';
  return {
    outside: {
      why: wording('它是指向工作区以外的链接', 'it is a link to outside the workspace'),
      hint: wording(
        '删去链接，把原文件复制到这里；工作区以外的文件一律不读',
        'remove the link and copy the file here; nothing outside the workspace is read',
      ),
    },
    'folder-link': {
      why: wording('它是指向文件夹的链接', 'it is a link to a folder'),
      hint: wording('删去链接，把原文件夹复制到这里', 'remove the link and copy the folder here'),
    },
    EISDIR: {
      why: wording('它是文件夹，名称却像文件', 'it is a folder that is called like a file'),
      hint: wording(
        `给文件夹改名，去掉末尾的“${ending}”；要的是文件，就把文件放到这里`,
        `rename the folder, without “${ending}” at its end; or put the file that is meant here`,
      ),
    },
    EACCES: denied,
    EPERM: denied,
    ENOENT: {
      why: wording('它是失效的链接', 'it is a broken link'),
      hint: wording('删去链接，需要的把原文件复制到这里', 'remove the link, or put the file itself here'),
    },
    ELOOP: {
      why: wording('它是循环的链接', 'it is a link to itself'),
      hint: wording('删去链接，需要的把原文件复制到这里', 'remove the link, or put the file itself here'),
    },
    EBUSY: {
      why: wording('它正被其他程序占用', 'another program holds it'),
      hint: wording('关闭打开它的程序后再运行一次', 'close the program that has it open, and run again'),
    },
  };
}

function permit(command: string): Wording {
  return wording(
    `给运行 gongkai 的用户读取权限（Windows 在“属性 › 安全”里改，Linux 用 ${command}），或把它移出工作区`,
    `let the user who runs gongkai read it (Windows: Properties › Security; Linux: ${command}), or move it out of the workspace`,
  );
}
