import type { Context } from '../shared/context.ts';
import { PayoutError } from '../shared/errors.ts';
import { type AffiliateDependencies, type AffiliateImport, saveAffiliate } from './import-affiliates.ts';

/**
 * Replaces an affiliate's whole profile, and links a payee id if one is given. Otherwise the link stays.
 *
 * @throws PayoutError `affiliate_not_found`, `rise_id_taken`, `contended`
 */
export async function updateAffiliate(
  deps: AffiliateDependencies,
  context: Context,
  update: AffiliateImport,
): Promise<void> {
  const { affiliateId } = update;
  const known = await deps.affiliates.find([affiliateId]);
  if (!known.has(affiliateId)) throw new PayoutError({ code: 'affiliate_not_found', affiliateId });
  const result = await saveAffiliate(deps, context, update, { action: 'affiliate.updated', purpose: 'profile' });
  if (result === 'payee-taken') throw new PayoutError({ code: 'rise_id_taken', affiliateId });
}
