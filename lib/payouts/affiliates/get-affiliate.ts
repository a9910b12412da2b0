import type { AffiliateId } from '../../domain/shared/ids.ts';
import { PayoutError } from '../shared/errors.ts';
import { type AffiliateView, affiliateViews, type ViewDependencies } from './affiliate-views.ts';

/** @throws PayoutError `affiliate_not_found` */
export async function getAffiliate(deps: ViewDependencies, affiliateId: AffiliateId): Promise<AffiliateView> {
  const affiliate = (await deps.affiliates.find([affiliateId])).get(affiliateId);
  const [view] = affiliate ? await affiliateViews(deps, [affiliate]) : [];
  if (!view) throw new PayoutError({ code: 'affiliate_not_found', affiliateId });
  return view;
}
