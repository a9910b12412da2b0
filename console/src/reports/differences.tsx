import type { ReactNode } from 'react';
import type { Reconciliation } from '../shared/api/types.ts';
import { AppLink } from '../shared/links/app-link.tsx';
import { paymentPath } from '../shared/links/paths.ts';
import { Words } from '../shared/looks/words.tsx';
import { Scrolls } from '../shared/tables/scrolls.tsx';

type Difference = Reconciliation['batches'][number]['differences'][number];

const KINDS: Readonly<Record<Difference['kind'], string>> = {
  paid_not_at_provider: 'We have it as paid, the provider does not',
  paid_not_in_books: 'The provider has it as paid, we do not',
  not_in_books: 'The provider has a payment that is not ours',
  not_listed: 'Both have it as paid, but it is not in the provider’s list',
  underway_at_provider:
    'The provider is still making a payment that we have given up, or that another attempt has paid',
  returned_not_at_provider: 'We have it as returned, the provider does not',
  returned_not_in_books: 'The provider has it as returned, we do not',
  amount: 'The amounts differ',
  ledger: 'The payment and the ledger of the affiliate differ',
  batch_totals: 'The batch and its payments differ',
};

/** Where the two sides do not agree. */
export const Differences = ({ differences }: { readonly differences: readonly Difference[] }): ReactNode => (
  <Scrolls label="Differences">
    <table className="plain">
      <thead>
        <tr>
          <th scope="col">What differs</th>
          <th scope="col">Payment</th>
          <th scope="col">Our books</th>
          <th scope="col">The provider</th>
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
                {providerReference !== undefined && (
                  <div>
                    <Words>{providerReference}</Words> at the provider
                  </div>
                )}
              </td>
              <td>
                <Words>{ours}</Words>
              </td>
              <td>
                <Words>{theirs}</Words>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  </Scrolls>
);
