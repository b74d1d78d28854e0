import { Converter } from 'opencc-js';
import { beforeAll, describe, expect, it } from 'vitest';
import { load } from '../../src/load/load.js';
import { readFolder } from '../../src/load/read.js';
import type { TraditionalWords } from '../../src/model/catalog.js';
import { openScript } from '../../src/script/script.js';
import { openTraditional } from '../../src/script/traditional.js';
import { cpuTime } from '../cpu-time.js';

let shipped: TraditionalWords;
let convert: (text: string) => string;
const alone = Converter({ from: 'cn', to: 't' });

beforeAll(async () => {
  const { files } = await readFolder('catalog', ['registers/*.yaml']);
  const { catalog } = await load({
    workspace: [],
    held: [],
    shipped: files,
    known: new Map(),
    progress: () => undefined,
  });
  shipped = catalog.traditional;
  convert = await openTraditional(shipped);
});

describe('characters that have several traditional ones', () => {
  it.each([
    ['理发店的发展，头发、补发、发票', '理髮店的發展，頭髮、補發、發票'],
    ['皇后以后，后勤和太后', '皇后以後，後勤和太后'],
    ['干部、干燥、干涉、若干、天干', '幹部、乾燥、干涉、若干、天干'],
    ['征收、征地、象征、长征', '徵收、徵地、象徵、長征'],
    ['范围、规范、姓范、范仲淹', '範圍、規範、姓范、范仲淹'],
    ['一里、公里、里面、邻里', '一里、公里、裏面、鄰里'],
    ['制定制度、制造、制服、编制、农产品制品', '制定制度、製造、制服、編制、農產品製品'],
    ['复印、恢复、重复、答复、覆盖、反复', '複印、恢復、重複、答覆、覆蓋、反覆'],
    ['余额、业余、其余', '餘額、業餘、其餘'],
    ['稻谷、山谷、五谷', '稻穀、山谷、五穀'],
    ['台风、平台、柜台、天台山', '颱風、平臺、櫃檯、天台山'],
    ['面积、面粉、方面', '面積、麵粉、方面'],
    ['联系、关系、系统', '聯繫、關係、系統'],
  ])('are told apart by the words around them: %s', (simplified, traditional) => {
    expect(convert(simplified)).toBe(traditional);
  });

  it.each([
    ['救助资金发放情况，奖励金发放到户', '救助資金發放情況，獎勵金發放到戶'],
    ['补领、换发证件', '補領、換發證件'],
    ['税总发〔2019〕1号', '稅總發〔2019〕1號'],
    ['审批核准信息，未批准的', '審批核准信息，未批准的'],
    ['名单只列姓名', '名單只列姓名'],
    ['地类和面积', '地類和面積'],
    ['其他有关征地补偿', '其他有關徵地補償'],
    ['国家规定制度', '國家規定制度'],
    ['写明了依据', '寫明了依據'],
    ['公布、发布、布局', '公布、發布、布局'],
    ['为群众核实秘密', '為群眾核實秘密'],
  ])('are right in the words of government, which the dictionary alone gets wrong: %s', (text, right) => {
    expect(convert(text)).toBe(right);
    expect(alone(text)).not.toBe(right);
  });
});

describe('what no dictionary may decide', () => {
  const fixed = (kept: string[], spellings: [string, string][] = [], forms: [string, string][] = []) =>
    openTraditional({ kept, spellings: new Map(spellings), forms: new Map(forms) });

  it('keeps the names of documents as issued: nobody finds a law under a title it does not have', () => {
    expect(convert('依据《政府信息公开条例》和《关于〈办法〉的《通知》》发布')).toBe(
      '依據《政府信息公开条例》和《关于〈办法〉的《通知》》發布',
    );
  });

  it('does not take half a title mark for a title: the rest of the text would stay unconverted', () => {
    expect(convert('《《政府信息》公开')).toBe('《《政府信息》公開');
    expect(convert('公开》后《发展')).toBe('公開》後《發展');
  });

  it('keeps addresses, but not the words that follow one without a space', () => {
    expect(convert('见https://a.gov.cn/x?q=1，发展；mailto:a@b.cn联系')).toBe(
      '見https://a.gov.cn/x?q=1，發展；mailto:a@b.cn聯繫',
    );
  });

  it('spells names as the office does, the longest first, whatever phrase begins before or ends behind them', async () => {
    const names = await fixed(
      ['头发'],
      [
        ['范庄', '范莊'],
        ['范庄里', '范莊里'],
        ['面发', '面發'],
      ],
      [['爲', '為']],
    );
    expect(names('范庄的范庄里里面发展')).toBe('范莊的范莊里裏面發展');
    expect(names('为头发')).toBe('為头发');
  });

  it('leaves the forms of fixed words alone: the office wrote them so', async () => {
    const names = await fixed([], [['为民', '爲民']], [['爲', '為']]);
    expect(names('为为民村')).toBe('為爲民村');
  });

  it('changes no character but Chinese ones: marks of direction, markup and placeholders come through', () => {
    const marks = '\u2068\u202E&lt;a href=&quot;x&quot;&gt;{{name}}\u2069 &amp;#x53d1; SQL \u200B';
    expect(convert(`发${marks}后`)).toBe(`發${marks}後`);
    expect(convert(marks)).toBe(marks);
  });
});

describe('the registers', () => {
  it('can be searched: every form used is simplified to the character it stands for', async () => {
    const { simplify } = await openScript();
    for (const [form, used] of shipped.forms) expect(simplify(used), form).toBe(simplify(form));
    for (const [word, spelling] of shipped.spellings) expect(simplify(spelling), word).toBe(word);
  });
});

it('takes twice the time for twice the text, title marks without a partner or not', () => {
  for (const piece of ['《发', '发》', '《发》', '头发展', 'https://x', '名单只']) {
    const time = (length: number): number => {
      const text = piece.repeat(length / piece.length);
      const start = cpuTime();
      convert(text);
      return cpuTime() - start;
    };
    time(80_000);
    expect(time(800_000), piece).toBeLessThan(40 * Math.max(time(80_000), 3));
  }
});
