import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import type { BatchDetail } from '../shared/api/types.ts';
import { download } from '../shared/files/download.ts';
import { PAYMENT_STATES } from '../shared/status/payment-states.ts';
import { StateChoice, useAddressState } from '../shared/status/state-choice.tsx';
import { useAddressSorting } from '../shared/tables/address-sorting.ts';
import { PAYMENT_COLUMNS } from '../transactions/payment-columns.tsx';
import { paymentsCsv } from '../transactions/payments-csv.ts';

/** All payments of a batch; it has a hundred at most, so they are sorted and filtered here. */
export const BatchPayments = ({ batch }: { readonly batch: BatchDetail }): ReactNode => {
  const sorting = useAddressSorting(PAYMENT_COLUMNS);
  const status = useAddressState(PAYMENT_STATES);
  const chosen = batch.transactions.filter((payment) => status === undefined || payment.status === status);
  const items = sorting.sorted(chosen);
  return (
    <Table
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
      filter={<StateChoice states={PAYMENT_STATES} label="Status of payments" />}
      columnDefinitions={PAYMENT_COLUMNS}
      items={items}
      trackBy="transactionId"
      ariaLabels={{ tableLabel: 'Payments of the batch' }}
      empty="No payment has this status."
    />
  );
};
