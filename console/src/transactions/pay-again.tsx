import type { ButtonProps } from '@cloudscape-design/components/button';
import { type ReactNode, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { useAffiliate } from '../affiliates/affiliate-query.ts';
import { ConfirmedAction } from '../shared/actions/confirmed-action.tsx';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import type { Transaction } from '../shared/api/types.ts';
import { batchPath } from '../shared/links/paths.ts';
import { Loading } from '../shared/looks/loading.tsx';
import { moneyText } from '../shared/money/money-text.ts';
import { useNotices } from '../shared/notices/notices.tsx';
import { ProblemAlert } from '../shared/problems/problem-alert.tsx';

interface PayAgainProps {
  readonly payment: Transaction;
  readonly variant: ButtonProps.Variant;
}

/** Gives a failed payment up, and pays all that is owed by now with a new batch of one payment. */
export const PayAgain = ({ payment, variant }: PayAgainProps): ReactNode => {
  const api = useApi();
  const [, navigate] = useLocation();
  const { tell } = useNotices();
  const [owed, setOwed] = useState<string>();
  const { transactionId, affiliateId } = payment;
  return (
    <ConfirmedAction
      label="Pay again"
      variant={variant}
      ready={owed !== undefined}
      request={`retry ${transactionId}`}
      send={(key) =>
        answerOf(
          api.POST('/transactions/{transactionId}/retry', {
            params: { path: { transactionId }, header: { 'Idempotency-Key': key } },
            body: {},
          }),
        )
      }
      onDone={({ batch }) => {
        tell({ type: 'success', header: `A new batch for ${affiliateId} was made` });
        navigate(batchPath(batch.batchId));
      }}
    >
      <div>
        This cancels the failed payment of <strong>{moneyText(payment)}</strong> to <strong>{affiliateId}</strong>.
      </div>
      <OwedNow payment={payment} onKnown={setOwed} />
    </ConfirmedAction>
  );
};

interface OwedNowProps {
  readonly payment: Transaction;
  readonly onKnown: (owed: string | undefined) => void;
}

/** Asked for once the question is open. Nothing is sent before the sum is shown. */
const OwedNow = ({ payment: { affiliateId, currency }, onKnown }: OwedNowProps): ReactNode => {
  const { data, error, refetch } = useAffiliate(affiliateId);
  const amount = data?.balances.find((balance) => balance.currency === currency)?.pendingAmount;
  useEffect(() => onKnown(amount), [amount, onKnown]);
  if (data === undefined && error !== null) {
    return <ProblemAlert error={error} what="It is not known what is owed by now" onAgain={() => void refetch()} />;
  }
  if (amount === undefined) return <Loading what="what is owed by now" />;
  return (
    <div>
      It then pays <strong>1 person</strong> all that is owed by now, <strong>{moneyText({ amount, currency })}</strong>
      , or as much of it as the limits allow, by a new batch of one payment. It is executed at once, unless it needs an
      approval first.
    </div>
  );
};
