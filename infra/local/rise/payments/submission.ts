import * as z from 'zod';
import { nanoidSchema } from '../wire/ids.ts';

/** A PUT that was accepted, so that its salt is used up. */
export const submissionSchema = z.object({
  salt: z.string(),
  /** SHA-256 of the body as it was received. */
  bodyHash: z.string(),
  transaction: nanoidSchema('tx'),
});
export type Submission = z.output<typeof submissionSchema>;
