import type { AuthoringField, ReadAuthoringSheet } from '../model/authoring.js';
import type { ItemChange, Origin, Remark } from '../model/merge.js';
import { fieldNames } from '../model/vocabulary.js';
import { wording } from '../model/wording.js';
import { nearest } from '../text/suggest.js';
import type { Item } from './items.js';

/** What is wrong with a row of an authoring workbook, and what to do about it. */

export function saidTwice({ id, origin }: ItemChange, other: ItemChange, field: AuthoringField): Remark {
  const name = fieldNames[field] ?? field;
  return {
    origin,
    field,
    message: wording(
      `${id} 的“${name}”在“${other.origin.file}”第 ${other.origin.row} 行改成了别的内容`,
      `“${field}” of ${id} is said otherwise in “${other.origin.file}”, row ${other.origin.row}`,
    ),
    hint: wording('两份表商定一种写法，再一起导入', 'settle on one of them and import again'),
  };
}

export function goneUntouched(id: string, origin: Origin): Remark {
  return {
    origin,
    field: null,
    message: wording(
      `${id} 在导出之后已从目录中删去，这一行没有用处`,
      `${id} left the catalog after the export; the row has no effect`,
    ),
    hint: null,
  };
}

export function idTwice(id: string, origin: Origin, before: Origin): Remark {
  return {
    origin,
    field: null,
    message: wording(
      `编码 ${id} 在表“${before.sheet}”第 ${before.row} 行已经有了`,
      `the id ${id} stands on sheet “${before.sheet}”, row ${before.row} already`,
    ),
    hint: wording(
      '新增事项时把编码留空，导入时会编号',
      'leave the id of a new item empty; it is numbered when it is imported',
    ),
  };
}

export function unknownId(id: string, origin: Origin, known: Iterable<string>): Remark {
  const near = nearest(id, known);
  return {
    origin,
    field: null,
    message: wording(`目录里没有编码为“${id}”的事项`, `the catalog has no item “${id}”`),
    hint:
      near === null
        ? wording('新增事项请把编码留空', 'leave the id of a new item empty')
        : wording(
            `是不是“${near}”？新增事项请把编码留空`,
            `did you mean “${near}”? leave the id of a new item empty`,
          ),
  };
}

export function movedItem({ id, entry }: Item, { domain }: ReadAuthoringSheet, origin: Origin): Remark {
  return {
    origin,
    field: null,
    message: wording(
      `${id} 属于“${entry.domain}”领域，不能移到表“${domain}”`,
      `${id} belongs to the domain “${entry.domain}” and cannot be moved to the sheet “${domain}”`,
    ),
    hint: wording(
      `移回表“${entry.domain}”；确实要换领域的，在新表里新增一行（编码留空），再删去原来的行`,
      `move it back to “${entry.domain}”, or add a new row here (without id) and delete the old one`,
    ),
  };
}

export function nameless(origin: Origin): Remark {
  return {
    origin,
    field: 'name',
    message: wording('新增的事项没有名称', 'a new item has no name'),
    hint: wording('填上“二级事项”，或删去这一行', 'fill in its name, or delete the row'),
  };
}

export function namedAlike(id: string, same: boolean, origin: Origin): Remark {
  return {
    origin,
    field: 'name',
    message: same
      ? wording(
          `与目录里的 ${id} 相同，没有再新增`,
          `the same as ${id} of the catalog; it was not added again`,
        )
      : wording(
          `目录里已有同名的 ${id}，内容不同`,
          `the catalog has ${id} under the same name, with other contents`,
        ),
    hint: same
      ? null
      : wording(
          `要修改它，重新导出编辑表，改编码是 ${id} 的那一行；确是另一个事项的，换一个名称`,
          `to change it, export again and edit the row with the id ${id}; if it is another item, give it another name`,
        ),
  };
}
