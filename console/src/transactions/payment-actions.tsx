import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { ConfirmedAction } from '../shared/actions/confirmed-action.tsx';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import type { TransactionDetail } from '../shared/api/types.ts';
import { batchPath } from '../shared/links/paths.ts';
import { moneyText } from '../shared/money/money-text.ts';
import { useNotices } from '../shared/notices/notices.tsx';
import { useMayPay } from '../sign-in/session-context.ts';
import { ResolvePayment } from './resolve-payment.tsx';

/** What can be done with a payment in its state. The API refuses while its batch is not finished, and says so. */
export const PaymentActions = ({ payment }: { readonly payment: TransactionDetail }): ReactNode => {
  const mayPay = useMayPay();
  const api = useApi();
  const [, navigate] = useLocation();
  const { tell } = useNotices();
  if (!mayPay) return null;
  if (payment.status === 'UNKNOWN') return <ResolvePayment payment={payment} />;
  if (payment.status !== 'FAILED') return null;
  const { transactionId, affiliateId } = payment;
  const sum = moneyText(payment);
  const path = { transactionId };
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <ConfirmedAction
        label="Cancel payment"
        request={`cancel ${transactionId}`}
        send={(key) =>
          answerOf(
            api.POST('/transactions/{transactionId}/cancel', {
              params: { path, header: { 'Idempotency-Key': key } },
              body: {},
            }),
          )
        }
        onDone={() =>
          tell({
            type: 'success',
            header: 'The payment was cancelled',
            content: `${sum} can be paid by another batch.`,
          })
        }
      >
        <div>
          This cancels the payment of <strong>{sum}</strong> to <strong>{affiliateId}</strong>. Nothing is paid, and
          what it covers is payable again.
        </div>
      </ConfirmedAction>
      <ConfirmedAction
        label="Pay again"
        variant="primary"
        request={`retry ${transactionId}`}
        send={(key) =>
          answerOf(
            api.POST('/transactions/{transactionId}/retry', {
              params: { path, header: { 'Idempotency-Key': key } },
              body: {},
            }),
          )
        }
        onDone={({ batch }) => {
          tell({ type: 'success', header: `A new batch for ${affiliateId} was made` });
          navigate(batchPath(batch.batchId));
        }}
      >
        <div>
          This cancels the failed payment of <strong>{sum}</strong>, and pays <strong>{affiliateId}</strong> all that is
          owed by now, by a new batch of one payment. It is executed at once, unless it needs an approval first.
        </div>
      </ConfirmedAction>
    </SpaceBetween>
  );
};
