import {
  type AffiliateHolds,
  type AutomaticHold,
  isSame,
  isSameRelease,
  liftHolds,
  noHolds,
  type ReleaseProposal,
} from '../../domain/affiliates/holds.ts';
import type { AuditDetails } from '../../domain/audit/audit.ts';
import { isApprovalOn } from '../../domain/batches/approval.ts';
import type { Balance } from '../../domain/commissions/ledger.ts';
import { liveProposal } from '../../domain/settings/proposal.ts';
import type { Currency } from '../../domain/shared/currency.ts';
import type { AffiliateId } from '../../domain/shared/ids.ts';
import { auditEntry, auditEntryOnce } from '../audit/audit-entry.ts';
import { confirmingPerson, isOwnProposal, proposalOf, takenAway } from '../settings/second-person.ts';
import type { SettingsReader } from '../settings/settings-repository.ts';
import type { Context } from '../shared/context.ts';
import { PayoutError } from '../shared/errors.ts';
import { type HoldDependencies, MAX_TRIES, requireAffiliate } from './hold-affiliate.ts';

type Dependencies = HoldDependencies & { readonly settings: SettingsReader };

/** What one call would lift, of the holds that it has seen: those of people, and automatic ones of balances. */
type Lift = {
  readonly before: AffiliateHolds;
  readonly after: AffiliateHolds | undefined;
  readonly lifted: readonly Balance[];
};

/**
 * Lifts the holds of an affiliate, or only those on one currency, including the automatic ones of its balances. A hold that is
 * placed in between stays, because whoever lifts has not seen it. That is so when the request comes again, too. Without a hold
 * nothing changes.
 *
 * While approval is on, an automatic hold is lifted by two people. The first call proposes and lifts nothing. The same call
 * by another person takes effect, if the holds are the very ones that the first person has seen.
 *
 * @throws PayoutError `affiliate_not_found`, `second_person_required`, `contended`
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
    const lift = liftOf(tries === 0 ? seen : await holdsOf(deps, affiliateId), seen, currency);
    if (!lift.after && lift.lifted.length === 0) return;
    if ((await liftOrPropose(deps, context, lift, currency)) === 'done') return;
  }
  throw new PayoutError({ code: 'contended', what: `the holds of affiliate "${affiliateId}"` });
}

async function liftOrPropose(
  deps: Dependencies,
  context: Context,
  lift: Lift,
  currency: Currency | undefined,
): Promise<'done' | 'changed'> {
  const { before, after, lifted } = lift;
  // Holds of people are lifted by one person, whatever the settings say.
  if (lifted.length === 0) return save(deps, context, lift, currency);
  const settings = await deps.settings.load();
  if (!isApprovalOn(settings)) return save(deps, context, lift, currency, { settingsVersion: settings.version });
  const proposed = liveProposal(before.proposal, context.now());
  const wanted = { currency, lifts: lifted.flatMap(automaticHold), people: liftedPeople(before, after) };
  if (!proposed || !isSameRelease(proposed, wanted)) return propose(deps, context, before, wanted);
  if (isOwnProposal(context, proposed)) return 'done';
  confirmingPerson(context, proposed, `The release of "${before.affiliateId}"`);
  return save(deps, context, lift, currency, { confirmed: proposed });
}

function liftOf(now: Held, seen: Held, currency: Currency | undefined): Lift {
  const lifted = now.held.filter(
    (balance) =>
      (currency === undefined || balance.currency === currency) &&
      seen.held.some((known) => known.currency === balance.currency && isSame(known.hold, balance.hold)),
  );
  return { before: now.holds, after: liftHolds(now.holds, seen.holds, currency), lifted };
}

async function save(
  { holds }: Dependencies,
  context: Context,
  { before, after, lifted }: Lift,
  currency: Currency | undefined,
  under: { readonly settingsVersion?: number; readonly confirmed?: ReleaseProposal } = {},
): Promise<'done' | 'changed'> {
  const { settingsVersion, confirmed } = under;
  const { affiliateId } = before;
  const details: AuditDetails = {
    ...(currency && { currency }),
    automaticHolds: lifted.map((balance) => balance.currency),
    ...(confirmed ? { proposalId: confirmed.proposalId, proposedBy: confirmed.by.name } : takenAway(context, before)),
  };
  const audit = auditEntryOnce(context, 'release', { type: 'affiliate', affiliateId }, 'affiliate.released', details);
  // If only automatic holds are lifted, the proposal ends with the release as well.
  const left = after ?? (before.proposal && { ...before, version: before.version + 1, proposal: undefined });
  const change = { holds: left && { before, after: left }, lifted, settingsVersion };
  return (await holds.save(change, audit)) === 'changed' ? 'changed' : 'done';
}

async function propose(
  { holds }: Dependencies,
  context: Context,
  before: AffiliateHolds,
  wanted: Pick<ReleaseProposal, 'currency' | 'lifts' | 'people'>,
): Promise<'done' | 'changed'> {
  const { affiliateId } = before;
  const proposal: ReleaseProposal = { ...proposalOf(context), ...wanted };
  const { proposalId, expiresAt } = proposal;
  const details = { proposalId, automaticHolds: wanted.lifts.map((lift) => lift.currency), expiresAt };
  const audit = auditEntry(
    context,
    { type: 'affiliate', affiliateId },
    'affiliate.release_proposed',
    { ...details, ...(wanted.currency && { currency: wanted.currency }), ...takenAway(context, before) },
    'INFO',
  );
  const after = { ...before, version: before.version + 1, proposal };
  return (await holds.save({ holds: { before, after }, lifted: [] }, audit)) === 'changed' ? 'changed' : 'done';
}

function automaticHold({ currency, hold }: Balance): AutomaticHold[] {
  return hold ? [{ currency, hold }] : [];
}

/** How many holds of people are lifted as well. */
function liftedPeople(before: AffiliateHolds, after: AffiliateHolds | undefined): number {
  const count = ({ all, byCurrency }: AffiliateHolds) => byCurrency.size + (all ? 1 : 0);
  return after ? count(before) - count(after) : 0;
}

type Held = { readonly holds: AffiliateHolds; readonly held: readonly Balance[] };

/** The holds of people, and the balances with automatic holds. */
async function holdsOf({ holds, ledger }: Dependencies, affiliateId: AffiliateId): Promise<Held> {
  const [found, balances] = await Promise.all([holds.find([affiliateId]), ledger.findAll(affiliateId)]);
  return { holds: found.get(affiliateId) ?? noHolds(affiliateId), held: balances.filter(({ hold }) => hold) };
}
