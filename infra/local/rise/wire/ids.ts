import { randomBytes } from 'node:crypto';
import * as z from 'zod';

/** The first letters of an id, which say what it names. */
export type NanoidPrefix = 'us' | 'te' | 'co' | 'pa' | 'pg' | 'iv' | 'in' | 'tx' | 'dp';
export type Nanoid<Prefix extends NanoidPrefix> = `${Prefix}-${string}`;
/** `0x` and 40 hexadecimal digits, in any case. */
export type Address = `0x${string}`;

/** Exactly 15 characters, as requests must have them. */
export const nanoidSchema = <Prefix extends NanoidPrefix>(prefix: Prefix) =>
  z.templateLiteral([`${prefix}-`, z.string().regex(/^[A-Za-z0-9_-]{12}$/)]);

export const addressSchema = z.templateLiteral(['0x', z.string().regex(/^[a-fA-F0-9]{40}$/)]);

export const ZERO_ADDRESS: Address = `0x${'0'.repeat(40)}`;

export const newNanoid = <Prefix extends NanoidPrefix>(prefix: Prefix): Nanoid<Prefix> =>
  `${prefix}-${randomBytes(9).toString('base64url')}`;

export const newAddress = (): Address => `0x${randomBytes(20).toString('hex')}`;

/** A random number of so many bits as decimal text, because JSON numbers cannot hold most of them. */
export const newUint = (bits: 64 | 256): string => BigInt(`0x${randomBytes(bits / 8).toString('hex')}`).toString();

export const sameAddress = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
