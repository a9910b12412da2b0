import { useCollection } from '@cloudscape-design/collection-hooks';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import Table from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import type { BatchDetail } from '../shared/api/types.ts';
import { download } from '../shared/files/download.ts';
import { PAYMENT_STATUSES, paymentStatusText } from '../shared/status/payment-status.tsx';
import { oneOf, useAddressFilter } from '../shared/tables/address-filter.ts';
import { useAddressSorting } from '../shared/tables/address-sorting.ts';
import { PAYMENT_COLUMNS } from '../transactions/payment-columns.tsx';
import { paymentsCsv } from '../transactions/payments-csv.ts';

const ALL = { value: '', label: 'Any status' };
const OPTIONS = [ALL, ...PAYMENT_STATUSES.map((value) => ({ value, label: paymentStatusText(value) }))];

/** All payments of a batch; it has a hundred at most, so they are sorted and filtered here. */
export const BatchPayments = ({ batch }: { readonly batch: BatchDetail }): ReactNode => {
  const [filterOf, setFilter] = useAddressFilter();
  const sorting = useAddressSorting(PAYMENT_COLUMNS);
  const status = oneOf(PAYMENT_STATUSES, filterOf('status'));
  const chosen = batch.transactions.filter((payment) => status === undefined || payment.status === status);
  const { items, collectionProps } = useCollection(chosen, {
    sorting: { defaultState: sorting.state },
  });
  return (
    <Table
      {...collectionProps}
      {...sorting.props}
      variant="container"
      header={
        <Header
          variant="h2"
          counter={`(${items.length})`}
          actions={
            <Button
              iconName="download"
              onClick={() => download(`${batch.batchNumber ?? batch.batchId}.csv`, paymentsCsv(batch.transactions))}
            >
              Download CSV
            </Button>
          }
        >
          Payments
        </Header>
      }
      filter={
        <Select
          ariaLabel="Status of payments"
          selectedOption={OPTIONS.find(({ value }) => value === status) ?? ALL}
          options={OPTIONS}
          onChange={({ detail }) => setFilter('status', detail.selectedOption.value)}
        />
      }
      columnDefinitions={PAYMENT_COLUMNS}
      items={items}
      trackBy="transactionId"
      ariaLabels={{ tableLabel: 'Payments of the batch' }}
      empty="No payment has this status."
    />
  );
};
