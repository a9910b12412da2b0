/** Digits after the point, at most; no currency of ISO 4217 has more than four. */
export const SCALE = 6;

/** In millionths. @throws RangeError for a text that is no amount. */
export const toUnits = (amount: string): bigint => {
  const match = /^(-?)(\d+)(?:\.(\d{1,6}))?$/.exec(amount);
  if (match === null) throw new RangeError(`not an amount: ${JSON.stringify(amount)}`);
  const [, sign, whole = '0', fraction = ''] = match;
  const units = BigInt(`${whole}${fraction.padEnd(SCALE, '0')}`);
  return sign === '-' ? -units : units;
};

/** Millionths as an amount with so many digits after the point; further ones are cut off. */
export const fromUnits = (units: bigint, digits: number): string => {
  const text = (units < 0n ? -units : units).toString().padStart(SCALE + 1, '0');
  const whole = text.slice(0, -SCALE);
  const fraction = text.slice(-SCALE, text.length - SCALE + digits);
  return `${units < 0n ? '-' : ''}${whole}${digits === 0 ? '' : `.${fraction}`}`;
};

/**
 * The exact sum of amounts of one currency, with as many digits as the first has.
 *
 * @throws RangeError for a text that is no amount.
 */
export const sumOf = (amounts: readonly string[]): string => {
  const digits = amounts[0]?.split('.')[1]?.length ?? 0;
  const sum = amounts.reduce((units, amount) => units + toUnits(amount), 0n);
  return fromUnits(sum, digits);
};

/** The amount with the other sign; zero stays as it is. */
export const negated = (amount: string): string => {
  if (toUnits(amount) === 0n) return amount;
  return amount.startsWith('-') ? amount.slice(1) : `-${amount}`;
};

/** Negative if the first is smaller, for sorting; exact. */
export const compareAmounts = (one: string, other: string): number => {
  const difference = toUnits(one) - toUnits(other);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};
