import Container from '@cloudscape-design/components/container';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import type { BatchDetail, Transaction } from '../shared/api/types.ts';
import { Words } from '../shared/looks/words.tsx';
import { Amount } from '../shared/money/amount.tsx';
import { sumOf } from '../shared/money/totals.ts';
import { BatchStatusIndicator } from '../shared/status/batch-status.tsx';
import { PAYMENT_STATES } from '../shared/status/payment-states.ts';
import { StateIndicator, statesOf } from '../shared/status/state.tsx';
import { isMoving } from './batch-query.ts';

const sumByStatus = ({ transactions }: BatchDetail, status: Transaction['status']) => {
  const found = transactions.filter((one) => one.status === status);
  return { count: found.length, amount: sumOf(found.map(({ amount }) => amount)) };
};

/** How far it is, and how many payments with how much money are in which state. */
export const BatchFacts = ({ batch }: { readonly batch: BatchDetail }): ReactNode => {
  const { paymentCount, counts, currency, errorMessage } = batch;
  const decided = counts.completed + counts.failed + counts.cancelled + counts.returned;
  const sums = statesOf(PAYMENT_STATES)
    .map((status) => ({ status, ...sumByStatus(batch, status) }))
    .filter(({ count }) => count > 0);
  return (
    <Container>
      <SpaceBetween size="l">
        {isMoving(batch) && (
          <ProgressBar
            label="Payments whose outcome is known"
            value={(100 * decided) / paymentCount}
            additionalInfo={`${decided} of ${paymentCount}`}
          />
        )}
        <KeyValuePairs
          columns={4}
          items={[
            { label: 'Status', value: <BatchStatusIndicator batch={batch} /> },
            ...sums.map(({ status, count, amount }) => ({
              label: <StateIndicator states={PAYMENT_STATES} state={status} />,
              value: (
                <>
                  {count} of {paymentCount}: <Amount amount={amount} currency={currency} />
                </>
              ),
            })),
            { label: 'Provider', value: batch.provider },
            ...(errorMessage === undefined ? [] : [{ label: 'What went wrong', value: <Words>{errorMessage}</Words> }]),
          ]}
        />
      </SpaceBetween>
    </Container>
  );
};
