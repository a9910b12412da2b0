import * as z from 'zod';

/** Decimals of the token that payments are made in. */
export const TOKEN_DECIMALS = 6;
const UNITS_PER_CENT = 10n ** BigInt(TOKEN_DECIMALS - 2);

/** Stored and sent as text, because it can exceed 2^53. */
export const unitsSchema = z.codec(z.string().regex(/^\d+$/), z.bigint().nonnegative(), {
  decode: (text) => BigInt(text),
  encode: (units) => units.toString(),
});

export const unitsOfCents = (cents: number): bigint => BigInt(cents) * UNITS_PER_CENT;

/** Whole cents for JSON. Fractions of a cent are dropped. @throws RangeError if JSON could not carry it exactly */
export const centsOfUnits = (units: bigint): number => {
  const cents = Number(units / UNITS_PER_CENT);
  if (!Number.isSafeInteger(cents)) throw new RangeError(`${units} token units are too many cents for JSON`);
  return cents;
};
