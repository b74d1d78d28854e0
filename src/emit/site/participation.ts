import type { Participation } from '../../model/catalog.js';
import { paths } from '../paths.js';
import type { SiteContext } from './context.js';
import { type Page, sectionCrumb } from './frame.js';
import { fileLinks, plainText, type TextLinkView, textLink } from './links.js';
import { pagerOf, partSummary, partTitle } from './pager.js';
import { lineBytes, partsOf } from './parts.js';
import { referencesText, textsView } from './words.js';

/** 公众参与事项: where citizens may take part, on as many pages as it takes; no page where there is nothing. */
export function* participationPages(context: SiteContext): Iterable<Page> {
  const { participation, county } = context.publication.catalog;
  if (participation.length === 0) return;
  const parts = partsOf(participation, (matter) => rowMarkup + lineBytes(textsOf(context, matter)));
  for (const part of parts) {
    const path = paths.participation(part.number);
    const summary = `公众可以参与的决策和其他事项共 ${participation.length} 项：怎样参与、什么时候参与、找谁联系。${partSummary(parts, part)}`;
    yield {
      path,
      template: 'participation',
      title: partTitle('公众参与事项', part),
      description: summary,
      above: [sectionCrumb(paths.views)],
      wide: false,
      data: [
        { name: 'JSON', path: paths.participationData },
        { name: 'CSV', path: paths.participationCsv },
      ],
      view: {
        heading: '公众参与事项',
        summary,
        caption: `${county.name}公众参与事项目录`,
        files: fileLinks(path, [
          ['CSV 数据', paths.participationCsv],
          ['JSON 数据', paths.participationData],
        ]),
        pager: pagerOf(parts, part, paths.participation),
        rows: part.items.map((matter) => ({
          name: matter.name,
          remarks: matter.remarks,
          ways: textsView(matter.ways),
          period: matter.period,
          responsible: referencesText(context, matter.responsible),
          contact: contactOf(context, path, matter),
        })),
      },
    };
  }
}

/** How to reach who organises it: what was written, and where no number was, that of the register. */
function contactOf(context: SiteContext, path: string, matter: Participation): TextLinkView[] {
  const phones = matter.phone === null ? registeredPhones(context, matter) : [matter.phone];
  return [
    ...phones.map((phone) => plainText(`电话：${phone}`)),
    ...(matter.address === null ? [] : [plainText(`地址：${matter.address}`)]),
    ...(matter.url === null ? [] : [linkTo(context, path, matter.url)]),
  ];
}

/** An address that is no link is still shown: somebody wrote it to be found. */
function linkTo(context: SiteContext, path: string, url: string): TextLinkView {
  const link = textLink(context, path, '参与网址', url);
  return link.href === null ? plainText(`网址：${url}`) : link;
}

function registeredPhones(context: SiteContext, { responsible }: Participation): string[] {
  const phones = responsible.flatMap(({ agencies }) =>
    agencies.flatMap((id) => context.agencies.get(id)?.phone ?? []),
  );
  return [...new Set(phones)];
}

function textsOf(context: SiteContext, matter: Participation): string[] {
  const { name, ways, period, responsible, address, url, remarks } = matter;
  return [
    ...[name, ...ways, period, referencesText(context, responsible), ...registeredPhones(context, matter)],
    ...[matter.phone, address, url, remarks].flatMap((text) => text ?? []),
  ];
}

/** Tags of one row besides those of a line. */
const rowMarkup = 500;
