import type { SentWindow } from '../../domain/execution/sent-window.ts';
import type { Currency } from '../../domain/shared/currency.ts';
import type { Instant } from '../../domain/shared/time.ts';

/** What was sent lately; written only in the transactions that commit attempts and record their outcomes. */
export interface SentRepository {
  find(currency: Currency, now: Instant): Promise<SentWindow>;
}
