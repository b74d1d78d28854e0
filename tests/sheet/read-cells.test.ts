import { describe, expect, it } from 'vitest';
import {
  audienceIn,
  channelsIn,
  citationsIn,
  elementsIn,
  groupIn,
  levelsIn,
  methodIn,
  stagesIn,
  withoutNote,
} from '../../src/sheet/read-cells.js';
import { cleaned, oneLine } from '../../src/sheet/read-characters.js';
import { choicesIn, Ticks } from '../../src/sheet/read-glyphs.js';
import { limitOf, namesOf } from '../../src/sheet/read-joined.js';

describe('box lists', () => {
  const checked = (text: string): readonly string[] => channelsIn(text).channels;

  it('give the checked channels only: unchecked ones would be required of everyone', () => {
    expect(checked('■政府网站 □政府公报、□两微一端 ☑ 公开查阅点')).toEqual(['政府网站', '公开查阅点']);
    expect(checked('□政府网站 □政府公报')).toEqual([]);
    expect(checked('▄政府网站;口其他。')).toEqual(['政府网站']);
    expect(checked('●政府网站○政府公报')).toEqual(['政府网站']);
    expect(checked('◆政府网站 ◇政府公报')).toEqual(['政府网站']);
    expect(checked('◼政府网站▢政府公报◻两微一端❑广播电视')).toEqual(['政府网站']);
    expect(checked('\uf0fe政府网站 \uf0a8政府公报')).toEqual(['政府网站']);
    expect(checked('√政府网站 √公示栏')).toEqual(['政府网站', '公示栏']);
  });

  it('are known where the box is typed as 口, 囗 or a letter of Wingdings, and where such a character is a word', () => {
    expect(checked('■政府网站口政府公报 口入户/现场口其他')).toEqual(['政府网站']);
    expect(checked('囗政府网站 ■政府公报')).toEqual(['政府公报']);
    expect(checked('口政府网站')).toEqual([]);
    expect(checked('■两微一端口政府公报')).toEqual(['两微一端']);
    expect(checked('R政府网站 £政府公报 R两微一端')).toEqual(['政府网站', '两微一端']);
    expect(checked('þ政府网站 ¨政府公报')).toEqual(['政府网站']);
    expect(checked('政务服务窗口、政府网站')).toEqual(['政务服务窗口', '政府网站']);
    expect(checked('窗口 政府网站')).toEqual(['窗口', '政府网站']);
    expect(checked('■河口村公示栏 □其他')).toEqual(['河口村公示栏']);
    expect(checked('Rural网站')).toEqual(['Rural网站']);
    expect(channelsIn('■政府网站口政府公报').typed).toBe(true);
    expect(channelsIn('■政府网站□政府公报').typed).toBe(false);
  });

  it('tell a crossed box by the boxes beside it', () => {
    expect(checked('☒政府网站 ☐政府公报')).toEqual(['政府网站']);
    expect(checked('☑政府网站 ☒政府公报')).toEqual(['政府网站']);
    expect(channelsIn('☑政府网站 ☒政府公报 ☐两微一端')).toMatchObject({
      channels: ['政府网站'],
      lost: ['政府公报'],
    });
  });

  it('may have their boxes in brackets, ticked inside, or behind the words', () => {
    expect(checked('[√]政府网站 [ ]政府公报')).toEqual(['政府网站']);
    expect(checked('（√）政府网站（ ）政府公报')).toEqual(['政府网站']);
    expect(checked('□√政府网站 □政府公报 √□两微一端')).toEqual(['政府网站', '两微一端']);
    expect(checked('政府网站■ 政府公报□ 两微一端■')).toEqual(['政府网站', '两微一端']);
    expect(checked('■其他（  ） □政府公报')).toEqual(['其他（ ）']);
  });

  it('keep what has lost its box apart: whether it was checked cannot be told', () => {
    expect(channelsIn('▄政府网站;国家档案馆;口其他。')).toMatchObject({
      channels: ['政府网站'],
      lost: ['国家档案馆'],
    });
    expect(channelsIn('■政府网站 政府公报 □两微一端').lost).toEqual(['政府公报']);
    expect(channelsIn('政府公报 ■政府网站 □其他')).toMatchObject({
      channels: ['政府网站'],
      lost: ['政府公报'],
    });
  });

  it('close words that are torn over lines', () => {
    expect(checked('■社区/企事业单位/\n村公示栏(电子屏)\n□其他')).toEqual([
      '社区/企事业单位/村公示栏(电子屏)',
    ]);
  });

  it('without boxes name all their channels', () => {
    expect(checked('公开栏、“社区云”小程序、电子屏(全岗通、大厅)')).toEqual([
      '公开栏',
      '“社区云”小程序',
      '电子屏(全岗通、大厅)',
    ]);
    expect(checked('1.政府网站；2.公开栏。')).toEqual(['政府网站', '公开栏']);
    expect(checked('政府网站、公开\n栏\n电子屏')).toEqual(['政府网站', '公开栏', '电子屏']);
    expect(checked('公开查 阅点')).toEqual(['公开查阅点']);
  });
});

