import type { TableProps } from '@cloudscape-design/components/table';
import { useSearchParams } from 'wouter';

type Column<Row> = TableProps.ColumnDefinition<Row>;

interface AddressSorting<Row> {
  /** A complete list in the order that the address asks for. */
  readonly sorted: (rows: readonly Row[]) => readonly Row[];
  /** For the table. */
  readonly props: Pick<TableProps<Row>, 'sortingColumn' | 'sortingDescending' | 'onSortingChange'>;
}

/** By which column a list is sorted, as the address says: `?sort=amount` or `?sort=-amount`. */
export const useAddressSorting = <Row>(columns: readonly Column<Row>[]): AddressSorting<Row> => {
  const [parameters, setParameters] = useSearchParams();
  const asked = parameters.get('sort') ?? '';
  const descending = asked.startsWith('-');
  const id = asked.replace(/^-/, '');
  const column = columns.find((one) => one.id === id && one.sortingComparator !== undefined);
  return {
    sorted: (rows) => {
      const compare = column?.sortingComparator;
      if (compare === undefined) return rows;
      return [...rows].sort((one, other) => (descending ? compare(other, one) : compare(one, other)));
    },
    props: {
      ...(column && { sortingColumn: column }),
      sortingDescending: descending,
      onSortingChange: ({ detail }) => {
        const chosen = columns.find(
          ({ sortingComparator }) => sortingComparator === detail.sortingColumn.sortingComparator,
        );
        setParameters((now) => {
          const next = new URLSearchParams(now);
          next.delete('page');
          if (chosen?.id === undefined) next.delete('sort');
          else next.set('sort', `${detail.isDescending ? '-' : ''}${chosen.id}`);
          return next;
        });
      },
    },
  };
};

/** Sorts rows by a text of theirs, letter by letter as the API does. */
export const byText =
  <Row>(textOf: (row: Row) => string) =>
  (one: Row, other: Row): number =>
    textOf(one) < textOf(other) ? -1 : textOf(one) > textOf(other) ? 1 : 0;
