import type { ImportKind } from './import-kinds.ts';

/** The most that one request may hold, and how many requests are under way at once. */
export const PARTS = {
  affiliates: { size: 100, atOnce: 4 },
  // One after the other, so that ledgers have the order of the file.
  commissions: { size: 500, atOnce: 1 },
} as const satisfies Readonly<Record<ImportKind, { size: number; atOnce: number }>>;
