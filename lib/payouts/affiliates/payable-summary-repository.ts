import type { Currency } from '../../domain/shared/currency.ts';
import type { AffiliateId } from '../../domain/shared/ids.ts';
import type { Money } from '../../domain/shared/money.ts';
import type { Instant } from '../../domain/shared/time.ts';

/** Everybody with an unsettled balance, counted. */
export type PayableCount = {
  readonly currency: Currency;
  readonly totalAffiliates: number;
  readonly totalPendingAmount: Money;
  /** How many of them can be paid now, and how much together. */
  readonly readyForPayout: number;
  readonly readyAmount: Money;
  /** When the count began. */
  readonly asOf: Instant;
};

/** A count that goes on in later requests. `after`: the last affiliate that was looked at. `workedAt`: when it went on last. */
export type UnfinishedCount = PayableCount & { readonly after: AffiliateId; readonly workedAt: Instant };

/** Keeps the last count of very many payable affiliates, and how far the next one has come, because counting takes too long for one request. */
export interface PayableSummaryRepository {
  find(currency: Currency): Promise<PayableCount | undefined>;
  save(count: PayableCount): Promise<void>;
  findUnfinished(currency: Currency): Promise<UnfinishedCount | undefined>;
  saveUnfinished(count: UnfinishedCount): Promise<void>;
}
