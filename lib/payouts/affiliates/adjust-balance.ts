import { actorName } from '../../domain/audit/actor.ts';
import type { Adjustment } from '../../domain/commissions/adjustment.ts';
import { append, emptyBalance } from '../../domain/commissions/ledger.ts';
import { type AdjustmentId, adjustmentId } from '../../domain/shared/ids.ts';
import { formatAmount, money } from '../../domain/shared/money.ts';
import { auditEntry } from '../audit/audit-entry.ts';
import type { LedgerRepository } from '../commissions/ledger-repository.ts';
import type { Context } from '../shared/context.ts';
import { PayoutError } from '../shared/errors.ts';
import type { AffiliateRepository } from './affiliate-repository.ts';

export type AdjustmentRequest = Pick<Adjustment, 'affiliateId' | 'kind' | 'amountMinor' | 'currency' | 'reason'> & {
  /** Absent: the request's own. */
  readonly adjustmentId?: AdjustmentId | undefined;
};

/** Lost races for the balance before giving up; each loss means that another writer got through. */
const MAX_TRIES = 50;

/**
 * Appends an entry by which a person changes what an affiliate is owed, once for each adjustment id. Nothing is edited. If the
 * entry makes the balance negative, later commissions make up for it.
 *
 * @throws PayoutError `affiliate_not_found`, `adjustment_conflict`, `contended`
 */
export async function adjustBalance(
  deps: { readonly affiliates: AffiliateRepository; readonly ledger: LedgerRepository },
  context: Context,
  request: AdjustmentRequest,
): Promise<{ readonly adjustment: Adjustment; readonly isNew: boolean }> {
  const { affiliateId, currency, kind, amountMinor, reason } = request;
  if (!(await deps.affiliates.find([affiliateId])).has(affiliateId)) {
    throw new PayoutError({ code: 'affiliate_not_found', affiliateId });
  }
  const id = request.adjustmentId ?? adjustmentId(`adj-${context.idFor('adjustment')}`);
  const [by, at] = [actorName(context.actor), context.now()];
  const audit = auditEntry(context, { type: 'affiliate', affiliateId }, 'balance.adjusted', {
    adjustmentId: id,
    kind,
    amount: formatAmount(money(currency, amountMinor)),
    currency,
    reason,
  });
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const earlier = await deps.ledger.findAdjustment(id);
    // An adjustment without an id of its own can only have been made by this very request, which then died.
    if (earlier) return { adjustment: requireSame(earlier, request), isNew: request.adjustmentId === undefined };
    const before =
      (await deps.ledger.find([affiliateId], currency)).get(affiliateId) ?? emptyBalance(affiliateId, currency);
    const posting = { kind, amountMinor, adjustmentId: id, reason, by };
    const { balance: after, entries } = append(before, [posting], at);
    const adjustment = {
      adjustmentId: id,
      affiliateId,
      currency,
      kind,
      amountMinor,
      reason,
      by,
      at,
      seq: after.accruedSeq,
    };
    const result = await deps.ledger.adjust({ before, after, entries }, adjustment, audit);
    if (result === 'adjusted') return { adjustment, isNew: true };
  }
  throw new PayoutError({ code: 'contended', what: `the balance of affiliate "${affiliateId}"` });
}

/** The id exists. The same content is a repetition, other content is a mistake. */
function requireSame(earlier: Adjustment, request: AdjustmentRequest): Adjustment {
  const fields = ['affiliateId', 'kind', 'amountMinor', 'currency', 'reason'] as const;
  const different = fields.filter((field) => earlier[field] !== request[field]);
  if (different.length === 0) return earlier;
  const names = {
    affiliateId: 'affiliateId',
    kind: 'type',
    amountMinor: 'amount',
    currency: 'currency',
    reason: 'reason',
  };
  throw new PayoutError({
    code: 'adjustment_conflict',
    adjustmentId: earlier.adjustmentId,
    different: different.map((field) => names[field]),
  });
}
