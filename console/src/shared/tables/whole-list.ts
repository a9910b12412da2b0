import type { PaginationProps } from '@cloudscape-design/components/pagination';
import type { TableProps } from '@cloudscape-design/components/table';
import { useSearchParams } from 'wouter';
import { useAddressFilter } from './address-filter.ts';
import { useAddressSorting } from './address-sorting.ts';

interface WholeList<Row> {
  /** Of the page that is shown. */
  readonly items: readonly Row[];
  /** All that match what is searched for. */
  readonly found: readonly Row[];
  readonly sortingProps: Pick<TableProps<Row>, 'sortingColumn' | 'sortingDescending' | 'onSortingChange'>;
  readonly paginationProps: Pick<PaginationProps, 'currentPageIndex' | 'pagesCount' | 'onChange'>;
}

const PAGE_SIZE = 25;

/**
 * A list that is here as a whole: searched, sorted and paged as the address says, as in `?q=ann&sort=-amount&page=2`.
 *
 * @param textOf what of a row is searched
 */
export const useWholeList = <Row>(
  rows: readonly Row[],
  columns: readonly TableProps.ColumnDefinition<Row>[],
  textOf: (row: Row) => string,
): WholeList<Row> => {
  const [filterOf] = useAddressFilter();
  const [, setParameters] = useSearchParams();
  const sorting = useAddressSorting(columns);
  const sought = (filterOf('q') ?? '').toLowerCase();
  const found = rows.filter((row) => textOf(row).toLowerCase().includes(sought));
  const pagesCount = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const asked = Number(filterOf('page'));
  const page = Number.isInteger(asked) && asked >= 1 && asked <= pagesCount ? asked : 1;
  return {
    items: sorting.sorted(found).slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
    found,
    sortingProps: sorting.props,
    paginationProps: {
      currentPageIndex: page,
      pagesCount,
      onChange: ({ detail }) =>
        setParameters((now) => {
          const next = new URLSearchParams(now);
          next.set('page', String(detail.currentPageIndex));
          return next;
        }),
    },
  };
};
