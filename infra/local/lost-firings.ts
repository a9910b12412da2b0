import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import * as z from 'zod';

/**
 * A firing that was given up, like the record that Lambda sends to the queue.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
 */
const lostFiringSchema = z.object({
  timestamp: z.string(),
  requestContext: z.object({
    functionArn: z.string(),
    condition: z.literal('RetriesExhausted'),
    approximateInvokeCount: z.number(),
  }),
  requestPayload: z.unknown(),
  responsePayload: z.object({ errorType: z.string(), errorMessage: z.string() }),
});
export type LostFiring = z.output<typeof lostFiringSchema>;

/** Stands in for the queue: a file with one JSON object per line that outlives the stack. */
export class LostFirings {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  add(lost: LostFiring): void {
    // With a line break in front, because the last line may have been cut off.
    appendFileSync(this.#file, `\n${JSON.stringify(lost)}\n`);
  }

  get all(): LostFiring[] {
    if (!existsSync(this.#file)) return [];
    return readFileSync(this.#file, 'utf8').split('\n').flatMap(parsed);
  }
}

/** A line that a kill cut off does not count. */
const parsed = (line: string): LostFiring[] => {
  try {
    return [lostFiringSchema.parse(JSON.parse(line))];
  } catch {
    return [];
  }
};
