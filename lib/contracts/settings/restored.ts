import * as z from 'zod';
import { shownTime } from '../shared/answer-fields.ts';

/** The restore of the table, as GET /config and GET /recovery show it. */
export const restoredSchema = z.object({
  to: shownTime.describe('The moment that the table went back to.'),
  stoppedAt: shownTime.describe('After this moment nothing more was sent from the old table.'),
  at: shownTime.describe('When the restore was declared.'),
  by: z.string(),
});
