import { assert, constantFrom, integer, property, stringMatching } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  creditCodeCheck,
  creditCodeFault,
  organizationCheck,
} from '../../../src/text/identity/credit-code.js';
import { divisionFault, holds } from '../../../src/text/identity/division.js';
import { icpNumber, mended, otherProvince, policeNumber } from '../../../src/text/identity/filing-number.js';
import { isReserved } from '../../../src/text/identity/host.js';
import { phoneFaults } from '../../../src/text/identity/phone.js';

describe('a unified social credit code', () => {
  it('is right in the example that GB 32100 itself gives', () => {
    expect(creditCodeFault('91350100M000100Y43')).toBeNull();
  });

  it('never passes with one character mistyped, nor with its two check characters swapped', () => {
    const codes = stringMatching(/^1[1-5]\d{6}[0-9A-HJ-NP-RTUWXY]{8}$/u).map((text) => {
      const body = `${text[0]}${text[1]}5129${text.slice(6)}`;
      const organization = `${body}${organizationCheck(body.slice(8))}`;
      return `${organization}${creditCodeCheck(organization)}`;
    });
    const others = constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY');
    assert(
      property(codes, integer({ min: 0, max: 17 }), others, (code, at, other) => {
        expect(creditCodeFault(code)).toBeNull();
        const mistyped = code.slice(0, at) + other + code.slice(at + 1);
        if (mistyped !== code) expect(creditCodeFault(mistyped)).not.toBeNull();
        const swapped = code.slice(0, 16) + code.slice(17) + code.slice(16, 17);
        if (swapped !== code) expect(creditCodeFault(swapped)).not.toBeNull();
      }),
    );
  });

  it.each([
    ['91350100M000100Y4', { kind: 'length', length: 17 }],
    ['91350100m000100Y43', { kind: 'character', character: 'm', position: 9 }],
    ['913501O0M000100Y43', { kind: 'character', character: 'O', position: 7 }],
    ['91770100M000100Y43', { kind: 'division', digits: '770100' }],
  ])('says which character of %s is wrong', (code, fault) => {
    expect(creditCodeFault(code)).toEqual(fault);
  });

  it('may be registered with the State Council’s own register, whose codes begin with 10', () => {
    expect(creditCodeFault('11100000000013127D')?.kind).not.toBe('division');
  });
});

describe('a division code', () => {
  it.each(['512980', '522723', '429004', '222401', '110101', '500229', '441900', '999999'])(
    '%s may be that of a county',
    (code) => {
      expect(divisionFault(code)).toBeNull();
    },
  );

  it.each([
    ['160105', 'province'],
    ['000000', 'province'],
    ['510000', 'above'],
    ['512900', 'above'],
    ['516901', 'place'],
    ['517901', 'place'],
    ['110501', 'place'],
  ])('%s is not (%s)', (code, fault) => {
    expect(divisionFault(code)).toBe(fault);
  });

  it('is held by its prefecture and its province, not by its neighbour', () => {
    expect(['512980', '512900', '510000'].every((code) => holds(code, '512980'))).toBe(true);
    expect(['512981', '513000', '520000'].some((code) => holds(code, '512980'))).toBe(false);
  });
});

describe('a filing number', () => {
  it('is taken apart in all its forms', () => {
    expect(icpNumber('蜀ICP备2021012345号-2')).toEqual({ letter: '蜀', digits: '2021012345' });
    expect(icpNumber('京ICP证123456号')).toBeNull();
    expect(policeNumber('川公网安备 51298002000001号')).toEqual({ letter: '川', digits: '51298002000001' });
    expect(policeNumber('川公网安备51298002000001号')?.digits).toBe('51298002000001');
  });

  it.each([
    ['蜀icp备12345678', '蜀ICP备12345678号'],
    ['蜀ＩＣＰ备１２３４５６７８号－１', '蜀ICP备12345678号-1'],
    ['蜀ICP备 12345678 号', '蜀ICP备12345678号'],
    ['蜀ICP备1234号', null],
  ])('%s was meant to be %s', (text, meant) => {
    expect(mended(text, icpNumber)).toBe(meant);
  });

  it('knows the two characters of provinces that have two, and tells those of another', () => {
    expect(otherProvince('蜀', '512980')).toBeNull();
    expect(otherProvince('川', '512980')).toBeNull();
    expect(otherProvince('京', '512980')).toBe('四川');
    expect(otherProvince('示', '999999')).toBeNull();
  });
});

describe('a telephone number', () => {
  it.each([
    '028-88880000',
    '(028)88880000',
    '（028）88880000',
    '028-88880000转8001',
    '+86 028-88880000',
    '13800138000',
    '12345',
    '400-123-4567',
    '0990-5550101、12345（工作日9:00—17:00）',
  ])('%s can be dialled', (text) => {
    expect(phoneFaults(text)).toEqual([]);
  });

  it.each([
    ['88880000', 'area'],
    ['无', 'form'],
    ['见网站', 'form'],
    ['028-1234', 'form'],
    ['138001380001', 'form'],
  ])('%s cannot (%s)', (text, kind) => {
    expect(phoneFaults(text).map((fault) => fault.kind)).toEqual([kind]);
  });
});

describe('a host name', () => {
  it('of an example leads nowhere; one that only looks like it does', () => {
    expect(isReserved('https://www.shilixian.example/zwgk/')).toBe(true);
    expect(isReserved('https://a.example.com/')).toBe(true);
    expect(isReserved('https://www.notexample.com/')).toBe(false);
    expect(isReserved('https://example.gov.cn/')).toBe(false);
  });
});
