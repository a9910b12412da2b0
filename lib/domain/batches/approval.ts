import type { Person } from '../audit/actor.ts';
import type { Settings } from '../settings/settings.ts';
import type { Currency } from '../shared/currency.ts';
import type { Instant } from '../shared/time.ts';

/** A second person's approval of a batch, bound by its content hash to what they saw. */
export type Approval = { readonly contentHash: string; readonly by: Person; readonly at: Instant };

/**
 * Whether a batch may be queued only with an approval. Where approval starts from an amount, a currency without an amount
 * always needs it, because nobody has said which sum of it is small.
 */
export function needsApproval(
  { approval }: Pick<Settings, 'approval'>,
  { currency, totalMinor }: { readonly currency: Currency; readonly totalMinor: bigint },
): boolean {
  switch (approval.mode) {
    case 'off':
      return false;
    case 'always':
      return true;
    case 'from-amount': {
      const from = approval.fromMinor.get(currency);
      return from === undefined || totalMinor >= from;
    }
    default:
      return approval.mode satisfies never;
  }
}

/** Whether any batch at all may need a second person. */
export function isApprovalOn({ approval }: Pick<Settings, 'approval'>): boolean {
  return approval.mode !== 'off';
}
