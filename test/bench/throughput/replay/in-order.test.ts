import { setImmediate } from 'node:timers/promises';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOrder } from './in-order.ts';

/** Tasks that end in an order of their own; what was begun and ended is written down. */
const watched = (workers: number, delays: readonly number[]) => {
  const log: (readonly ['begun' | 'ended', number])[] = [];
  let [running, most] = [0, 0];
  const worker = async (task: number) => {
    log.push(['begun', task]);
    running += 1;
    most = Math.max(most, running);
    for (let turns = delays[task % delays.length] ?? 0; turns >= 0; turns -= 1) await setImmediate();
    running -= 1;
    log.push(['ended', task]);
  };
  return { log, most: () => most, workers: Array.from({ length: workers }, () => worker) };
};

const waitsOf = fc
  .array(fc.array(fc.nat({ max: 4 }), { maxLength: 3 }), { maxLength: 30 })
  .map((all) => all.map((backs, task) => [...new Set(backs.map((back) => task - 1 - back))].filter((one) => one >= 0)));

describe('tasks', () => {
  it('are each done once, after what they wait for and after what lies before the window, by as many as there are', async () => {
    await fc.assert(
      fc.asyncProperty(
        waitsOf,
        fc.integer({ min: 5, max: 9 }),
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 7 }),
        async (waits, window, count, delays) => {
          const { log, most, workers } = watched(count, delays);
          await inOrder(waits, window, workers);
          const begun = log.flatMap(([what, task]) => (what === 'begun' ? task : []));
          expect(begun.toSorted((left, right) => left - right)).toEqual(waits.map((_, task) => task));
          expect(most()).toBeLessThanOrEqual(count);
          for (const task of begun) {
            const before = log.slice(
              0,
              log.findIndex(([what, one]) => what === 'begun' && one === task),
            );
            const ended = new Set(before.flatMap(([what, one]) => (what === 'ended' ? one : [])));
            const needed = [...(waits[task] ?? []), ...Array.from({ length: Math.max(0, task - window) }, (_, n) => n)];
            expect(needed.filter((one) => !ended.has(one))).toEqual([]);
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it('that do not wait for each other are done together', async () => {
    const { most, workers } = watched(3, [2]);
    await inOrder([[], [], [], []], 10, workers);
    expect(most()).toBe(3);
  });

  it('end with the error of one that fails', async () => {
    const fails = async () => {
      throw new Error('the engine is gone');
    };
    await expect(inOrder([[], []], 10, [fails])).rejects.toThrow('the engine is gone');
  });
});
