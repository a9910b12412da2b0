import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import type { BatchDetail, Transaction } from '../shared/api/types.ts';
import { download } from '../shared/files/download.ts';
import { PAYMENT_STATES } from '../shared/status/payment-states.ts';
import { StateChoice, useAddressState } from '../shared/status/state-choice.tsx';
import { useAddressSorting } from '../shared/tables/address-sorting.ts';
import { useMayPay } from '../sign-in/session-context.ts';
import { CancelPayment } from '../transactions/cancel-payment.tsx';
import { PayAgain } from '../transactions/pay-again.tsx';
import { PAYMENT_COLUMNS } from '../transactions/payment-columns.tsx';
import { paymentsCsv } from '../transactions/payments-csv.ts';

/** In a finished batch only; before, the API refuses both. */
const ACTION: TableProps.ColumnDefinition<Transaction> = {
  id: 'action',
  header: 'Action',
  cell: (payment) =>
    payment.status === 'FAILED' && (
      <SpaceBetween direction="horizontal" size="s">
        <PayAgain payment={payment} variant="inline-link" />
        <CancelPayment payment={payment} variant="inline-link" />
      </SpaceBetween>
    ),
};

const isFinished = ({ status }: BatchDetail): boolean => status === 'COMPLETED' || status === 'FAILED';

/** All payments of a batch; it has a hundred at most, so they are sorted and filtered here. */
export const BatchPayments = ({ batch }: { readonly batch: BatchDetail }): ReactNode => {
  const mayPay = useMayPay();
  const columns =
    mayPay && isFinished(batch) && batch.counts.failed > 0 ? [...PAYMENT_COLUMNS, ACTION] : PAYMENT_COLUMNS;
  const sorting = useAddressSorting(columns);
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
      columnDefinitions={columns}
      items={items}
      trackBy="transactionId"
      ariaLabels={{ tableLabel: 'Payments of the batch' }}
      empty="No payment has this status."
    />
  );
};
