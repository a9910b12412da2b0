import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';

const resultSchema = z.object({
  name: z.string(),
  file: z.string(),
  line: z.number(),
  kind: z.enum(['condition', 'guard']),
  context: z.string(),
  status: z.enum(['killed', 'timed-out', 'survived']),
  killedBy: z.string().optional(),
});

/** The result of one mutant of the money path. */
export type Result = z.infer<typeof resultSchema>;

/** One line for each mutant that was tried, so that an interrupted run can continue. */
const RESULTS = '.local/mutation/money-path.jsonl';

export const resultsSoFar = (): Result[] => {
  if (!existsSync(RESULTS)) return [];
  const lines = readFileSync(RESULTS, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => resultSchema.parse(JSON.parse(line)));
};

export const forgetResults = (): void => rmSync(RESULTS, { force: true });

export const keepResult = (result: Result): void => {
  mkdirSync(dirname(RESULTS), { recursive: true });
  appendFileSync(RESULTS, `${JSON.stringify(result)}\n`);
};
