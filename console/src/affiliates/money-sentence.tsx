import Box from '@cloudscape-design/components/box';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import type { Affiliate, Balance } from '../shared/api/types.ts';
import { AppLink } from '../shared/links/app-link.tsx';
import { paymentPath } from '../shared/links/paths.ts';
import { Loading } from '../shared/looks/loading.tsx';
import { ProblemAlert } from '../shared/problems/problem-alert.tsx';
import { useMoneyFacts } from './money-facts-query.ts';
import { whereIsTheMoney } from './where-is-the-money.ts';

interface MoneySentenceProps {
  readonly affiliate: Affiliate;
  readonly balance: Balance;
}

/** Where the money of one balance is, to read and to copy. */
export const MoneySentence = ({ affiliate, balance }: MoneySentenceProps): ReactNode => {
  const { data, error, refetch } = useMoneyFacts(affiliate, balance);
  if (data === undefined) {
    if (error === null) return <Loading what="where the money is" />;
    return <ProblemAlert error={error} what="It cannot be said where the money is" onAgain={() => void refetch()} />;
  }
  const sentence = whereIsTheMoney(data);
  const { currency, openTransactionId } = balance;
  return (
    <SpaceBetween size="xxs">
      <Box variant="p">{sentence}</Box>
      <SpaceBetween direction="horizontal" size="m">
        <CopyToClipboard
          variant="inline"
          textToCopy={sentence}
          textToDisplay="Copy this sentence"
          copyButtonAriaLabel={`Copy where the money in ${currency} is`}
          copySuccessText="Copied"
          copyErrorText="It could not be copied"
        />
        {openTransactionId !== undefined && <AppLink href={paymentPath(openTransactionId)}>The payment</AppLink>}
      </SpaceBetween>
    </SpaceBetween>
  );
};
