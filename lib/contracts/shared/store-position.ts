import * as z from 'zod';

/** Where a listing of the store continues: the store's own key, which nobody else interprets. */
export const storePosition = z.record(z.string(), z.string());
