import type { Fault, Limit, OtherFormat, Unreadable } from '../model/unreadable.js';
import { type Wording, wording } from '../model/wording.js';

/** Why a file cannot be read as a workbook, and what to do instead. `file` as the person named it. */
export function unreadableWords(file: string, why: Unreadable): Wording {
  const { zh, en } = wordsOf(why);
  return wording(`“${file}”${zh}`, `“${file}” ${en}`);
}

function wordsOf(why: Unreadable): Wording {
  switch (why.reason) {
    case 'other-format':
      return formats[why.format];
    case 'password':
      return wording('有密码；请取消密码后另存', 'is locked with a password; save it without one');
    case 'no-sheets':
      return wording('里没有工作表', 'holds no sheet with cells');
    case 'hidden-sheets':
      return wording(
        '里的工作表都是隐藏的；请取消隐藏要导入的那一张，再保存',
        'holds hidden sheets only; show the one to import and save it',
      );
    case 'damaged':
      return at(why.place, faults[why.fault]);
    case 'too-large':
      return at(why.place, limits[why.limit](why.most.toLocaleString('en')));
    default:
      return why satisfies never;
  }
}

/** With the place behind what is wrong, before what to do. */
function at(place: string | null, { zh, en }: Wording): Wording {
  if (place === null) return wording(zh, en);
  const legible = place.replace(/\p{Cc}|\p{Bidi_Control}/gu, '\uFFFD');
  const shown = legible.length > longestPlace ? `${legible.slice(0, longestPlace)}…` : legible;
  return wording(
    zh.replace(/；|$/u, (end) => `（${shown}）${end}`),
    en.replace(/;|$/u, (end) => ` (${shown})${end}`),
  );
}

/** A sheet's name has at most 31 characters where nobody means harm. */
const longestPlace = 60;

const formats: Readonly<Record<OtherFormat, Wording>> = {
  empty: wording(
    '是空文件，里面什么也没有；请重新下载或复制',
    'is empty, there is nothing in it; download or copy it again',
  ),
  xls: wording(
    '是旧格式（.xls 或 .et）；请用 WPS 或 Excel 打开，另存为 .xlsx',
    'is in the old format; open it and save it as .xlsx',
  ),
  xlsb: wording(
    '是二进制工作簿（.xlsb）；请用 Excel 打开，另存为 .xlsx',
    'is a binary workbook (.xlsb); open it and save it as .xlsx',
  ),
  'xml-2003': wording(
    '是“XML 表格 2003”；请用 WPS 或 Excel 打开，另存为 .xlsx',
    'is an XML spreadsheet of 2003; open it and save it as .xlsx',
  ),
  ods: wording(
    '是 OpenDocument 表格（.ods）；请用 WPS、Excel 或 LibreOffice 打开，另存为 .xlsx',
    'is an OpenDocument spreadsheet (.ods); open it and save it as .xlsx',
  ),
  html: wording(
    '是网页（HTML），不是工作簿；请用 WPS 或 Excel 打开，另存为 .xlsx',
    'is a web page (HTML), no workbook; open it and save it as .xlsx',
  ),
  mhtml: wording(
    '是单个文件网页（.mht），不是工作簿；请用 WPS 或 Excel 打开，另存为 .xlsx',
    'is a web page in one file (.mht), no workbook; open it and save it as .xlsx',
  ),
  text: wording(
    '是文本文件，不是工作簿；请用 WPS 或 Excel 打开，另存为 .xlsx',
    'is a text file, no workbook; open it and save it as .xlsx',
  ),
  word: wording(
    '是文字文档（.docx、.doc、.wps 等），不是工作簿；请把里面的表格复制到 WPS 表格或 Excel，另存为 .xlsx',
    'is a text document, no workbook; copy its table into a spreadsheet and save it as .xlsx',
  ),
  slides: wording(
    '是演示文稿，不是工作簿；请把里面的表格复制到 WPS 表格或 Excel，另存为 .xlsx',
    'is a presentation, no workbook; copy its table into a spreadsheet and save it as .xlsx',
  ),
  pdf: wording(
    '是 PDF，不是工作簿；请找制表单位要原来的 .xlsx，或者转换成 .xlsx 并核对后再导入',
    'is a PDF, no workbook; ask for the .xlsx it was made from, or convert and check it',
  ),
  ofd: wording(
    '是 OFD 版式文件，不是工作簿；请找制表单位要原来的 .xlsx，或者转换成 .xlsx 并核对后再导入',
    'is an OFD document, no workbook; ask for the .xlsx it was made from, or convert and check it',
  ),
  picture: wording(
    '是图片，不是工作簿；请找制表单位要原来的 .xlsx',
    'is a picture, no workbook; ask for the .xlsx it was made from',
  ),
  archive: wording(
    '是压缩包，不是工作簿；请先解压，再导入里面的 .xlsx',
    'is an archive, no workbook; unpack it and import the .xlsx inside',
  ),
  unknown: wording('不是 Excel 工作簿（.xlsx）', 'is no Excel workbook (.xlsx)'),
};

const resave = ['请用 WPS 或 Excel 打开后另存', 'open it and save it again'] as const;

