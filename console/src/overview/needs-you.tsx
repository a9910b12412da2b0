import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import { AppLink } from '../shared/links/app-link.tsx';
import { Loading } from '../shared/looks/loading.tsx';
import { ProblemAlert } from '../shared/problems/problem-alert.tsx';

const MOST = 100;
const REFRESH_MS = 15_000;

interface Need {
  readonly href: `/${string}`;
  /** For one, and for several. */
  readonly text: readonly [one: string, several: string];
  readonly count: number;
  readonly type: 'warning' | 'error' | 'pending';
}

const counted = (count: number): string => (count >= MOST ? `${MOST} or more` : String(count));

/** Whatever waits for a person, with the way to it. */
export const NeedsYou = (): ReactNode => {
  const api = useApi();
  const { data, error, refetch } = useQuery({
    queryKey: ['needs you'],
    refetchInterval: REFRESH_MS,
    queryFn: async ({ signal }) => {
      const limit = MOST;
      const batches = async (status: 'PENDING' | 'QUEUED') =>
        (await answerOf(api.GET('/batches', { params: { query: { status, limit } }, signal }))).batches;
      const payments = async (status: 'UNKNOWN' | 'FAILED') =>
        (await answerOf(api.GET('/transactions', { params: { query: { status, limit } }, signal }))).transactions
          .length;
      const [pending, queued, unknown, failed, open, held, config] = await Promise.all([
        batches('PENDING'),
        batches('QUEUED'),
        payments('UNKNOWN'),
        payments('FAILED'),
        answerOf(api.GET('/incidents', { params: { query: { status: 'open', limit } }, signal })),
        answerOf(api.GET('/affiliates', { params: { query: { held: 'true', limit } }, signal })),
        answerOf(api.GET('/config', { signal })),
      ]);
      const needs: readonly Need[] = [
        {
          href: '/batches?status=PENDING',
          text: ['batch needs an approval', 'batches need an approval'],
          count: pending.filter(({ approvalWanted }) => approvalWanted).length,
          type: 'warning',
        },
        {
          href: '/batches?status=PENDING',
          text: ['batch is not executed yet', 'batches are not executed yet'],
          count: pending.filter(({ approvalWanted }) => !approvalWanted).length,
          type: 'pending',
        },
        {
          href: '/batches?status=QUEUED',
          text: [
            'batch waits because our account at the provider holds too little money',
            'batches wait because our account at the provider holds too little money',
          ],
          count: queued.filter(({ waiting }) => waiting?.reason === 'no_funds').length,
          type: 'warning',
        },
        {
          href: '/payments?status=UNKNOWN',
          text: ['payment has an unknown outcome', 'payments have an unknown outcome'],
          count: unknown,
          type: 'warning',
        },
        {
          href: '/payments?status=FAILED',
          text: ['payment failed and waits for a decision', 'payments failed and wait for a decision'],
          count: failed,
          type: 'error',
        },
        {
          href: '/incidents',
          text: ['incident is open', 'incidents are open'],
          count: open.incidents.length,
          type: 'error',
        },
      ];
      return { needs, held: held.affiliates.length, config: config.config };
    },
  });
  if (data === undefined) {
    if (error === null) return <Loading what="what needs you" />;
    return <ProblemAlert error={error} what="What needs you cannot be shown" onAgain={() => void refetch()} />;
  }
  const { held, config } = data;
  const needs = data.needs.filter(({ count }) => count > 0);
  return (
    <SpaceBetween size="l">
      {config.paused && (
        <Alert type="warning" header="Payouts are paused: nothing is sent">
          {config.pause?.reason} <AppLink href="/settings">Settings</AppLink>
        </Alert>
      )}
      {config.restored !== undefined && (
        <Alert type="warning" header="The table was restored to an earlier moment: nothing is sent">
          <AppLink href="/settings/recovery">What is left to settle</AppLink>
        </Alert>
      )}
      <Container header={<Header variant="h2">Needs you</Header>}>
        <ul className="needs">
          {needs.map(({ href, text, count, type }) => (
            <li key={text[1]}>
              <StatusIndicator type={type}>
                <AppLink href={href}>
                  {counted(count)} {text[count === 1 ? 0 : 1]}
                </AppLink>
              </StatusIndicator>
            </li>
          ))}
          {held > 0 && (
            <li>
              {counted(held)}{' '}
              {held === 1 ? 'affiliate is on hold, and is not paid.' : 'affiliates are on hold, and are not paid.'}
            </li>
          )}
          {needs.length === 0 && (
            <li>
              <StatusIndicator type="success">Nothing waits for a person</StatusIndicator>
            </li>
          )}
        </ul>
      </Container>
    </SpaceBetween>
  );
};
