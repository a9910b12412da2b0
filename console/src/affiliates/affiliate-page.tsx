import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { useParams } from 'wouter';
import { auditPath } from '../audit/audit-address.ts';
import { AppLink } from '../shared/links/app-link.tsx';
import { Loading } from '../shared/looks/loading.tsx';
import { useTitle } from '../shared/looks/title.ts';
import { PageProblem } from '../shared/problems/page-problem.tsx';
import { ProblemAlert } from '../shared/problems/problem-alert.tsx';
import { useMayPay } from '../sign-in/session-context.ts';
import { AffiliateAccount } from './affiliate-account.tsx';
import { AffiliateBalances } from './affiliate-balances.tsx';
import { AffiliateHolds } from './affiliate-holds.tsx';
import { AffiliatePayments } from './affiliate-payments.tsx';
import { useAffiliate } from './affiliate-query.ts';
import { ChangeProfile } from './change-profile.tsx';

/** One affiliate: where the money is, what holds it up, and what was paid. */
export const AffiliatePage = (): ReactNode => {
  const { affiliateId = '' } = useParams<{ affiliateId: string }>();
  const mayPay = useMayPay();
  const { data: affiliate, error, refetch } = useAffiliate(affiliateId);
  useTitle(affiliate?.fullName ?? 'Affiliate');
  if (affiliate === undefined) {
    if (error === null) return <Loading what="the affiliate" />;
    const again = () => void refetch();
    return <PageProblem title="Affiliate" error={error} what="The affiliate cannot be shown" onAgain={again} />;
  }
  const { fullName, email, country } = affiliate;
  return (
    <SpaceBetween size="l">
      <SpaceBetween size="xxs">
        <AppLink href="/affiliates">All affiliates</AppLink>
        <Header
          variant="h1"
          description={`${affiliate.affiliateId} · ${email} · ${country}`}
          actions={
            <SpaceBetween direction="horizontal" size="s" alignItems="center">
              <AppLink href={auditPath('affiliateId', affiliate.affiliateId)}>Audit log</AppLink>
              {mayPay && <ChangeProfile affiliate={affiliate} />}
            </SpaceBetween>
          }
        >
          <bdi>{fullName}</bdi>
        </Header>
      </SpaceBetween>
      {error !== null && <ProblemAlert error={error} what="What follows may be old: it could not be loaded again" />}
      <AffiliateBalances affiliate={affiliate} />
      <AffiliateHolds affiliate={affiliate} />
      <AffiliateAccount affiliate={affiliate} />
      <AffiliatePayments affiliateId={affiliate.affiliateId} />
    </SpaceBetween>
  );
};
