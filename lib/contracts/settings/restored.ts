import * as z from 'zod';
import { shownTime } from '../shared/answer-fields.ts';

/** That the table was restored, as GET /config and GET /recovery show it. */
export const restoredSchema = z.object({
  to: shownTime.describe('The moment that the table went back to.'),
  stoppedAt: shownTime.describe('After it nothing was sent any more by the table as it was before.'),
  at: shownTime.describe('When the restore was declared.'),
  by: z.string(),
});
