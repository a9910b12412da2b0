import * as z from 'zod';

/** Decimals of the token that payments are made in; a cent is so many of its units. */
export const TOKEN_DECIMALS = 6;
const UNITS_PER_CENT = 10n ** BigInt(TOKEN_DECIMALS - 2);

/** Kept and sent as text, since it can pass 2^53. */
export const unitsSchema = z.codec(z.string().regex(/^\d+$/), z.bigint().nonnegative(), {
  decode: (text) => BigInt(text),
  encode: (units) => units.toString(),
});

export const unitsOfCents = (cents: number): bigint => BigInt(cents) * UNITS_PER_CENT;

/** Whole cents for JSON; what is less than a cent is left out. @throws RangeError if JSON could not carry it exactly. */
export const centsOfUnits = (units: bigint): number => {
  const cents = Number(units / UNITS_PER_CENT);
  if (!Number.isSafeInteger(cents)) throw new RangeError(`${units} token units are too many cents for JSON`);
  return cents;
};
