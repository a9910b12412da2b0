import type { Argument } from './judge.ts';

/** Rules of the money path that no test misses, and why their lack does no harm. */
export const ARGUED: readonly Argument[] = [];
