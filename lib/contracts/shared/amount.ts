import type { Currency } from '../../domain/shared/currency.ts';
import { formatAmount, money } from '../../domain/shared/money.ts';

/** Minor units as the API writes them: a decimal string with exactly the currency's digits. */
export function amountText(currency: Currency, minor: bigint): string {
  return formatAmount(money(currency, minor));
}
