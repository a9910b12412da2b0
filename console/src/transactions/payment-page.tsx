import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useParams } from 'wouter';
import { auditPath } from '../audit/audit-address.ts';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import type { TransactionDetail } from '../shared/api/types.ts';
import { AppLink } from '../shared/links/app-link.tsx';
import { affiliatePath, batchPath, paymentPath } from '../shared/links/paths.ts';
import { Loading } from '../shared/looks/loading.tsx';
import { useTitle } from '../shared/looks/title.ts';
import { Amount } from '../shared/money/amount.tsx';
import { PageProblem } from '../shared/problems/page-problem.tsx';
import { PAYMENT_STATES } from '../shared/status/payment-states.ts';
import { StateIndicator } from '../shared/status/state.tsx';
import { Moment } from '../shared/time/moment.tsx';
import { PaymentActions } from './payment-actions.tsx';
import { PaymentAttempts } from './payment-attempts.tsx';
import { PaymentCovers } from './payment-covers.tsx';
import { PaymentResolution } from './payment-resolution.tsx';
import { meaningOf } from './what-went-wrong.ts';

const REFRESH_MS = 5_000;

/** One payment: what became of it and why, what it covers, and what can be done. */
export const PaymentPage = (): ReactNode => {
  const { transactionId = '' } = useParams<{ transactionId: string }>();
  useTitle('Payment');
  const api = useApi();
  const { data, error, refetch } = useQuery({
    queryKey: ['transaction', transactionId],
    refetchInterval: REFRESH_MS,
    queryFn: async ({ signal }) =>
      (await answerOf(api.GET('/transactions/{transactionId}', { params: { path: { transactionId } }, signal })))
        .transaction,
  });
  if (data !== undefined) return <Shown payment={data} />;
  if (error === null) return <Loading what="the payment" />;
  return (
    <PageProblem title="Payment" error={error} what="The payment cannot be shown" onAgain={() => void refetch()} />
  );
};

const Shown = ({ payment }: { readonly payment: TransactionDetail }): ReactNode => {
  const { amount, currency, affiliateId, batchId } = payment;
  return (
    <SpaceBetween size="l">
      <SpaceBetween size="xxs">
        <AppLink href="/payments">All payments</AppLink>
        <Header variant="h1" description={meaningOf(payment)} actions={<PaymentActions payment={payment} />}>
          <Amount amount={amount} currency={currency} /> to{' '}
          <AppLink href={affiliatePath(affiliateId)}>{affiliateId}</AppLink>
        </Header>
      </SpaceBetween>
      <PaymentResolution payment={payment} />
      <Container>
        <KeyValuePairs
          columns={3}
          items={[
            { label: 'Status', value: <StateIndicator states={PAYMENT_STATES} state={payment.status} /> },
            { label: 'Batch', value: <AppLink href={batchPath(batchId)}>{batchId}</AppLink> },
            { label: 'Payment', value: payment.transactionId },
            { label: 'Account at the provider', value: payment.riseId ?? 'no longer known' },
            { label: "Provider's reference", value: payment.providerReference ?? 'none yet' },
            { label: 'Made', value: <Moment at={payment.createdAt} /> },
            { label: 'Last changed', value: <Moment at={payment.updatedAt} /> },
            ...(payment.completedAt === undefined
              ? []
              : [{ label: 'Paid', value: <Moment at={payment.completedAt} /> }]),
            {
              label: 'Who did what',
              value: <AppLink href={auditPath('transactionId', payment.transactionId)}>Audit log</AppLink>,
            },
            ...otherPayment('Paid again by', payment.retriedAs),
            ...otherPayment('Pays again', payment.retryOf),
          ]}
        />
      </Container>
      <PaymentAttempts payment={payment} />
      <PaymentCovers payment={payment} />
    </SpaceBetween>
  );
};

const otherPayment = (label: string, transactionId: string | undefined) =>
  transactionId === undefined
    ? []
    : [{ label, value: <AppLink href={paymentPath(transactionId)}>{transactionId}</AppLink> }];
