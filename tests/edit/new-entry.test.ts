import { describe, expect, it } from 'vitest';
import { newEntry } from '../../src/edit/new-entry.js';
import { county } from '../load/workspace.js';
import { deskOf } from './desk.js';

const file = 'entries/茶叶.yaml';

describe('newEntry', () => {
  it('writes the words sync and import write, under the keys of the file: two spellings would stand in one list', async () => {
    const { context, texts } = await deskOf({
      ...county,
      [file]: `domain: 茶叶
items:
  - id: CY-0101
    category: 补贴
    name: 种植补贴
    status: 草稿
`,
    });
    const { files, id } = newEntry({
      catalog: context.catalog,
      files: context.files,
      texts,
      domain: '茶叶',
      name: '有机肥补贴',
      category: null,
      subject: null,
    });
    expect(id).toBe('CY-0103');
    expect(files.map(({ path }) => path)).toEqual([file]);
    expect(files[0]?.after).toBe(`domain: 茶叶
items:
  - id: CY-0101
    category: 补贴
    name: 种植补贴
    status: 草稿

  - id: CY-0103
    category: 补贴
    name: 有机肥补贴
    content:
      - 待填
    basis:
      - 待填
    timeLimit: 待填
    subject: 农业局
    method: 主动公开
    channels:
      - 政府网站
    audience: 全社会
    status: 草稿
`);
  });
});
