import { append, type Balance } from '../../domain/commissions/ledger.ts';
import type { CommissionId } from '../../domain/shared/ids.ts';
import { formatAmount, money } from '../../domain/shared/money.ts';
import { auditEntry } from '../audit/audit-entry.ts';
import type { Context } from '../shared/context.ts';
import { PayoutError } from '../shared/errors.ts';
import type { Accrual, CommissionRecord, LedgerRepository } from './ledger-repository.ts';

/** Lost races with imports for the same affiliate before giving up; each loss means that another one got through. */
const MAX_TRIES = 50;

/**
 * Reverses a commission once, whether it was paid or not, by a negative entry in its affiliate's ledger. What was already paid is
 * so subtracted from the next payment. Asking again changes nothing.
 *
 * @throws PayoutError `commission_not_found`, `contended`
 */
export async function reverseCommission(
  deps: { readonly ledger: LedgerRepository },
  context: Context,
  commissionId: CommissionId,
  reason?: string,
): Promise<CommissionRecord> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const commission = (await deps.ledger.findCommissions([commissionId])).get(commissionId);
    if (!commission) throw new PayoutError({ code: 'commission_not_found', commissionId });
    if (commission.reversedSeq !== undefined) return commission;
    const { affiliateId, currency, amountMinor } = commission;
    const before = (await deps.ledger.find([affiliateId], currency)).get(affiliateId);
    if (!before) throw new Error(`commission ${commissionId} was accrued to a balance that does not exist`);
    const accrual = reversal(context, before, commission, reason);
    const audit = auditEntry(context, { type: 'affiliate', affiliateId }, 'commission.reversed', {
      commissionId,
      amount: formatAmount(money(currency, amountMinor)),
      currency,
      ...(reason !== undefined && { reason }),
    });
    const result = await deps.ledger.reverse(accrual, commission, audit);
    if (result === 'reversed') return { ...commission, reversedSeq: accrual.after.accruedSeq };
  }
  throw new PayoutError({ code: 'contended', what: `the balance of commission "${commissionId}"` });
}

function reversal(
  context: Context,
  before: Balance,
  { commissionId, seq, amountMinor }: CommissionRecord,
  reason: string | undefined,
): Accrual {
  const posting = { kind: 'REVERSAL', commissionId, commissionSeq: seq, amountMinor: -amountMinor, reason } as const;
  const { balance: after, entries } = append(before, [posting], context.now());
  return { before, after, entries };
}
