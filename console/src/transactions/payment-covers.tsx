import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import type { ReactNode } from 'react';
import type { TransactionDetail } from '../shared/api/types.ts';
import { Words } from '../shared/looks/words.tsx';
import { Amount } from '../shared/money/amount.tsx';
import { entryKindText } from '../shared/status/entry-kinds.ts';
import { Scrolls } from '../shared/tables/scrolls.tsx';
import { Moment } from '../shared/time/moment.tsx';

/** What the amount is made of; the lines add up to it. */
export const PaymentCovers = ({ payment }: { readonly payment: TransactionDetail }): ReactNode => {
  const { commissions, otherEntries, currency, amount } = payment;
  return (
    <Container header={<Header variant="h2">What it covers</Header>}>
      <Scrolls label="What it covers">
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">For</th>
              <th scope="col">Of</th>
              <th scope="col">Amount</th>
            </tr>
          </thead>
          <tbody>
            {commissions.map((commission) => (
              <tr key={commission.commissionId}>
                <th scope="row">Commission {commission.commissionId}</th>
                <td>
                  <Moment at={commission.approvedAt} />
                </td>
                <td>
                  <Amount amount={commission.amount} currency={currency} />
                </td>
              </tr>
            ))}
            {otherEntries.map((entry) => (
              <tr key={entry.seq}>
                <th scope="row">
                  {entryKindText(entry.kind)}
                  {entry.reason !== undefined && (
                    <>
                      : <Words>{entry.reason}</Words>
                    </>
                  )}
                </th>
                <td>
                  <Moment at={entry.at} />
                </td>
                <td>
                  <Amount amount={entry.amount} currency={currency} />
                </td>
              </tr>
            ))}
            <tr>
              <th scope="row">
                <strong>Together</strong>
              </th>
              <td />
              <td>
                <strong>
                  <Amount amount={amount} currency={currency} />
                </strong>
              </td>
            </tr>
          </tbody>
        </table>
      </Scrolls>
    </Container>
  );
};
