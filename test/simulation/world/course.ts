import { hash } from 'node:crypto';
import type { Change } from '../store/item-store.ts';

/**
 * All that is left of a history once no process is under way. It is what was written, which processes began and whether they answered,
 * which states the executions came to, what they handed to their Lambdas, how many ids were drawn, and for when something waits.
 *
 * Two histories of one story that are the same in all this go on alike, whatever was read, and wherever a process broke off. Only the
 * order of turns may differ where several processes stand ready, and one order is as good as the other.
 */
export class Course {
  #hash = '';
  readonly #seen = new Map<readonly Change[], number>();

  note(text: string): void {
    this.#hash = hash('sha1', `${this.#hash}\n${text}`);
  }

  /** @param moment what waits, and for when */
  at(feeds: readonly (readonly Change[])[], moment: readonly number[]): string {
    for (const [nth, feed] of feeds.entries()) {
      for (let seen = this.#seen.get(feed) ?? 0; seen < feed.length; seen += 1) {
        const { key, after } = feed[seen] ?? {};
        this.note(JSON.stringify([nth, key, after], asText));
      }
      this.#seen.set(feed, feed.length);
    }
    return `${this.#hash} ${moment.join(' ')}`;
  }
}

function asText(_name: string, value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}n`;
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  return value instanceof Set ? [...value] : value;
}
