import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import type { Say } from '../console.ts';
import { wordsOf } from '../console.ts';
import type { InvocationResult } from '../function-instance.ts';
import type { FedEntry, Feed } from './audit-feed.ts';
import { type Position, readPosition, writePosition } from './position-file.ts';
import { streamImage } from './stream-image.ts';

/**
 * Entries are not committed in the order of their times, and are some seconds late if a transaction was retried. So the
 * last minute is read again and again: mostly only its end, and every few times all of it.
 */
const WINDOW_MS = 60_000;
const USUAL_WINDOW_MS = 5_000;
const POLLS_PER_FULL_ONE = 15;
const POLL_MS = 1_000;

const answerSchema = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });

export interface FollowerOptions {
  readonly feed: Feed;
  /** Runs the stream's Lambda with one event. */
  readonly invoke: (event: unknown) => Promise<InvocationResult>;
  /** The file that keeps how far the follower has come. */
  readonly file: string;
  /** From the template's event source mapping. */
  readonly batchSize: number;
  readonly retryAttempts: number;
  readonly onGivenUp: (auditId: string) => void;
  readonly say: Say;
  readonly now?: () => Date;
}

/**
 * Plays the table's stream, which makes the embedded engine too slow. It follows the audit index and passes every new entry
 * to the stream's Lambda at least once, in order of time. What the Lambda does not accept is retried.
 */
export class StreamFollower {
  readonly #options: FollowerOptions;
  readonly #stop = new AbortController();
  #position: Position;
  #polls = 0;
  #stuck = { position: '', tries: 0 };
  #complaint = '';
  #running: Promise<void> = Promise.resolve();

  constructor(options: FollowerOptions) {
    this.#options = options;
    this.#position = readPosition(options.file) ?? { from: this.#ago(WINDOW_MS), seen: new Set() };
    writePosition(options.file, this.#position);
  }

  start(): void {
    this.#running = this.#run();
  }

  /** Ends after the current batch of entries. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      try {
        await this.poll();
        this.#complaint = '';
      } catch (error) {
        this.#complain(`events wait: ${wordsOf(error)}`);
      }
      await sleep(POLL_MS, undefined, { signal: this.#stop.signal }).catch(() => undefined);
    }
  }

  /** Passes on what is new. */
  async poll(): Promise<void> {
    const isFull = this.#polls % POLLS_PER_FULL_ONE === 0;
    this.#polls += 1;
    // Taken before reading, so that whatever is committed from now on lies inside the next window.
    const doneUntil = this.#ago(WINDOW_MS);
    const { from, seen } = this.#position;
    const recent = this.#ago(USUAL_WINDOW_MS);
    const entries = await this.#options.feed.entriesFrom(isFull || recent < from ? from : recent, this.#now());
    const fresh = entries.filter(({ position }) => !seen.has(position));
    if (!(await this.#handOverAll(fresh)) || !isFull || doneUntil <= from) return;
    this.#moveTo({ from: doneUntil, seen: new Set([...this.#position.seen].filter((one) => one >= doneUntil)) });
  }

  /** False if some must be retried. */
  async #handOverAll(fresh: readonly FedEntry[]): Promise<boolean> {
    const { batchSize } = this.#options;
    for (let start = 0; start < fresh.length; start += batchSize) {
      if (this.#stop.signal.aborted) return false;
      const batch = fresh.slice(start, start + batchSize);
      const taken = await this.#handOver(batch);
      this.#markSeen(batch.slice(0, taken));
      const [refused] = batch.slice(taken);
      if (refused !== undefined && !this.#giveUp(refused)) return false;
      if (refused !== undefined) start += taken + 1 - batchSize;
    }
    return true;
  }

  /** How many of them, counted from the first, the Lambda accepted. If all fail together, each half is tried by itself. */
  async #handOver(batch: readonly FedEntry[]): Promise<number> {
    const images = await this.#options.feed.images(batch);
    const result = await this.#options.invoke({ Records: images.map(recordOf) });
    if (result.ok) return takenOf(result.payload, batch.length);
    this.#complain(`events wait: ${result.error.errorMessage}`);
    if (batch.length === 1 || this.#stop.signal.aborted) return 0;
    const half = Math.ceil(batch.length / 2);
    const first = await this.#handOver(batch.slice(0, half));
    return first < half ? first : half + (await this.#handOver(batch.slice(half)));
  }

  /** True once the same entry was refused as often as the template allows. */
  #giveUp(entry: FedEntry): boolean {
    const { position } = entry;
    this.#stuck = { position, tries: this.#stuck.position === position ? this.#stuck.tries + 1 : 1 };
    if (this.#stuck.tries <= this.#options.retryAttempts) return false;
    this.#options.onGivenUp(position.slice(position.indexOf('#') + 1));
    this.#options.say(`audit entry ${position} is given up: publish-events never takes it, see its log`);
    this.#markSeen([entry]);
    return true;
  }

  #markSeen(entries: readonly FedEntry[]): void {
    if (entries.length === 0) return;
    const { from, seen } = this.#position;
    this.#moveTo({ from, seen: new Set([...seen, ...entries.map(({ position }) => position)]) });
  }

  #moveTo(position: Position): void {
    this.#position = position;
    writePosition(this.#options.file, position);
  }

  #complain(words: string): void {
    if (words !== this.#complaint) this.#options.say(words);
    this.#complaint = words;
  }

  #now(): Date {
    return this.#options.now?.() ?? new Date();
  }

  #ago(milliseconds: number): string {
    return new Date(this.#now().getTime() - milliseconds).toISOString();
  }
}

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_Record.html */
const recordOf = (image: Awaited<ReturnType<Feed['images']>>[number], nth: number) => ({
  eventID: `local-${nth}`,
  eventName: 'INSERT',
  eventVersion: '1.1',
  eventSource: 'aws:dynamodb',
  awsRegion: 'eu-central-1',
  dynamodb: {
    ApproximateCreationDateTime: Math.floor(Date.now() / 1_000),
    Keys: { PK: image.PK, SK: image.SK },
    NewImage: streamImage(image),
    SequenceNumber: String(nth + 1),
    StreamViewType: 'NEW_IMAGE',
  },
});

const takenOf = (payload: string, all: number): number => {
  const { batchItemFailures } = answerSchema.parse(JSON.parse(payload));
  return Math.min(all, ...batchItemFailures.map(({ itemIdentifier }) => Number(itemIdentifier) - 1));
};
