/**
 * What stands where something of one's own should: `ditto` 同上; `pending` 待定; `anonymous` ××县;
 * `any-agency` 相关审批部门, 县(市、区)教育部门; `any-document` 各地相关政策文件; `any-group` 特定群体.
 */
export type Placeholder = 'ditto' | 'pending' | 'anonymous' | 'any-agency' | 'any-document' | 'any-group';

/** What the text should name; `words` is any other text, of which little can be told. */
export type Named = 'agency' | 'document' | 'group' | 'words';

/**
 * The kind of placeholder a text is, or null. An agency or a document is to be asked about only when no
 * register knows it: what has a name of its own may sound general (有关部门联席会议办公室).
 */
export function placeholderOf(text: string, named: Named): Placeholder | null {
  const plain = text.normalize('NFKC').replace(/\s/gu, '');
  const short = plain.length <= 10 ? wholePlaceholder(plain, named) : null;
  if (short !== null) return short;
  if (/[×✕✖Xx某]/u.test(plain) && blank.test(plain)) return 'anonymous';
  switch (named) {
    case 'agency':
      return isAnyAgency(plain) ? 'any-agency' : null;
    case 'document':
      return isAnyDocument(plain) ? 'any-document' : null;
    case 'group':
    case 'words':
      return null;
    default:
      return named satisfies never;
  }
}

/** One that is the whole text, with nothing around it but punctuation. */
function wholePlaceholder(text: string, named: Named): Placeholder | null {
  const bare = text.replace(/^[\p{P}\p{S}]+|[\p{P}\p{S}]+$/gu, '');
  if (/^(?:同(?:上|前|左|右)(?:条|项|栏)?|见上|如上)$/u.test(bare) || /^[〃″"“”]+$/u.test(text))
    return 'ditto';
  if (bare === '' || /^(?:待(?:定|补|补充|填|完善|确定|明确)|暂无|暂缺|无|空|略|TBD|TODO)$/iu.test(bare))
    return 'pending';
  if (named !== 'group') return null;
  return /^(?:特定|相关|有关|部分|其他)(?:群体|群众|人群|人员|对象|单位)?$/u.test(bare) ? 'any-group' : null;
}

/** ××县, XX局, 某县教育局: a name left blank in a sample. */
const blank =
  /[×✕✖]{2,}|(?<![A-Za-z])[Xx]{2,}(?=[\p{Script=Han}]|$)|某某|某(?=[省市县区旗镇乡村局委办][^\p{L}]|[省市县区旗镇乡][\p{Script=Han}]*[局委办府会]$)/u;

function isAnyAgency(text: string): boolean {
  return (
    /\([省市县区旗州盟乡镇街道、,/或]+\)/u.test(text) ||
    /^(?:相关|有关|各|本级|同级|上级|所在地|当地|县级|乡级|区县|市县)[\p{Script=Han}]*(?:部门|科室|股室|单位|机关|机构|政府)/u.test(
      text,
    ) ||
    /(?:主管|行政|审批|监管|职能|管理)部门$/u.test(text)
  );
}

function isAnyDocument(text: string): boolean {
  if (/[《〈]|\d号/u.test(text)) return false;
  return (
    /(?:相关|有关|各地|各省|各市|各级|地方|本省|本市|本地|上级)[\p{P}\p{Script=Han}\d]*(?:规定|法律|法规|规章|政策|文件|规划|办法|要求|制度)/u.test(
      text,
    ) || /^(?:按|根据|依据|依照)?(?:法律|法规|法律法规|规定|政策|文件)(?:规定|要求)?$/u.test(text)
  );
}
