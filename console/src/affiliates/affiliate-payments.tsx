import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import { AppLink } from '../shared/links/app-link.tsx';
import { Loading } from '../shared/looks/loading.tsx';
import { ProblemAlert } from '../shared/problems/problem-alert.tsx';
import { AFFILIATE_PAYMENT_COLUMNS } from './affiliate-payment-columns.tsx';

const SHOWN = 10;
const REFRESH_MS = 10_000;

/** The newest payments to somebody; the list of payments has all. */
export const AffiliatePayments = ({ affiliateId }: { readonly affiliateId: string }): ReactNode => {
  const api = useApi();
  const { data, error, refetch } = useQuery({
    queryKey: ['transactions', { affiliateId, limit: SHOWN }],
    refetchInterval: REFRESH_MS,
    queryFn: async ({ signal }) => {
      const query = { affiliateId, limit: SHOWN };
      return (await answerOf(api.GET('/transactions', { params: { query }, signal }))).transactions;
    },
  });
  if (data === undefined) {
    if (error === null) return <Loading what="the payments" />;
    return <ProblemAlert error={error} what="The payments cannot be shown" onAgain={() => void refetch()} />;
  }
  return (
    <Table
      variant="container"
      header={
        <Header
          variant="h2"
          actions={<AppLink href={`/payments?affiliate=${encodeURIComponent(affiliateId)}`}>All payments</AppLink>}
        >
          Newest payments
        </Header>
      }
      columnDefinitions={AFFILIATE_PAYMENT_COLUMNS}
      items={data}
      trackBy="transactionId"
      ariaLabels={{ tableLabel: 'Newest payments' }}
      empty="There is no payment yet."
    />
  );
};