describe('ticks', () => {
  const read = (text: string, others: readonly string[] = []): string =>
    new Ticks([text, ...others]).read(text).kind;

  it('of every kind are ticks, and strokes and crosses are none: a level would be dropped or made up', () => {
    expect(
      ['√', '✓', '✔', '■', '●', '☑', 'V', 'R', '是', '□√', '(√)', '\uf0fc'].map((text) => read(text)),
    ).toEqual(Array.from({ length: 12 }, () => 'yes'));
    expect(['×', '/', '—', '否', '无', '□', '☐', 'o', '口', '( )'].map((text) => read(text))).toEqual(
      Array.from({ length: 10 }, () => 'no'),
    );
    expect(read('')).toBe('blank');
    expect(read('项目单位')).toBe('text');
  });

  it('that may mean both are told by the other cells of the table', () => {
    expect([read('○'), read('○', ['●'])]).toEqual(['yes', 'no']);
    expect([read('☒'), read('☒', ['☐']), read('☒', ['☑'])]).toEqual(['yes', 'yes', 'no']);
  });
});

describe('single cells', () => {
  it('are parted into elements only where lines or running numbers part them', () => {
    expect(elementsIn('1.甲;2.乙(2019年3.1版);3.丙。')).toEqual(['甲', '乙(2019年3.1版)', '丙。']);
    expect(elementsIn('①甲②乙')).toEqual(['甲', '乙']);
    expect(elementsIn('一、甲；二、乙')).toEqual(['甲', '乙']);
    expect(elementsIn('（一）甲（二）乙')).toEqual(['甲', '乙']);
    expect(elementsIn('甲\n乙')).toEqual(['甲', '乙']);
    expect(elementsIn('甲（一\n二）\n乙')).toEqual(['甲（一二）', '乙']);
    expect(elementsIn('1.甲\n2.65岁以上\n3.增长3.5%')).toEqual(['甲', '65岁以上', '增长3.5%']);
    expect(elementsIn('材料、时间、地点')).toEqual(['材料、时间、地点']);
    expect(elementsIn('2.甲;3.乙')).toEqual(['2.甲;3.乙']);
    expect(elementsIn('第三、四季度')).toEqual(['第三、四季度']);
  });

  it('are parted into citations, with titles inside titles kept whole', () => {
    expect(citationsIn('《甲法》《乙条例》(国务院令第1号)、《丙办法》')).toEqual([
      '《甲法》',
      '《乙条例》(国务院令第1号)',
      '《丙办法》',
    ]);
    expect(citationsIn('《甲法》第十条、《乙条例》和《丙办法》。')).toEqual([
      '《甲法》第十条',
      '《乙条例》',
      '《丙办法》',
    ]);
    expect(citationsIn('《关于印发《甲》、《乙》的通知》、各省规定')).toEqual([
      '《关于印发《甲》、《乙》的通知》、各省规定',
    ]);
    expect(citationsIn('《甲\n法》\n县政府规定')).toEqual(['《甲法》', '县政府规定']);
    expect(citationsIn('《财政部 农业部关于某事的通知》')).toEqual(['《财政部 农业部关于某事的通知》']);
  });

  it('name a level only where it is one of the three: a prefecture would be taken for a county', () => {
    expect(['县级', '区级', '镇街乡', '村(居)级', '东阳市级', '鄉級'].map(levelsIn)).toEqual([
      ['county'],
      ['county'],
      ['township'],
      ['village'],
      ['county'],
      ['township'],
    ]);
    expect(['省级', '设区的市级', '国家级', '其他', '县级、省级', '□县级'].map(levelsIn)).toEqual(
      Array.from({ length: 6 }, () => null),
    );
    expect(
      ['县级、乡级', '县乡级', '县（市、区）级', '■县级 □乡级 ■村级', '乡镇/街道'].map(levelsIn),
    ).toEqual([
      ['county', 'township'],
      ['county', 'township'],
      ['county'],
      ['county', 'village'],
      ['township'],
    ]);
  });

  it('say whom, how and at which stage in words or with boxes', () => {
    expect(['全社会', '社会公众', '向社会公开', '■全社会 □特定群体'].map(audienceIn)).toEqual(
      Array.from({ length: 4 }, () => ({ kind: 'public' })),
    );
    expect(['社会救助对象', '□全社会 ■特定群体：低保户'].map(audienceIn)).toEqual([
      { kind: 'group', group: '社会救助对象' },
      { kind: 'group', group: '低保户' },
    ]);
    expect(['全社会、特定群体', '', '□全社会'].map(audienceIn)).toEqual([null, null, null]);
    expect(['√(在校学生)', '项目单位', '特定群众:企业', '√'].map(groupIn)).toEqual([
      '在校学生',
      '项目单位',
      '企业',
      '',
    ]);
    expect(
      ['主动公开', '依申请', '不予公开', '全文发布', '主动、依申请', '□主动 ■依申请'].map(methodIn),
    ).toEqual(['proactive', 'on-request', 'withheld', null, null, 'on-request']);
    expect(['决策公开', '■决策 □执行 ■结果', '全过程'].map(stagesIn)).toEqual([
      ['decision'],
      ['decision', 'result'],
      [],
    ]);
  });

  it('have notes glued to them only where a note begins', () => {
    expect(withoutNote('■其他注:见上')).toEqual({ text: '■其他', note: '注:见上' });
    expect(withoutNote('■其他（注：见上）')).toEqual({ text: '■其他', note: '（注：见上）' });
    expect(withoutNote('■关注:某公众号')).toEqual({ text: '■关注:某公众号', note: null });
  });

  it('of one value close torn lines, and keep two names or limits apart', () => {
    expect(namesOf('县人力资源\n和社会保障局')).toBe('县人力资源和社会保障局');
    expect(namesOf('县教育局\n县财政局')).toBe('县教育局、县财政局');
    expect(limitOf('自信息形成之\n日起20个工作日内\n公开')).toBe('自信息形成之日起20个工作日内公开');
    expect(limitOf('形成之日起20个工作日内\n行政处罚7个工作日内')).toBe(
      '形成之日起20个工作日内；行政处罚7个工作日内',
    );
  });
});

describe('characters', () => {
  it('are cleaned of what cannot be seen, and of nothing an author wrote', () => {
    expect(cleaned('一_x000D_\n二_x005F_三\u200b\ufeff四\u00a0五\u3000六')).toBe('一\n二_三四 五 六');
    expect(cleaned('Ａ１２．５％（试行）：甲；乙')).toBe('A12.5％（试行）：甲；乙');
    expect(cleaned('⽣态⻓江⺠政⼾籍')).toBe('生态长江民政户籍');
    expect(oneLine('政策 文件\n目录 (A B)')).toBe('政策文件目录 (A B)');
  });

  it('that are no boxes are left alone', () => {
    expect(choicesIn('口头通知、港口管理').boxed).toBe(false);
    expect(choicesIn('PPP项目、SOS求助').boxed).toBe(false);
  });
});
