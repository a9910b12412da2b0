import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import type { TransactionDetail } from '../shared/api/types.ts';
import { useMayPay } from '../sign-in/session-context.ts';
import { CancelPayment } from './cancel-payment.tsx';
import { PayAgain } from './pay-again.tsx';
import { ResolvePayment } from './resolve-payment.tsx';

/** What can be done with a payment in its state. The API refuses while its batch is not finished, and says so. */
export const PaymentActions = ({ payment }: { readonly payment: TransactionDetail }): ReactNode => {
  const mayPay = useMayPay();
  if (!mayPay) return null;
  if (payment.status === 'UNKNOWN') return <ResolvePayment payment={payment} />;
  if (payment.status !== 'FAILED') return null;
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <CancelPayment payment={payment} variant="normal" />
      <PayAgain payment={payment} variant="primary" />
    </SpaceBetween>
  );
};
