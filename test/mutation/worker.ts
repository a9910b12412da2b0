import * as z from 'zod';
import type { Mutant } from './mutant.ts';
import { Trials } from './trial.ts';

const mutantSchema: z.ZodType<Mutant> = z.object({
  file: z.string(),
  line: z.number(),
  kind: z.enum(['condition', 'guard']),
  code: z.string(),
  context: z.string(),
  start: z.number(),
  end: z.number(),
  replacement: z.string(),
});

/** Runs in its own process, so that whatever hangs because of a mutant is ended with it. */
const trials = await Trials.begin();
process.on('message', async (message) => {
  const killedBy = await trials.killerOf(mutantSchema.parse(message));
  process.send?.({ killedBy });
});
process.send?.('ready');
