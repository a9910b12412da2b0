import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { payPath } from '../pay/chosen-people.ts';
import type { Affiliate, Balance } from '../shared/api/types.ts';
import { AppLink } from '../shared/links/app-link.tsx';
import { affiliatePath } from '../shared/links/paths.ts';
import { Amount } from '../shared/money/amount.tsx';
import { moneyText } from '../shared/money/money-text.ts';
import { compareAmounts } from '../shared/money/totals.ts';
import { useMayPay } from '../sign-in/session-context.ts';
import { AdjustBalance } from './adjust-balance.tsx';
import { MoneySentence } from './money-sentence.tsx';

/** Whether a payment could be made; the preview then judges every rule. */
const canBePaid = ({ pendingAmount, openTransactionId, hold }: Balance): boolean =>
  compareAmounts(pendingAmount, '0') > 0 && openTransactionId === undefined && hold === undefined;

/** What is owed and was paid in each currency, and where that money is. */
export const AffiliateBalances = ({ affiliate }: { readonly affiliate: Affiliate }): ReactNode => {
  const mayPay = useMayPay();
  const { affiliateId, balances } = affiliate;
  const path = affiliatePath(affiliateId);
  return (
    <Container
      header={
        <Header variant="h2" actions={mayPay && <AdjustBalance affiliate={affiliate} />}>
          Where is my money?
        </Header>
      }
    >
      <SpaceBetween size="l">
        {balances.length === 0 && (
          <Box>
            There is no commission yet, and nothing was ever paid.{' '}
            <AppLink href="/import?of=commissions">Import commissions</AppLink>.
          </Box>
        )}
        {balances.map((balance) => {
          const { currency, pendingAmount, paidAmount } = balance;
          return (
            <SpaceBetween key={currency} size="s">
              <KeyValuePairs
                columns={4}
                items={[
                  { label: `Owed in ${currency}`, value: <Amount amount={pendingAmount} currency={currency} /> },
                  { label: `Paid in ${currency}`, value: <Amount amount={paidAmount} currency={currency} /> },
                  {
                    label: `Commissions in ${currency}`,
                    value: <AppLink href={`${path}/commissions?currency=${currency}`}>Each with its state</AppLink>,
                  },
                  {
                    label: `Statement in ${currency}`,
                    value: <AppLink href={`${path}/statement?currency=${currency}`}>How it came about</AppLink>,
                  },
                ]}
              />
              <MoneySentence affiliate={affiliate} balance={balance} />
              {mayPay && canBePaid(balance) && (
                <AppLink href={payPath(affiliateId, currency)}>
                  Pay {moneyText({ amount: pendingAmount, currency })}
                </AppLink>
              )}
            </SpaceBetween>
          );
        })}
      </SpaceBetween>
    </Container>
  );
};
