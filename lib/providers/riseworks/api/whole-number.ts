import * as z from 'zod';

/** A whole number, sent as a number or as digits, with every digit kept. */
export const wholeNumber = z.union([z.int(), z.string().regex(/^-?[0-9]{1,78}$/)]).transform((given) => BigInt(given));

/** An id that Rise may send as text or as a number. Two ids are the same exactly when their texts are equal. */
export const looseId = z.union([z.int(), z.string().min(1).max(200)]).transform((given) => sameText(String(given)));

const WHOLE = /^(?:0x[0-9a-fA-F]{1,64}|[0-9]{1,78})$/;

/** Whole numbers may be written in decimal or in hex, so they are brought to one form for comparing. */
export function sameText(id: string): string {
  return WHOLE.test(id) ? BigInt(id).toString() : id;
}
