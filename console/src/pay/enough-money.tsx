import Alert from '@cloudscape-design/components/alert';
import type { ReactNode } from 'react';
import { useFunds } from '../reports/funds-query.ts';
import { tooLittleMoney } from '../reports/too-little-money.ts';
import type { WholePreview } from './preview-query.ts';

/** Before anything is made: whether the provider holds too little money for it. Nothing, if it suffices. */
export const EnoughMoney = ({ preview }: { readonly preview: WholePreview }): ReactNode => {
  const { summary, previewToken } = preview;
  const { currency, totalAmount, eligibleAffiliates } = summary;
  const { data: funds, error } = useFunds(currency, previewToken);
  if (eligibleAffiliates === 0) return null;
  if (error !== null || funds?.held === 'provider_unavailable') {
    return (
      <Alert type="info" header="How much money the provider holds could not be read">
        Batches can be made all the same. One for which it does not suffice pays nobody, and waits until it does.
      </Alert>
    );
  }
  const text = funds && tooLittleMoney(funds, totalAmount, 'would be paid');
  return (
    text !== undefined && (
      <Alert type="warning" header="The money at the provider does not suffice">
        {text}. Send money to the provider first: a batch for which it does not suffice pays nobody, and waits until it
        does.
      </Alert>
    )
  );
};
