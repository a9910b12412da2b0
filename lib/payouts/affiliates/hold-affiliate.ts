import { noHolds, placeHold } from '../../domain/affiliates/holds.ts';
import { actorName } from '../../domain/audit/actor.ts';
import type { Hold } from '../../domain/commissions/ledger.ts';
import type { Currency } from '../../domain/shared/currency.ts';
import type { AffiliateId } from '../../domain/shared/ids.ts';
import { auditEntryOnce } from '../audit/audit-entry.ts';
import type { LedgerRepository } from '../commissions/ledger-repository.ts';
import { takenAway } from '../settings/second-person.ts';
import type { Context } from '../shared/context.ts';
import { PayoutError } from '../shared/errors.ts';
import type { AffiliateRepository } from './affiliate-repository.ts';
import type { HoldRepository } from './hold-repository.ts';

export type HoldDependencies = {
  readonly affiliates: AffiliateRepository;
  readonly ledger: LedgerRepository;
  readonly holds: HoldRepository;
};

/** Lost races with other holds of the same affiliate before giving up. */
export const MAX_TRIES = 20;

/**
 * Keeps an affiliate from being paid: nothing is claimed from then on, in any currency or in the one named. If there is a
 * hold already, the first one stays. A new one takes a proposed release away. The same request again does not place what somebody has
 * lifted since.
 *
 * @throws PayoutError `affiliate_not_found`, `contended`
 */
export async function holdAffiliate(
  deps: Pick<HoldDependencies, 'affiliates' | 'holds'>,
  context: Context,
  affiliateId: AffiliateId,
  { reason, currency }: { readonly reason: string; readonly currency?: Currency | undefined },
): Promise<void> {
  await requireAffiliate(deps, affiliateId);
  const hold: Hold = { reason, by: actorName(context.actor), at: context.now() };
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const before = (await deps.holds.find([affiliateId])).get(affiliateId) ?? noHolds(affiliateId);
    const after = placeHold(before, hold, currency);
    if (!after) return;
    const details = { reason, ...(currency && { currency }), ...takenAway(context, before) };
    const audit = auditEntryOnce(context, 'hold', { type: 'affiliate', affiliateId }, 'affiliate.held', details);
    if ((await deps.holds.save({ holds: { before, after }, lifted: [] }, audit)) !== 'changed') return;
  }
  throw new PayoutError({ code: 'contended', what: `the holds of affiliate "${affiliateId}"` });
}

/** @throws PayoutError `affiliate_not_found` */
export async function requireAffiliate(
  { affiliates }: Pick<HoldDependencies, 'affiliates'>,
  affiliateId: AffiliateId,
): Promise<void> {
  const found = await affiliates.find([affiliateId]);
  if (!found.has(affiliateId)) throw new PayoutError({ code: 'affiliate_not_found', affiliateId });
}
