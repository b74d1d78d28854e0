import type { Instrument } from '../../src/model/catalog.js';

/** An instrument of a register, not verified unless said otherwise. */
export function instrument(title: string, given: Partial<Instrument> = {}): Instrument {
  return {
    id: title,
    title,
    number: null,
    issuer: null,
    year: null,
    edition: null,
    aliases: [],
    validity: 'unverified',
    effective: null,
    repealed: null,
    successor: null,
    ...given,
  };
}

/** A small register: one of every kind the rules tell apart. */
export const register: readonly Instrument[] = [
  instrument('中华人民共和国政府信息公开条例', { number: '国务院令第711号', validity: 'in-force' }),
  instrument('中华人民共和国收养法', {
    validity: 'repealed',
    repealed: '2021-01-01',
    successor: '中华人民共和国民法典',
  }),
  instrument('中华人民共和国民法典', { validity: 'in-force' }),
  instrument('茶园管理办法', {
    id: 'tea-2013',
    number: '农发〔2013〕1号',
    validity: 'repealed',
    repealed: '2024-02-01',
    successor: 'tea-2024',
  }),
  instrument('茶园管理办法', { id: 'tea-2024', number: '农发〔2024〕5号', validity: 'in-force' }),
  instrument('中华人民共和国人口与计划生育法', {
    edition: '2021年8月20日修正',
    validity: 'amended',
    aliases: ['《中华人民共和国人口与计划生育法》(中华人民共和国主席令第41号,2015年12月27日修正)'],
  }),
  instrument('城市绿化条例', { number: '国务院令第100号', edition: '2017年修订', validity: 'amended' }),
  instrument('法律援助条例', {
    number: '国务院令第385号',
    successor: '中华人民共和国法律援助法',
  }),
  instrument('中华人民共和国法律援助法', { validity: 'in-force' }),
  instrument('国务院办公厅关于推进公共资源配置领域政府信息公开的意见', { number: '国办发〔2017〕97号' }),
  instrument('财政部关于印发〈地方预决算公开操作规程〉的通知', { number: '财预〔2016〕143号' }),
  instrument('处罚程序规定', {
    number: '市监令第2号',
    validity: 'amended',
    aliases: ['《处罚程序暂行规定》'],
  }),
];
