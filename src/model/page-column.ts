/** 工作推进, 政策指导: the columns beside the catalog. */
export type PageColumn = 'progress' | 'guidance';

/** In the order of the menu. */
export const pageColumns: readonly PageColumn[] = ['progress', 'guidance'];

export const pageColumnNames: Readonly<Record<PageColumn, string>> = {
  progress: '工作推进',
  guidance: '政策指导',
};
