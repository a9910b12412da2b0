import * as z from 'zod';
import { instantField } from '../shared/fields.ts';
import { storePosition } from '../shared/store-position.ts';

/** Where a report goes on, in the period that its first page had: one that ends with "today" stays the same overnight. */
export const reportPosition = z.object({
  period: z.object({ from: instantField, to: instantField }),
  after: storePosition,
});
