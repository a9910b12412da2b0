import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import type { ReactNode } from 'react';
import type { PayableSummary } from '../shared/api/types.ts';
import { AppLink } from '../shared/links/app-link.tsx';
import { Loading } from '../shared/looks/loading.tsx';
import { Amount } from '../shared/money/amount.tsx';
import { people } from '../shared/money/people.ts';
import { ProblemAlert } from '../shared/problems/problem-alert.tsx';
import { Scrolls } from '../shared/tables/scrolls.tsx';
import { Moment } from '../shared/time/moment.tsx';
import { OtherCurrencies } from './other-currencies.tsx';
import { usePayable } from './payable-query.ts';

/** How much is owed, and how much of that can be paid now, in each currency that is known. */
export const PayableNow = (): ReactNode => {
  const { data, error, refetch } = usePayable();
  if (error !== null && data === undefined) {
    return <ProblemAlert error={error} what="What can be paid cannot be shown" onAgain={() => void refetch()} />;
  }
  return (
    <Container
      header={
        <Header variant="h2" actions={<AppLink href="/pay">Pay people</AppLink>}>
          To be paid
        </Header>
      }
      footer={data && <OtherCurrencies shown={data.map(({ currency }) => currency)} />}
    >
      {data === undefined ? <Loading what="what can be paid" /> : <Rows summaries={data} />}
    </Container>
  );
};

const Rows = ({ summaries }: { readonly summaries: readonly PayableSummary[] }): ReactNode => (
  <>
    <Scrolls label="To be paid">
      <table className="plain one-line">
        <thead>
          <tr>
            <th scope="col">Owed</th>
            <th scope="col">To affiliates</th>
            <th scope="col">Can be paid now</th>
            <th scope="col">As of</th>
          </tr>
        </thead>
        <tbody>
          {summaries.map(
            ({ currency, totalPendingAmount, totalAffiliates, readyForPayout, readyAmount, asOf, isComplete }) => (
              <tr key={currency}>
                <th scope="row">
                  <Amount amount={totalPendingAmount} currency={currency} />
                </th>
                <td>{totalAffiliates}</td>
                <td>
                  {readyForPayout === 0 ? (
                    'nothing'
                  ) : (
                    <>
                      <Amount amount={readyAmount} currency={currency} /> to {people(readyForPayout)}
                    </>
                  )}
                </td>
                <td>{isComplete ? <Moment at={asOf} /> : 'Still being counted'}</td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </Scrolls>
    {summaries.every(({ totalAffiliates }) => totalAffiliates === 0) && (
      <Box padding={{ top: 's' }}>
        Nothing is owed. <AppLink href="/import?of=affiliates">Import affiliates</AppLink> first, and then{' '}
        <AppLink href="/import?of=commissions">their commissions</AppLink>.
      </Box>
    )}
  </>
);
