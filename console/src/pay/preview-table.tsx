import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import type { PreviewRow } from '../shared/api/types.ts';
import { csvOf } from '../shared/files/csv.ts';
import { download } from '../shared/files/download.ts';
import { AppLink } from '../shared/links/app-link.tsx';
import { affiliatePath } from '../shared/links/paths.ts';
import { Amount } from '../shared/money/amount.tsx';
import { compareAmounts } from '../shared/money/totals.ts';
import { byText } from '../shared/tables/address-sorting.ts';
import { AddressText } from '../shared/tables/address-text.tsx';
import { useWholeList } from '../shared/tables/whole-list.ts';
import { PaidOrNot } from './paid-or-not.tsx';

const searched = ({ affiliateId, reason = '' }: PreviewRow): string => `${affiliateId} ${reason}`;

const columnsIn = (currency: string): readonly TableProps.ColumnDefinition<PreviewRow>[] => [
  {
    id: 'affiliate',
    header: 'Affiliate',
    isRowHeader: true,
    sortingComparator: byText(({ affiliateId }) => affiliateId),
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
    sortingComparator: (one, other) => one.commissionCount - other.commissionCount,
    cell: ({ commissionCount }) => commissionCount,
  },
  {
    id: 'paid',
    header: 'Would be paid',
    sortingComparator: byText(({ reason }) => reason ?? ''),
    cell: (row) => <PaidOrNot row={row} />,
  },
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
  const { items, found, sortingProps, paginationProps } = useWholeList(leftOutFirst, columns, searched);
  return (
    <Table
      {...sortingProps}
      variant="container"
      header={
        <Header
          variant="h2"
          counter={`(${found.length})`}
          actions={
            <Button iconName="download" onClick={() => download('preview.csv', csv(found, currency))}>
              Download CSV
            </Button>
          }
        >
          Everybody
        </Header>
      }
      filter={<AddressText name="q" label="Search affiliates and reasons" placeholder="Search, then Enter" />}
      pagination={<Pagination {...paginationProps} />}
      columnDefinitions={columns}
      items={items}
      trackBy="affiliateId"
      empty={rows.length === 0 ? 'There is nobody to pay.' : 'Nobody matches the search.'}
      ariaLabels={{ tableLabel: 'Everybody in the preview' }}
    />
  );
};
