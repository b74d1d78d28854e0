import { describe, expect, it } from 'vitest';
import { type Named, placeholderOf } from '../../src/text/placeholder.js';

describe('placeholderOf', () => {
  it.each<[string, Named, string]>([
    ['同上', 'words', 'ditto'],
    ['（同上）', 'document', 'ditto'],
    ['〃', 'agency', 'ditto'],
    ['待补充', 'words', 'pending'],
    ['——', 'words', 'pending'],
    ['／', 'document', 'pending'],
    ['××县教育局', 'agency', 'anonymous'],
    ['XX镇人民政府', 'agency', 'anonymous'],
    ['某县教育局', 'agency', 'anonymous'],
    ['《XX县低保办法》', 'document', 'anonymous'],
    ['相关审批部门', 'agency', 'any-agency'],
    ['相关科室', 'agency', 'any-agency'],
    ['县(市、区)教育部门', 'agency', 'any-agency'],
    ['县（市、区）人民政府', 'agency', 'any-agency'],
    ['各级人民政府', 'agency', 'any-agency'],
    ['农业农村主管部门', 'agency', 'any-agency'],
    ['各地相关政策法规文件', 'document', 'any-document'],
    ['各省“七五”普法规划', 'document', 'any-document'],
    ['建设用地审查报批有关规定', 'document', 'any-document'],
    ['按有关规定', 'document', 'any-document'],
    ['特定群体', 'group', 'any-group'],
    ['相关人员', 'group', 'any-group'],
  ])('knows %s (%s) for one: copied into a county’s catalog it says nothing', (text, named, kind) => {
    expect(placeholderOf(text, named)).toBe(kind);
  });

  it.each<[string, Named]>([
    ['县教育和体育局', 'agency'],
    ['和平镇人民政府', 'agency'],
    ['政策法规', 'words'],
    ['相关政策文件', 'words'],
    ['SXXL-01', 'words'],
    ['二〇〇九年度预算', 'words'],
    ['某种意义上的公开', 'words'],
    ['《各地城镇职工基本养老保险关系转移有关规定》', 'document'],
    ['示政发〔2020〕3号有关规定', 'document'],
    ['县人民政府常务会议纪要', 'document'],
    ['低保对象', 'group'],
    ['相关利害关系人', 'group'],
    ['被征收人', 'group'],
  ])('leaves %s (%s) alone', (text, named) => {
    expect(placeholderOf(text, named)).toBeNull();
  });
});
