import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import type { Affiliate, Balance } from '../shared/api/types.ts';
import { compareAmounts } from '../shared/money/totals.ts';
import { useMayPay } from '../sign-in/session-context.ts';
import type { MoneyFacts } from './where-is-the-money.ts';

/** A payment under way moves on by itself. */
const REFRESH_MS = 10_000;

/** How many payments are looked through for the last one in the currency. */
const LOOKED_THROUGH = 100;

/** Asks for all that decides where the money of one balance is: the payment under way or the last one, the rules, a preview. */
export const useMoneyFacts = (affiliate: Affiliate, balance: Balance): UseQueryResult<MoneyFacts> => {
  const api = useApi();
  const mayPay = useMayPay();
  const { affiliateId, fullName: name, riseAccount: account } = affiliate;
  const { currency, openTransactionId, pendingAmount, hold } = balance;

  return useQuery({
    queryKey: ['money-facts', affiliateId, balance, account, name],
    refetchInterval: openTransactionId === undefined ? false : REFRESH_MS,
    queryFn: async ({ signal }): Promise<MoneyFacts> => {
      const base = { name, balance, account };
      if (openTransactionId !== undefined) {
        const path = { transactionId: openTransactionId };
        const { transaction } = await answerOf(api.GET('/transactions/{transactionId}', { params: { path }, signal }));
        const { batchId } = transaction;
        const { batch } = await answerOf(api.GET('/batches/{batchId}', { params: { path: { batchId } }, signal }));
        return { ...base, open: { payment: transaction, batch } };
      }
      const query = { affiliateId, limit: LOOKED_THROUGH };
      const [{ transactions }, { config }] = await Promise.all([
        answerOf(api.GET('/transactions', { params: { query }, signal })),
        answerOf(api.GET('/config', { signal })),
      ]);
      const last = transactions.find(
        (one) => one.currency === currency && (one.status === 'COMPLETED' || one.status === 'RETURNED'),
      );
      const facts = { ...base, last, minimum: config.minimumPayout[currency] };
      if (!mayPay || hold !== undefined || compareAmounts(pendingAmount, '0') <= 0) return facts;
      const body = { affiliateIds: [affiliateId], currency };
      const { preview } = await answerOf(api.POST('/batches/preview', { body, signal }));
      return { ...facts, judged: preview.find((row) => row.affiliateId === affiliateId) };
    },
  });
};
