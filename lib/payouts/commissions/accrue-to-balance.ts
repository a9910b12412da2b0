import { append, type Balance, emptyBalance } from '../../domain/commissions/ledger.ts';
import type { Currency } from '../../domain/shared/currency.ts';
import type { AffiliateId } from '../../domain/shared/ids.ts';
import { formatAmount } from '../../domain/shared/money.ts';
import { auditEntry } from '../audit/audit-entry.ts';
import type { Context } from '../shared/context.ts';
import { PayoutError } from '../shared/errors.ts';
import { accepted, type Row, type Settled, verdictAgainst } from './commission-verdict.ts';
import type { AuditedAccrual, LedgerRepository } from './ledger-repository.ts';

/** What DynamoDB takes in one transaction. */
export const WRITES_TOGETHER = 100;

/** What an accrual writes beside the guard of each commission: the entries (one item), the balance, the audit entry. */
export const WRITES_OF_ACCRUAL = 3;

export const COMMISSIONS_PER_TRANSACTION = WRITES_TOGETHER - WRITES_OF_ACCRUAL;

/** Lost races with other imports for the same affiliate before giving up; each loss means that another one got through. */
const MAX_TRIES = 50;

/**
 * Appends commissions of one affiliate and currency in one transaction. Those that another import appended first are left out.
 *
 * @throws PayoutError `contended`; Error if the balance cannot be read or written
 */
export async function accrueToBalance(
  ledger: LedgerRepository,
  context: Context,
  importId: string,
  rows: readonly Row[],
): Promise<Settled[]> {
  const settled: Settled[] = [];
  let waiting = rows;
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const first = waiting[0]?.commission;
    if (!first) return settled;
    const { affiliateId } = first;
    const { currency } = first.amount;
    const before = await findBalance(ledger, affiliateId, currency);
    const result = await ledger.accrue([accrualOf(before, waiting, context)], importId);
    if (result.kind === 'accrued') return [...settled, ...waiting.map(accepted)];
    const existing = new Map(result.existing.map((record) => [record.commissionId, record]));
    for (const { position, commission } of waiting) {
      const record = existing.get(commission.commissionId);
      if (record) settled.push({ position, verdict: verdictAgainst(record, commission, importId) });
    }
    waiting = waiting.filter(({ commission }) => !existing.has(commission.commissionId));
  }
  throw new PayoutError({ code: 'contended', what: 'a balance that these rows are added to' });
}

/** What the rows add to the balance that was read, with the audit entry of it. All are of its affiliate and currency. */
export function accrualOf(before: Balance, rows: readonly Row[], context: Context): AuditedAccrual {
  const { affiliateId, currency } = before;
  const postings = rows.map(({ commission: { commissionId, amount, approvedAt } }) => ({
    kind: 'COMMISSION' as const,
    amountMinor: amount.minor,
    commissionId,
    approvedAt,
  }));
  const { balance: after, entries } = append(before, postings, context.now());
  const audit = auditEntry(context, { type: 'affiliate', affiliateId }, 'commissions.accrued', {
    currency,
    commissions: rows.map(({ commission: { commissionId, amount } }) => ({
      commissionId,
      amount: formatAmount(amount),
    })),
  });
  return { before, after, entries, audit };
}

async function findBalance(ledger: LedgerRepository, id: AffiliateId, currency: Currency): Promise<Balance> {
  return (await ledger.find([id], currency)).get(id) ?? emptyBalance(id, currency);
}
