import { actorName } from '../domain/audit.ts';
import type { Currency } from '../domain/currency.ts';
import { isSame, liftHolds, noHolds, placeHold } from '../domain/holds.ts';
import type { AffiliateId } from '../domain/ids.ts';
import type { Hold } from '../domain/ledger.ts';
import { auditEntry } from './audit-entry.ts';
import { PayoutError } from './errors.ts';
import type { AffiliateRepository } from './ports/affiliate-repository.ts';
import type { Context } from './ports/context.ts';
import type { HoldRepository } from './ports/hold-repository.ts';
import type { LedgerRepository } from './ports/ledger-repository.ts';

type Dependencies = {
  readonly affiliates: AffiliateRepository;
  readonly ledger: LedgerRepository;
  readonly holds: HoldRepository;
};

/** Lost races with other holds of the same affiliate before giving up. */
const MAX_TRIES = 20;

/**
 * Keeps an affiliate from being paid: nothing is claimed from then on, in any currency or in the one named. Held already:
 * the first hold stands.
 *
 * @throws PayoutError `affiliate_not_found`
 */
export async function holdAffiliate(
  deps: Dependencies,
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
    const details = { reason, ...(currency && { currency }) };
    const audit = auditEntry(context, { type: 'affiliate', affiliateId }, 'affiliate.held', details);
    if ((await deps.holds.save({ holds: { before, after }, lifted: [] }, audit)) === 'saved') return;
  }
  throw new Error(`holds of ${affiliateId} are being changed by others all the time`);
}

/**
 * Lifts the holds of an affiliate, those included that money paid twice has put on a balance; or only those on one
 * currency. A hold that comes in between stays: whoever lifts has not seen it. Not held: nothing changes.
 *
 * @throws PayoutError `affiliate_not_found`
 */
export async function releaseAffiliate(
  deps: Dependencies,
  context: Context,
  affiliateId: AffiliateId,
  currency?: Currency,
): Promise<void> {
  await requireAffiliate(deps, affiliateId);
  const seen = await holdsOf(deps, affiliateId);
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const { holds: before, held } = tries === 0 ? seen : await holdsOf(deps, affiliateId);
    const after = liftHolds(before, seen.holds, currency);
    const lifted = held.filter(
      (balance) =>
        (currency === undefined || balance.currency === currency) &&
        seen.held.some((known) => known.currency === balance.currency && isSame(known.hold, balance.hold)),
    );
    if (!after && lifted.length === 0) return;
    const details = { ...(currency && { currency }), automaticHolds: lifted.map((balance) => balance.currency) };
    const audit = auditEntry(context, { type: 'affiliate', affiliateId }, 'affiliate.released', details);
    const holds = after && { before, after };
    if ((await deps.holds.save({ holds, lifted }, audit)) === 'saved') return;
  }
  throw new Error(`holds of ${affiliateId} are being changed by others all the time`);
}

/** What people have placed, and the balances that hold themselves. */
async function holdsOf({ holds, ledger }: Dependencies, affiliateId: AffiliateId) {
  const [found, balances] = await Promise.all([holds.find([affiliateId]), ledger.findAll(affiliateId)]);
  return { holds: found.get(affiliateId) ?? noHolds(affiliateId), held: balances.filter(({ hold }) => hold) };
}

async function requireAffiliate({ affiliates }: Dependencies, affiliateId: AffiliateId): Promise<void> {
  const found = await affiliates.find([affiliateId]);
  if (!found.has(affiliateId)) throw new PayoutError({ code: 'affiliate_not_found', affiliateId });
}
