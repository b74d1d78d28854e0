import { describe, expect, it } from 'vitest';
import { groupedBy, groupedByEach } from '../../src/model/grouped.js';

describe('groups', () => {
  it('keep the order of things, and that of the first of each key: lists must not move from build to build', () => {
    const groups = groupedBy(['b1', 'a1', 'b2', 'c1', 'a2'], (word) => word.charAt(0));
    expect([...groups]).toEqual([
      ['b', ['b1', 'b2']],
      ['a', ['a1', 'a2']],
      ['c', ['c1']],
    ]);
  });

  it('hold a thing once for each of its keys, however often it names one', () => {
    const groups = groupedByEach(['xx', 'xy', ''], Array.from);
    expect([...groups]).toEqual([
      ['x', ['xx', 'xy']],
      ['y', ['xy']],
    ]);
  });
});
