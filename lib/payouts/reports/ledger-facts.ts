import type { Batch } from '../../domain/batches/batch.ts';
import type { Payment } from '../../domain/transactions/payment.ts';
import type { LedgerRepository } from '../commissions/ledger-repository.ts';

/** What the ledger says about the payments of a batch, to be compared with them. */
export async function ledgerFacts(ledger: LedgerRepository, { currency }: Batch, payments: readonly Payment[]) {
  const balances = await ledger.find(
    payments.map(({ affiliateId }) => affiliateId),
    currency,
  );
  const points = payments.flatMap(({ affiliateId, fromSeq, toSeq }) => {
    const { accruedSeq = 0, settledSeq = 0, open } = balances.get(affiliateId) ?? {};
    const seqs = new Set([fromSeq, toSeq, accruedSeq, settledSeq, open?.toSeq ?? 0]);
    return [...seqs].map((seq) => ({ affiliateId, seq }));
  });
  const totals = await ledger.totalsAfter(currency, points);
  return { balances, totalAfter: totals };
}
