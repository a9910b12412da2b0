import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useFundsIn } from '../reports/funds-query.ts';
import { tooLittleMoney } from '../reports/too-little-money.ts';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import { AppLink } from '../shared/links/app-link.tsx';
import { Loading } from '../shared/looks/loading.tsx';
import { Words } from '../shared/looks/words.tsx';
import { ProblemAlert } from '../shared/problems/problem-alert.tsx';
import { needsOf } from './needs.ts';
import { usePayable } from './payable-query.ts';

const MOST = 100;
const REFRESH_MS = 15_000;

const counted = (count: number): string => (count >= MOST ? `${MOST} or more` : String(count));

/** In which currencies the provider holds too little for what can be paid and for the batches that there are, in words. */
const useTooLittleMoney = (): readonly string[] => {
  const { data: payable } = usePayable();
  const funds = useFundsIn(payable?.map(({ currency }) => currency));
  return funds.flatMap((one) => {
    const ready = payable?.find(({ currency }) => currency === one.currency)?.readyAmount;
    return (ready !== undefined && tooLittleMoney(one, ready, 'can be paid now')) || [];
  });
};

/** Whatever waits for a person, with the way to it. */
export const NeedsYou = (): ReactNode => {
  const api = useApi();
  const tooLittle = useTooLittleMoney();
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
      const [pending, queued, unknown, failed, open, held, settings] = await Promise.all([
        batches('PENDING'),
        batches('QUEUED'),
        payments('UNKNOWN'),
        payments('FAILED'),
        answerOf(api.GET('/incidents', { params: { query: { status: 'open', limit } }, signal })),
        answerOf(api.GET('/affiliates', { params: { query: { held: 'true', limit } }, signal })),
        answerOf(api.GET('/config', { signal })),
      ]);
      const { config } = settings;
      const [incidents, onHold] = [open.incidents.length, held.affiliates.length];
      return { config, needs: needsOf({ pending, queued, unknown, failed, incidents, held: onHold, config }) };
    },
  });
  if (data === undefined) {
    if (error === null) return <Loading what="what needs you" />;
    return <ProblemAlert error={error} what="What needs you cannot be shown" onAgain={() => void refetch()} />;
  }
  const { needs, config } = data;
  return (
    <SpaceBetween size="l">
      {config.paused && (
        <Alert type="warning" header="Payouts are paused: nothing is sent">
          <Words>{config.pause?.reason}</Words> <AppLink href="/settings">Settings</AppLink>
        </Alert>
      )}
      {config.restored !== undefined && (
        <Alert type="warning" header="The table was restored to an earlier moment: nothing is sent">
          <AppLink href="/settings/recovery">What is left to settle</AppLink>
        </Alert>
      )}
      <Container header={<Header variant="h2">Needs you</Header>}>
        <ul className="needs">
          {tooLittle.map((text) => (
            <li key={text}>
              <StatusIndicator type="warning">
                <AppLink href="/pay">{text}</AppLink>. Send money to the provider before you pay.
              </StatusIndicator>
            </li>
          ))}
          {needs.map(({ href, text, count, type }) => (
            <li key={text[1]}>
              <StatusIndicator type={type}>
                <AppLink href={href}>
                  {counted(count)} {text[count === 1 ? 0 : 1]}
                </AppLink>
              </StatusIndicator>
            </li>
          ))}
          {needs.length === 0 && tooLittle.length === 0 && (
            <li>
              <StatusIndicator type="success">Nothing waits for a person</StatusIndicator>
            </li>
          )}
        </ul>
      </Container>
    </SpaceBetween>
  );
};
