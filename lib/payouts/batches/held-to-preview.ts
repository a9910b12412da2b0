import { addSeconds } from '../../domain/shared/time.ts';
import type { Context } from '../shared/context.ts';
import { PayoutError, type PreviewChange } from '../shared/errors.ts';
import type { PlannedPayout } from '../shared/planned-payout.ts';
import { type PayoutRequest, requestText } from './payout-request.ts';
import type { PreviewRepository } from './preview-repository.ts';

const PREVIEW_KEPT_SECONDS = 24 * 3_600;

/** What was shown of those that would be paid, by affiliate. */
export type Shown = ReadonlyMap<string, PlannedPayout>;

/** @throws PayoutError `unknown_preview`, `preview_mismatch` */
export async function shownBy(
  { previews }: { readonly previews: PreviewRepository },
  context: Context,
  request: PayoutRequest,
  previewToken: string,
): Promise<Shown> {
  const preview = await previews.find(previewToken);
  // DynamoDB removes an expired item some time later.
  const isKept = preview !== undefined && context.now() <= addSeconds(preview.createdAt, PREVIEW_KEPT_SECONDS);
  if (!isKept) throw new PayoutError({ code: 'unknown_preview' });
  if (preview.request !== requestText(request)) throw new PayoutError({ code: 'preview_mismatch' });
  return payable(preview.rows);
}

/** In what way that which would be paid now is not what was shown. */
export function changesSince(shown: Shown, rows: readonly PlannedPayout[]): PreviewChange[] {
  const now = payable(rows);
  return [...new Set([...shown.keys(), ...now.keys()])].flatMap((affiliateId): PreviewChange[] => {
    const [was, is] = [shown.get(affiliateId), now.get(affiliateId)];
    return was && is && isSame(was, is) ? [] : [{ affiliateId, previewed: was, now: is }];
  });
}

export function isSame(was: PlannedPayout, is: PlannedPayout): boolean {
  return was.fromSeq === is.fromSeq && was.toSeq === is.toSeq && was.amountMinor === is.amountMinor;
}

/** Those that are paid neither then nor now do not count. */
function payable(rows: readonly PlannedPayout[]): Shown {
  return new Map(rows.filter(({ ineligible }) => !ineligible).map((row) => [row.affiliateId, row]));
}