const faults: Readonly<Record<Fault, Wording>> = {
  'cut-off': wording(
    '不完整，后面缺了一截；请重新下载或复制',
    'is incomplete, its end is missing; download or copy it again',
  ),
  directory: wording(
    `已损坏，文件内部的目录对不上；${resave[0]}`,
    `is damaged, its directory does not fit its contents; ${resave[1]}`,
  ),
  overlap: wording(
    `不是表格软件做的，文件内部有互相重叠的部分；${resave[0]}`,
    `was made by no spreadsheet program, parts of it overlap; ${resave[1]}`,
  ),
  duplicate: wording(
    `不是表格软件做的，文件内部有重名的部分；${resave[0]}`,
    `was made by no spreadsheet program, it holds the same part twice; ${resave[1]}`,
  ),
  contents: wording(
    `已损坏，文件内部有一部分与登记的大小或校验码不符；${resave[0]}`,
    `is damaged, a part of it has not the declared size or checksum; ${resave[1]}`,
  ),
  'missing-part': wording(
    `已损坏，缺少一个部分；${resave[0]}`,
    `is damaged, a part of it is missing; ${resave[1]}`,
  ),
  xml: wording(
    `已损坏，有一个部分不是完好的 XML；${resave[0]}`,
    `is damaged, a part of it is no sound XML; ${resave[1]}`,
  ),
  doctype: wording(
    `不是表格软件做的，有一个部分带有 DOCTYPE 声明；${resave[0]}`,
    `was made by no spreadsheet program, a part of it has a DOCTYPE; ${resave[1]}`,
  ),
  nesting: wording(
    `不是表格软件做的，有一个部分的标签嵌套太深；${resave[0]}`,
    `was made by no spreadsheet program, a part of it is nested too deep; ${resave[1]}`,
  ),
  reference: wording(
    `已损坏，有单元格的位置或文字编号不存在；${resave[0]}`,
    `is damaged, a cell has a place or a text that does not exist; ${resave[1]}`,
  ),
  'overlapping-merges': wording(
    '已损坏，合并单元格互相重叠；请用 WPS 或 Excel 打开，取消这些合并后另存',
    'is damaged, joined cells overlap; open it, part them and save it again',
  ),
  quote: wording(
    '里有一个引号没有成对，后面的内容分不清栏；请用 WPS 或 Excel 打开核对，另存为 .xlsx',
    'has a quote that is never closed; open it, look at it and save it as .xlsx',
  ),
};

/** The number is the most that is read. */
const limits: Readonly<Record<Limit, (most: string) => Wording>> = {
  file: (most) =>
    wording(
      `太大，超过 ${most} 字节；请只留下目录这张表，删去图片和附件后另存`,
      `is larger than ${most} bytes; leave the table alone in it, without pictures and attachments`,
    ),
  members: (most) =>
    wording(
      `太大，文件内部超过 ${most} 个部分；请把目录这张表复制到新的工作簿`,
      `holds more than ${most} parts; copy the table into a new workbook`,
    ),
  tables: (most) =>
    wording(
      `太大，网页里超过 ${most} 张表；请只留下目录这张表`,
      `holds more than ${most} tables; leave the catalog's alone in it`,
    ),
  unpacked: (most) =>
    wording(
      `太大，解压后超过 ${most} 字节；请删去表格下方和右侧的空行、空列，只留下目录这张表后另存`,
      `unpacks to more than ${most} bytes; delete the empty rows and columns around the table and save it again`,
    ),
  parsed: (most) =>
    wording(
      `太大，文字和格式超过 ${most} 字节；请只留下目录这张表，或者分成几个文件`,
      `holds texts and formats of more than ${most} bytes; leave the table alone in it or split it`,
    ),
  elements: (most) =>
    wording(
      `太大，单元格和文字超过 ${most} 个；请删去表格下方和右侧的空行、空列，只留下目录这张表，或者分成几个文件`,
      `holds more than ${most} cells and texts; delete the empty rows and columns around the table, or split it`,
    ),
  characters: (most) =>
    wording(
      `太大，各单元格的文字加起来超过 ${most} 字；请只留下目录这张表，或者分成几个文件`,
      `has texts of more than ${most} characters together; leave the table alone in it or split it`,
    ),
  sheets: (most) =>
    wording(
      `里的工作表超过 ${most} 张；请只留下目录的表，或者分成几个文件`,
      `holds more than ${most} sheets; leave the tables alone in it or split it`,
    ),
  rows: (most) =>
    wording(
      `有一张表在第 ${most} 行以下还有内容；请删去表格以外的内容，或者分成几个文件`,
      `has contents below row ${most}; delete what is no part of the table, or split it`,
    ),
  columns: (most) =>
    wording(
      `有一张表在第 ${most} 列以右还有内容；请删去表格以外的内容`,
      `has contents beyond column ${most}; delete what is no part of the table`,
    ),
  cells: (most) =>
    wording(
      `的各张表加起来超过 ${most} 个单元格；请只留下目录的表，或者分成几个文件`,
      `has sheets of more than ${most} cells together; leave the tables alone in it or split it`,
    ),
  merges: (most) =>
    wording(
      `有一张表的合并单元格超过 ${most} 处；请取消表格以外的合并后另存`,
      `has a sheet with more than ${most} joined ranges; part those outside the table`,
    ),
  'merged-cells': (most) =>
    wording(
      `有一张表的合并区域超过 ${most} 个单元格；请取消表格以外的合并后另存`,
      `has a sheet whose joined ranges cover more than ${most} cells; part those outside the table`,
    ),
  cell: (most) =>
    wording(
      `有一个单元格的文字超过 ${most} 字，Excel 也放不下；请分到几个单元格后另存`,
      `has a cell of more than ${most} characters, which Excel cannot hold; split it and save it again`,
    ),
};
