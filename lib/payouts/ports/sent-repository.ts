import type { Currency } from '../../domain/currency.ts';
import type { SentWindow } from '../../domain/sent-window.ts';
import type { Instant } from '../../domain/time.ts';

/** What was sent lately; written only in the transactions that commit attempts and record their outcomes. */
export interface SentRepository {
  find(currency: Currency, now: Instant): Promise<SentWindow>;
}
