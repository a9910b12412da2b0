import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';

const resultSchema = z.object({
  name: z.string(),
  /** The line that the rule was in. In another line it is another rule, which has not been tried. */
  context: z.string(),
  status: z.enum(['killed', 'timed-out', 'survived']),
  killedBy: z.string().optional(),
  /** How many unit tests reach the rule. */
  tests: z.number().optional(),
  /** Of the source that was tried. */
  commit: z.string(),
  /** Whether the simulator was asked, too, before it was said to survive. */
  isSimulated: z.boolean(),
});

/** What became of one mutant of the money path. */
export type Result = z.infer<typeof resultSchema>;

/** One line for each mutant that was tried, so that a run that was ended can go on where it was. The last line counts. */
const RESULTS = '.local/mutation/money-path.jsonl';

/** By the name of the mutant. */
export const resultsSoFar = (): Map<string, Result> => {
  if (!existsSync(RESULTS)) return new Map();
  const lines = readFileSync(RESULTS, 'utf8').split('\n').filter(Boolean);
  return new Map(lines.map((line) => resultSchema.parse(JSON.parse(line))).map((result) => [result.name, result]));
};

/** What became of this mutant, if it was tried as it is now. */
export const resultOf = (
  results: ReadonlyMap<string, Result>,
  { name, context }: { readonly name: string; readonly context: string },
): Result | undefined => {
  const result = results.get(name);
  return result?.context === context ? result : undefined;
};

export const forgetResults = (): void => rmSync(RESULTS, { force: true });

export const keepResult = (result: Result): void => {
  mkdirSync(dirname(RESULTS), { recursive: true });
  appendFileSync(RESULTS, `${JSON.stringify(result)}\n`);
};
