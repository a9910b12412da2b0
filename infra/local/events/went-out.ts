import { appendFileSync, closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import * as z from 'zod';
import { dayOrTimeField } from '../../../lib/contracts/shared/given-time.ts';

const eventSchema = z.object({
  sentAt: z.string(),
  id: z.string(),
  source: z.string(),
  detailType: z.string(),
  time: z.string(),
  detail: z.unknown(),
});
const messageSchema = z.object({
  sentAt: z.string(),
  subject: z.string(),
  message: z.string(),
  kind: z.string().optional(),
});
const lineSchema = z.union([
  z.object({ event: eventSchema }),
  z.object({ message: messageSchema }),
  z.object({ givenUp: z.object({ sentAt: z.string(), auditId: z.string() }) }),
]);
export type WentOutLine = z.output<typeof lineSchema>;

/** The query of `GET /_local/events`. `limit` applies to events and messages separately, and the newest are shown. */
export const wentOutQuery = z.strictObject({
  detailType: z.string().optional(),
  since: dayOrTimeField.optional(),
  limit: z.coerce.number().int().min(1).max(10_000).default(1_000),
});

/** All events and messages that went out, in a file with one JSON object per line that outlives the stack. */
export class WentOut {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
    // A kill may have cut off the last line, and the next one must not be appended to it.
    if (existsSync(file) && !endsWithNewline(file)) appendFileSync(file, '\n');
  }

  add(lines: readonly WentOutLine[]): void {
    appendFileSync(this.#file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  }

  /** Reads the file each time, and holds no more of it in memory than the answer. */
  async read({ detailType, since, limit }: z.output<typeof wentOutQuery>) {
    const events = new Newest<z.output<typeof eventSchema>>(limit);
    const messages = new Newest<z.output<typeof messageSchema>>(limit);
    const givenUp = new Newest<{ readonly sentAt: string; readonly auditId: string }>(limit);
    const isSince = (sentAt: string) => since === undefined || Date.parse(sentAt) >= Date.parse(since);
    for await (const line of this.#lines()) {
      if ('event' in line) {
        const isWanted = detailType === undefined || line.event.detailType === detailType;
        if (isWanted && isSince(line.event.sentAt)) events.add(line.event);
      } else if ('message' in line) {
        if (isSince(line.message.sentAt)) messages.add(line.message);
      } else if (isSince(line.givenUp.sentAt)) givenUp.add(line.givenUp);
    }
    return { events: events.all, messages: messages.all, givenUp: givenUp.all };
  }

  async *#lines(): AsyncGenerator<WentOutLine> {
    if (!existsSync(this.#file)) return;
    const file = await open(this.#file);
    try {
      for await (const text of file.readLines()) {
        const line = parsed(text);
        if (line !== undefined) yield line;
      }
    } finally {
      await file.close();
    }
  }
}

/** The last so many of the added things. */
class Newest<T> {
  readonly #limit: number;
  #kept: T[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(one: T): void {
    this.#kept.push(one);
    if (this.#kept.length >= 2 * this.#limit) this.#kept = this.all;
  }

  get all(): T[] {
    return this.#kept.slice(-this.#limit);
  }
}

/** A line that a kill cut off does not count. Its sender got no answer, and sends it again. */
const parsed = (text: string): WentOutLine | undefined => {
  try {
    return lineSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
};

const endsWithNewline = (file: string): boolean => {
  const { size } = statSync(file);
  if (size === 0) return true;
  const last = Buffer.alloc(1);
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, last, 0, 1, size - 1);
  } finally {
    closeSync(descriptor);
  }
  return last.toString() === '\n';
};
