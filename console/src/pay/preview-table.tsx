import { useCollection } from '@cloudscape-design/collection-hooks';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import type { ReactNode } from 'react';
import type { PreviewRow } from '../shared/api/types.ts';
import { csvOf } from '../shared/files/csv.ts';
import { download } from '../shared/files/download.ts';
import { AppLink } from '../shared/links/app-link.tsx';
import { affiliatePath } from '../shared/links/paths.ts';
import { Amount } from '../shared/money/amount.tsx';
import { compareAmounts } from '../shared/money/totals.ts';
import { PaidOrNot } from './paid-or-not.tsx';

const PAGE_SIZE = 25;

const columnsIn = (currency: string): readonly TableProps.ColumnDefinition<PreviewRow>[] => [
  {
    id: 'affiliate',
    header: 'Affiliate',
    isRowHeader: true,
    sortingField: 'affiliateId',
    cell: ({ affiliateId }) => <AppLink href={affiliatePath(affiliateId)}>{affiliateId}</AppLink>,
  },
  {
    id: 'amount',
    header: 'Amount',
    sortingComparator: (one, other) => compareAmounts(one.totalAmount, other.totalAmount),
    cell: ({ totalAmount }) => <Amount amount={totalAmount} currency={currency} />,
  },
  {
    id: 'commissions',
    header: 'Commissions',
    sortingField: 'commissionCount',
    cell: ({ commissionCount }) => commissionCount,
  },
  { id: 'paid', header: 'Would be paid', sortingField: 'reason', cell: (row) => <PaidOrNot row={row} /> },
];

const csv = (rows: readonly PreviewRow[], currency: string): string =>
  csvOf(
    ['affiliateId', 'amount', 'currency', 'commissions', 'wouldBePaid', 'reason'],
    rows.map((row) => [
      row.affiliateId,
      row.totalAmount,
      currency,
      String(row.commissionCount),
      row.eligible ? 'yes' : 'no',
      row.reason ?? '',
    ]),
  );

/** Everybody in a preview. It is complete, so it is sorted and searched here. Those who are left out come first. */
export const PreviewTable = (props: { readonly rows: readonly PreviewRow[]; readonly currency: string }): ReactNode => {
  const { rows, currency } = props;
  const columns = columnsIn(currency);
  const leftOutFirst = [...rows].sort((one, other) => Number(one.eligible) - Number(other.eligible));
  const { items, filteredItemsCount, collectionProps, filterProps, paginationProps } = useCollection(leftOutFirst, {
    filtering: { empty: 'There is nobody to pay.', noMatch: 'Nobody matches the search.' },
    sorting: {},
    pagination: { pageSize: PAGE_SIZE },
  });
  return (
    <Table
      {...collectionProps}
      variant="container"
      header={
        <Header
          variant="h2"
          counter={`(${filteredItemsCount ?? rows.length})`}
          actions={
            <Button iconName="download" onClick={() => download('preview.csv', csv(rows, currency))}>
              Download CSV
            </Button>
          }
        >
          Everybody
        </Header>
      }
      filter={
        <TextFilter {...filterProps} filteringAriaLabel="Search affiliates and reasons" filteringPlaceholder="Search" />
      }
      pagination={<Pagination {...paginationProps} />}
      columnDefinitions={columns}
      items={items}
      trackBy="affiliateId"
      ariaLabels={{ tableLabel: 'Everybody in the preview' }}
    />
  );
};
