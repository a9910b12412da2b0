import * as z from 'zod';
import { instantField } from '../shared/fields.ts';
import { storePosition } from '../shared/store-position.ts';

/** Where a report continues, in the period of its first page. A period that ends with "today" stays the same overnight. */
export const reportPosition = z.object({
  period: z.object({ from: instantField, to: instantField }),
  after: storePosition,
});
