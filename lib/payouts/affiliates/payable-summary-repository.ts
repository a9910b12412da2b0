import type { Currency } from '../../domain/shared/currency.ts';
import type { Money } from '../../domain/shared/money.ts';
import type { Instant } from '../../domain/shared/time.ts';

export type PayableSummary = {
  readonly currency: Currency;
  readonly totalAffiliates: number;
  readonly totalPendingAmount: Money;
  readonly readyForPayout: number;
  readonly asOf: Instant;
};

/** Keeps the last count of all payable affiliates, because counting again for every page would take too long. */
export interface PayableSummaryRepository {
  find(currency: Currency): Promise<PayableSummary | undefined>;
  save(summary: PayableSummary): Promise<void>;
}
