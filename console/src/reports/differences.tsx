import type { ReactNode } from 'react';
import type { Reconciliation } from '../shared/api/types.ts';
import { AppLink } from '../shared/links/app-link.tsx';
import { paymentPath } from '../shared/links/paths.ts';
import { Scrolls } from '../shared/tables/scrolls.tsx';

type Difference = Reconciliation['batches'][number]['differences'][number];

const KINDS: Readonly<Record<Difference['kind'], string>> = {
  paid_not_at_provider: 'We have it as paid, the bank does not',
  paid_not_in_books: 'The bank has it as paid, we do not',
  not_in_books: 'The bank has a payment that is not ours',
  not_listed: 'Both have it as paid, and the list of the bank lacks it',
  underway_at_provider: 'The bank still makes a payment that we have given up or paid otherwise',
  returned_not_at_provider: 'We have it as come back, the bank does not',
  returned_not_in_books: 'The bank has it as come back, we do not',
  amount: 'The amounts differ',
  ledger: 'The payment and the ledger of the affiliate differ',
  batch_totals: 'The batch and its payments differ',
};

/** Where the two sides do not say the same. */
export const Differences = ({ differences }: { readonly differences: readonly Difference[] }): ReactNode => (
  <Scrolls label="Differences">
    <table className="plain">
      <thead>
        <tr>
          <th scope="col">What differs</th>
          <th scope="col">Payment</th>
          <th scope="col">Our books</th>
          <th scope="col">The bank</th>
        </tr>
      </thead>
      <tbody>
        {differences.map((difference) => {
          const { kind, transactionId, providerReference, ours, theirs } = difference;
          return (
            <tr key={JSON.stringify(difference)}>
              <th scope="row">{KINDS[kind]}</th>
              <td>
                {transactionId !== undefined && <AppLink href={paymentPath(transactionId)}>{transactionId}</AppLink>}
                {providerReference !== undefined && <div>{providerReference} at the bank</div>}
              </td>
              <td>{ours}</td>
              <td>{theirs}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  </Scrolls>
);
