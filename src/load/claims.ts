import type { Claim } from '../model/diagnostic.js';
import { wording } from '../model/wording.js';

const form = wording('gongkai 的约定：书写格式', 'a convention of gongkai: authoring format');
const yaml = wording('YAML 1.2', 'YAML 1.2');

/** The claims the loader holds the author's files to: that they can be read, and have the form of the schemas. */
export const loadClaims = {
  readableFiles: {
    code: 'readable-files',
    severity: 'error',
    claim: wording('工作区里的每个文件都能读取', 'Every file of the workspace can be read'),
    source: wording(
      'gongkai 的约定：读不到的文件不能让覆盖数字变小',
      'a convention of gongkai: coverage fails closed',
    ),
  },
  recognisedFiles: {
    code: 'recognised-files',
    severity: 'warning',
    claim: wording(
      '工作区里的每个 YAML 文件、网页和附件都放在会被读取的位置',
      'Every YAML file, page and attachment of the workspace lies where it is read',
    ),
    source: wording(
      'gongkai 的约定：不能悄悄漏掉文件',
      'a convention of gongkai: nothing is left out silently',
    ),
  },
  utf8Files: {
    code: 'utf8-files',
    severity: 'error',
    claim: wording('文件以 UTF-8 编码保存', 'Files are saved as UTF-8'),
    source: wording('YAML 1.2 第5.2节', 'YAML 1.2 section 5.2'),
    fix: wording(
      '把 GBK、GB18030、UTF-16 编码的文件转成 UTF-8，去掉文件开头的标记（BOM）',
      'GBK, GB18030 and UTF-16 become UTF-8, without a mark in front',
    ),
  },
  wellFormedYaml: {
    code: 'well-formed-yaml',
    severity: 'error',
    claim: wording('文件的缩进、引号和括号写法正确', 'Indentation, quotes and brackets are well formed'),
    source: yaml,
    fix: wording('在字段名的冒号后面补上空格', 'a space is put behind the colon of a field'),
  },
  asciiPunctuation: {
    code: 'ascii-punctuation',
    severity: 'error',
    claim: wording(
      '字段名后用英文冒号，缩进用英文空格',
      'Field names end in an ASCII colon and are indented with ASCII spaces',
    ),
    source: yaml,
    fix: wording(
      '字段名后的全角冒号改为英文冒号，行首的全角空格改为两个半角空格',
      'full-width colons behind names of fields and full-width spaces before them become half-width',
    ),
  },
  spacesNotTabs: {
    code: 'spaces-not-tabs',
    severity: 'error',
    claim: wording('缩进用空格，不用制表符（Tab）', 'Indentation is made of spaces, not tabs'),
    source: wording('YAML 1.2 第6.1节', 'YAML 1.2 section 6.1'),
    fix: wording('行首的每个制表符改为两个空格', 'each tab at the beginning of a line becomes two spaces'),
  },
  uniqueKeys: {
    code: 'unique-keys',
    severity: 'error',
    claim: wording('同一处的字段只写一次', 'A field is written once in one place'),
    source: wording('YAML 1.2 第3.2.1.1节', 'YAML 1.2 section 3.2.1.1'),
  },
  knownFields: {
    code: 'known-fields',
    severity: 'error',
    claim: wording('字段名都在字段表中', 'Every field name is one the schemas know'),
    source: form,
  },
  requiredFields: {
    code: 'required-fields',
    severity: 'error',
    claim: wording('必填字段都已填写', 'Required fields are given'),
    source: form,
  },
  fieldTypes: {
    code: 'field-types',
    severity: 'error',
    claim: wording('字段的值是要求的类型（文字、列表、字段组）', 'Values have the type the schemas ask for'),
    source: form,
    fix: wording(
      '该是文字而被读成数字、真假值的，照原样加上引号',
      'what should be text and was read as a number or truth value is put in quotes as it stands',
    ),
  },
  allowedValues: {
    code: 'allowed-values',
    severity: 'error',
    claim: wording('有固定选项的字段只写选项中的值', 'Enumerated fields hold one of their values'),
    source: form,
  },
  fieldFormats: {
    code: 'field-formats',
    severity: 'error',
    claim: wording('编码、日期、网址等写法符合格式', 'Ids, dates and addresses have their format'),
    source: form,
    fix: wording(
      '编码、代码里的全角字母和数字改为半角；2026年3月31日、2026/3/31 这样的日期改为 2026-03-31',
      'full-width letters and digits become half-width; dates such as 2026/3/31 become 2026-03-31',
    ),
  },
  knownGroups: {
    code: 'known-groups',
    severity: 'error',
    claim: wording(
      '“适用”的分组和“单位”都在单位登记册中',
      'The group or agency a file applies to is in the agency register',
    ),
    source: form,
  },
  inheritedItemsExist: {
    code: 'inherited-items-exist',
    severity: 'error',
    claim: wording(
      '“继承”的编码是本单位所在分组的共用事项',
      'An inherited item is one of a list shared by the agency',
    ),
    source: form,
  },
  inheritedGuidesExist: {
    code: 'inherited-guides-exist',
    severity: 'error',
    claim: wording(
      '标准指引“继承”或“取代”的对象存在，且不互相继承',
      'The guide another one extends or replaces exists, and guides do not extend each other in a circle',
    ),
    source: wording('gongkai 的约定：覆盖数字从严', 'a convention of gongkai: coverage fails closed'),
  },
  pagesWithFrontMatter: {
    code: 'pages-with-front-matter',
    severity: 'error',
    claim: wording(
      '每个网页以两行“---”之间的标题、日期等字段开头',
      'A page begins with its title, date and other fields between two lines of “---”',
    ),
    source: form,
  },
  uniquePageIds: {
    code: 'unique-page-ids',
    severity: 'error',
    claim: wording('同一栏目的网页编码各不相同', 'The ids of the pages of a column differ'),
    source: wording('gongkai 的约定：网址由编码而来', 'a convention of gongkai: file names come from ids'),
  },
  publishableFiles: {
    code: 'publishable-files',
    severity: 'error',
    claim: wording(
      '网页的附件、图片在 pages/ 里，不是空文件，类型可以公开，大小不超过50 MB',
      'Attachments and pictures of pages lie in pages/, are not empty, of a type that may be published, and at most 50 MB',
    ),
    source: wording(
      'gongkai 的约定：工作区以外的文件不读取',
      'a convention of gongkai: nothing outside the workspace is read',
    ),
  },
  linksThatLead: {
    code: 'links-that-lead',
    severity: 'error',
    claim: wording(
      '网页里的链接是 http(s) 网址、mailto 邮箱，或者确有其物的相对路径',
      'Links of pages are http(s) or mailto addresses, or relative paths of what is there',
    ),
    source: wording('gongkai 的约定：发布的内容', 'a convention of gongkai: what is published'),
  },
  picturesDescribed: {
    code: 'pictures-described',
    severity: 'error',
    claim: wording('网页里的每张图片都有文字说明', 'Every picture of a page is described in words'),
    source: wording('GB/T 37668-2019；WCAG 2.2 1.1.1', 'GB/T 37668-2019; WCAG 2.2 1.1.1'),
  },
  understoodMarkdown: {
    code: 'understood-markdown',
    severity: 'warning',
    claim: wording(
      '网页正文里的标记都起作用，没有原样显示出来的代码',
      'The marks of a page do what they are written for, and no code is shown as it stands',
    ),
    source: wording('CommonMark 0.31', 'CommonMark 0.31'),
  },
  settledSpellings: {
    code: 'settled-spellings',
    severity: 'error',
    claim: wording(
      '繁体版设置里，同一个词不能既保护又另写',
      'No word is both kept in simplified characters and spelled in traditional ones',
    ),
    source: form,
  },
} as const satisfies Readonly<Record<string, Claim>>;
