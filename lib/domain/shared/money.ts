import { type Currency, minorDigits } from './currency.ts';

/**
 * An exact amount: integer minor units (cents, yen, fils) of one currency. `bigint`, because arithmetic between a bigint
 * and a floating-point number does not compile, and because totals may pass 2^53.
 */
export type Money<C extends Currency = Currency> = { readonly currency: C; readonly minor: bigint };

/** The largest single amount the system accepts, in minor units. */
export const MAX_AMOUNT_MINOR = 10n ** 15n - 1n;

export type AmountFault = 'not-a-decimal' | 'too-many-decimals' | 'too-large';

export function money<C extends Currency>(currency: C, minor: bigint): Money<C> {
  return { currency, minor };
}

export function zero<C extends Currency>(currency: C): Money<C> {
  return money(currency, 0n);
}

/**
 * Adding amounts of two currencies does not compile if both are known at compile time. If they are known only at run time,
 * it throws.
 */
export function add<C extends Currency>(left: Money<C>, right: Money<NoInfer<C>>): Money<C> {
  if (left.currency !== right.currency) throw new RangeError(`cannot add ${right.currency} to ${left.currency}`);
  return money(left.currency, left.minor + right.minor);
}

/**
 * Reads a decimal string such as `12`, `12.5` or `-0.07` exactly. Nothing is rounded: more decimals than the currency has
 * are a fault, even when they are zeros.
 */
export function parseAmount<C extends Currency>(currency: C, text: string): Money<C> | AmountFault {
  const match = /^(-?)(0|[1-9][0-9]*)(?:\.([0-9]+))?$/.exec(text);
  if (!match) return 'not-a-decimal';
  const [, sign, whole = '', fraction = ''] = match;
  const digits = minorDigits(currency);
  if (fraction.length > digits) return 'too-many-decimals';
  if (whole.length > 16) return 'too-large';
  const magnitude = BigInt(whole + fraction.padEnd(digits, '0'));
  if (magnitude > MAX_AMOUNT_MINOR) return 'too-large';
  return money(currency, sign === '-' ? -magnitude : magnitude);
}

/** The decimal string with exactly the currency's digits: `39.30`, `-0.07`, `1200` (JPY). Inverse of {@link parseAmount}. */
export function formatAmount({ currency, minor }: Money): string {
  const digits = minorDigits(currency);
  const magnitude = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, '0');
  const split = magnitude.length - digits;
  const fraction = digits === 0 ? '' : `.${magnitude.slice(split)}`;
  return `${minor < 0n ? '-' : ''}${magnitude.slice(0, split)}${fraction}`;
}

/** `39.30 USD`, for texts that people read. */
export function describeMoney(amount: Money): string {
  return `${formatAmount(amount)} ${amount.currency}`;
}
