import { liveProposal } from '../../domain/settings/proposal.ts';
import type { AffiliateId } from '../../domain/shared/ids.ts';
import { auditEntryOnce } from '../audit/audit-entry.ts';
import type { Context } from '../shared/context.ts';
import { PayoutError } from '../shared/errors.ts';
import { type HoldDependencies, MAX_TRIES, requireAffiliate } from './hold-affiliate.ts';

/**
 * Withdraws the proposed release of an affiliate, whoever proposed it. One person is enough to keep a hold. Without a proposal
 * nothing changes.
 *
 * @throws PayoutError `affiliate_not_found`, `contended`
 */
export async function withdrawRelease(
  deps: Pick<HoldDependencies, 'affiliates' | 'holds'>,
  context: Context,
  affiliateId: AffiliateId,
): Promise<void> {
  await requireAffiliate(deps, affiliateId);
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const before = (await deps.holds.find([affiliateId])).get(affiliateId);
    const proposal = liveProposal(before?.proposal, context.now());
    if (!before || !proposal) return;
    const details = { proposalId: proposal.proposalId, proposedBy: proposal.by.name };
    const subject = { type: 'affiliate', affiliateId } as const;
    const audit = auditEntryOnce(context, 'withdraw', subject, 'affiliate.release_withdrawn', details, 'INFO');
    const after = { ...before, version: before.version + 1, proposal: undefined };
    if ((await deps.holds.save({ holds: { before, after }, lifted: [] }, audit)) !== 'changed') return;
  }
  throw new PayoutError({ code: 'contended', what: `the holds of affiliate "${affiliateId}"` });
}
