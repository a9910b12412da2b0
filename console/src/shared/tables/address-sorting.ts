import type { TableProps } from '@cloudscape-design/components/table';
import { useSearchParams } from 'wouter';

interface AddressSorting<Row> {
  /** For `useCollection`. */
  readonly state: { readonly sortingColumn: TableProps.SortingColumn<Row>; readonly isDescending: boolean } | undefined;
  /** For the table, behind what `useCollection` gives. */
  readonly props: Pick<TableProps<Row>, 'sortingColumn' | 'sortingDescending' | 'onSortingChange'>;
}

/** By which column a list is sorted, as the address says: `?sort=amount` or `?sort=-amount`. */
export const useAddressSorting = <Row>(columns: readonly TableProps.ColumnDefinition<Row>[]): AddressSorting<Row> => {
  const [parameters, setParameters] = useSearchParams();
  const asked = parameters.get('sort') ?? '';
  const descending = asked.startsWith('-');
  const column = columns.find(({ id }) => id !== undefined && id === asked.replace(/^-/, ''));
  return {
    state: column && { sortingColumn: column, isDescending: descending },
    props: {
      ...(column && { sortingColumn: column }),
      sortingDescending: descending,
      onSortingChange: ({ detail }) => {
        const id = columns.find((one) => one === detail.sortingColumn || sameField(one, detail.sortingColumn))?.id;
        setParameters((now) => {
          const next = new URLSearchParams(now);
          if (id === undefined) next.delete('sort');
          else next.set('sort', `${detail.isDescending ? '-' : ''}${id}`);
          return next;
        });
      },
    },
  };
};

const sameField = <Row>(one: TableProps.SortingColumn<Row>, other: TableProps.SortingColumn<Row>): boolean =>
  one.sortingField !== undefined && one.sortingField === other.sortingField;
