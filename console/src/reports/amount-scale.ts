import { fromUnits, SCALE, toUnits } from '../shared/money/totals.ts';

/** A chart is drawn in so many steps, so that no amount ever becomes a number. */
export const STEPS = 1_000;

interface AmountScale {
  /** Of each amount, in whole steps. */
  readonly heights: readonly number[];
  /** What a step of the axis stands for, in short: `400`, `1.2M`. */
  readonly labelAt: (step: number) => string;
}

const ONE = 10n ** BigInt(SCALE);
/** Below it, an axis needs digits after the point. */
const FEW = 10n * ONE;
const SHORT = new Intl.NumberFormat('en', { notation: 'compact' });

/** The least of 1, 2, 2.5, 5, 10, 20, 25, … that is not less: its fifths are figures that people like to read. */
const roundAbove = (units: bigint): bigint => {
  for (let power = ONE; ; power *= 10n) {
    const found = [10n, 20n, 25n, 50n].map((tenths) => (power * tenths) / 10n).find((top) => top >= units);
    if (found !== undefined) return found;
  }
};

/** The scale on which amounts of one currency, none of them negative, are drawn. */
export const amountScale = (amounts: readonly string[]): AmountScale => {
  const all = amounts.map(toUnits);
  const top = roundAbove(all.reduce((most, units) => (units > most ? units : most), 0n));
  return {
    heights: all.map((units) => Number((units * BigInt(STEPS)) / top)),
    labelAt: (step) => {
      const units = (top * BigInt(Math.round(step))) / BigInt(STEPS);
      return top < FEW ? fromUnits(units, 1) : SHORT.format(units / ONE);
    },
  };
};
