import * as z from 'zod';

/** Where a listing of the store goes on: its own key, which nobody else understands. */
export const storePosition = z.record(z.string(), z.string());
