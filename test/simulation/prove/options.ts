import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import * as z from 'zod';

const optionsSchema = z.object({
  runs: z.coerce.number().int().positive().optional(),
  seed: z.coerce.number().int().min(0).default(1),
  threads: z.coerce.number().int().positive().default(availableParallelism()),
  resume: z.boolean().default(false),
  report: z.boolean().default(false),
});
/** `runs`: absent: a thousand, or as many as the run was begun with that is resumed. */
export type Options = z.output<typeof optionsSchema>;

/** @throws Error for what is no option, or has no such value */
export function optionsOf(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      runs: { type: 'string' },
      seed: { type: 'string' },
      threads: { type: 'string' },
      resume: { type: 'boolean' },
      report: { type: 'boolean' },
    },
  });
  return optionsSchema.parse(values);
}
