import Button from '@cloudscape-design/components/button';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useApi } from '../shared/api/api-context.ts';
import { CURRENCIES } from '../shared/api/schema.ts';
import { Loading } from '../shared/looks/loading.tsx';
import { rememberCurrencies } from '../shared/money/found-currencies.ts';
import { ProblemAlert } from '../shared/problems/problem-alert.tsx';
import { payableIn } from './payable-query.ts';

const AT_ONCE = 8;

/** Asks about every currency that is not shown, and shows those in which something is owed from then on. */
export const OtherCurrencies = ({ shown }: { readonly shown: readonly string[] }): ReactNode => {
  const api = useApi();
  const queries = useQueryClient();
  const [looked, setLooked] = useState(0);
  const others = CURRENCIES.filter((code) => !shown.includes(code));
  const {
    data: found,
    error,
    isPending,
    mutate,
  } = useMutation({
    mutationFn: async () => {
      const owed: string[] = [];
      for (let from = 0; from < others.length; from += AT_ONCE) {
        setLooked(from);
        const some = await Promise.all(others.slice(from, from + AT_ONCE).map((code) => payableIn(api, code)));
        owed.push(...some.filter(({ totalAffiliates }) => totalAffiliates > 0).map(({ currency }) => currency));
      }
      rememberCurrencies(owed);
      return owed;
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['payable'] }),
  });
  if (isPending) return <Loading what={`other currencies: ${looked} of ${others.length}`} />;
  return (
    <>
      <Button variant="inline-link" onClick={() => mutate()}>
        Look in all other currencies
      </Button>
      {found !== undefined && (
        <div role="status">
          {found.length === 0 ? 'Nothing is owed in any other.' : `Something is owed in ${found.join(', ')}, too.`}
        </div>
      )}
      {error !== null && <ProblemAlert error={error} what="Not all were looked at" onAgain={() => mutate()} />}
    </>
  );
};
