import { amountText } from '../../lib/contracts/shared/amount.ts';
import type { ProblemExtensions } from '../../lib/contracts/shared/problem.ts';
import type { Currency } from '../../lib/domain/shared/currency.ts';
import { PayoutError } from '../../lib/payouts/shared/errors.ts';
import type { PlannedPayout } from '../../lib/payouts/shared/planned-payout.ts';
import { RequestProblem } from './request-problem.ts';

/** The most changes that one answer names. A new preview shows all of them. */
const MAX_CHANGES = 100;

/**
 * For `catch`: adds to the error of a stale preview what has changed, in the currency of the request.
 *
 * @throws always
 */
export function explainStalePreview(currency: Currency): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof PayoutError) || error.refused.code !== 'stale_preview') throw error;
    const { code, changes } = error.refused;
    const side = (payout: PlannedPayout | undefined) =>
      payout && { commissionCount: payout.commissionCount, totalAmount: amountText(currency, payout.amountMinor) };
    const extensions: ProblemExtensions = {
      changes: changes.slice(0, MAX_CHANGES).map(({ affiliateId, previewed, now }) => ({
        affiliateId,
        previewed: side(previewed),
        now: side(now),
      })),
      changeCount: changes.length,
    };
    throw new RequestProblem({ code, detail: error.message, extensions });
  };
}
