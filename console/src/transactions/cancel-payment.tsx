import type { ButtonProps } from '@cloudscape-design/components/button';
import type { ReactNode } from 'react';
import { ConfirmedAction } from '../shared/actions/confirmed-action.tsx';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import type { Transaction } from '../shared/api/types.ts';
import { moneyText } from '../shared/money/money-text.ts';
import { useNotices } from '../shared/notices/notices.tsx';

interface CancelPaymentProps {
  readonly payment: Transaction;
  readonly variant: ButtonProps.Variant;
}

/** Gives a failed payment up. What it covers can be paid by another batch. */
export const CancelPayment = ({ payment, variant }: CancelPaymentProps): ReactNode => {
  const api = useApi();
  const { tell } = useNotices();
  const { transactionId, affiliateId } = payment;
  const sum = moneyText(payment);
  return (
    <ConfirmedAction
      label="Cancel payment"
      variant={variant}
      request={`cancel ${transactionId}`}
      send={(key) =>
        answerOf(
          api.POST('/transactions/{transactionId}/cancel', {
            params: { path: { transactionId }, header: { 'Idempotency-Key': key } },
            body: {},
          }),
        )
      }
      onDone={() =>
        tell({ type: 'success', header: 'The payment was cancelled', content: `${sum} can be paid by another batch.` })
      }
    >
      <div>
        This cancels the payment of <strong>{sum}</strong> to <strong>{affiliateId}</strong>. Nothing is paid, and what
        it covers is payable again.
      </div>
    </ConfirmedAction>
  );
};
