import { setTimeout as sleep } from 'node:timers/promises';
import pRetry from 'p-retry';
import { describe, expect, it } from 'vitest';
import { Random } from './random.ts';
import { ruleTimers } from './rule-timers.ts';
import { Scheduler } from './scheduler.ts';
import { VirtualTime } from './virtual-time.ts';

const START = Date.parse('2026-03-01T00:00:00.000Z');

function aClock(seed = 1) {
  const time = new VirtualTime(START);
  const random = new Random(seed);
  return { time, random, scheduler: new Scheduler(time, random) };
}

describe('the virtual clock', () => {
  it('rings alarms by their moment, and those of one moment in the order in which they were set', () => {
    const { time } = aClock();
    const rung: string[] = [];
    const moments = [7, 3, 9, 3, 1, 7, 0, 3];
    for (const [nth, seconds] of moments.entries()) time.set(seconds * 1_000, () => rung.push(`${seconds}:${nth}`));
    while (time.advance());
    expect(rung).toEqual(['0:6', '1:4', '3:1', '3:3', '3:7', '7:0', '7:5', '9:2']);
    expect(time.now()).toBe('2026-03-01T00:00:09.000Z');
  });

  it('does not ring what was cancelled, nor what lies beyond the moment that was asked for', () => {
    const { time } = aClock();
    const rung: number[] = [];
    time.cancel(time.set(1_000, () => rung.push(1)));
    time.set(2_000, () => rung.push(2));
    time.set(9_000, () => rung.push(9));
    while (time.advance(START + 5_000));
    expect(rung).toEqual([2]);
  });

  it('is what sleeps in modules and waits in libraries go by, so that a day of them takes no time', async () => {
    const { time, random, scheduler } = aClock();
    const woken: string[] = [];
    let tries = 0;
    await ruleTimers({ time, random }, async () => {
      void sleep(86_400_000, 'a day').then((what) => woken.push(`${what} at ${time.now()}`));
      setTimeout(() => woken.push(`a second at ${time.now()}`), 1_000);
      clearTimeout(setTimeout(() => woken.push('never'), 1_000));
      void pRetry(
        async () => {
          tries += 1;
          if (tries < 3) throw new Error('not yet');
        },
        { minTimeout: 2_000 },
      ).then(() => woken.push(`the third try at ${time.now()}`));
      await scheduler.run();
    });
    expect(woken).toEqual([
      'a second at 2026-03-01T00:00:01.000Z',
      'the third try at 2026-03-01T00:00:06.000Z',
      'a day at 2026-03-02T00:00:00.000Z',
    ]);
  });

  it('gives the timers back, and rejects a sleep that is called off', async () => {
    const before = [setTimeout, clearTimeout, Math.random];
    const { time, random, scheduler } = aClock();
    const stop = new AbortController();
    const ended = await ruleTimers({ time, random }, async () => {
      const slept = sleep(5_000, undefined, { signal: stop.signal }).then(
        () => 'slept',
        () => `called off at ${time.now()}`,
      );
      time.set(1_000, () => stop.abort());
      await scheduler.run();
      return slept;
    });
    expect(ended).toBe('called off at 2026-03-01T00:00:01.000Z');
    expect([setTimeout, clearTimeout, Math.random]).toEqual(before);
    expect(await sleep(1, 'real')).toBe('real');
  });
});

describe('the scheduler', () => {
  /** Three processes of three steps each, and the order in which they take them. */
  async function orderUnder(seed: number): Promise<string> {
    const { scheduler } = aClock(seed);
    const order: string[] = [];
    for (const name of ['a', 'b', 'c']) {
      void (async () => {
        for (let step = 0; step < 3; step += 1) {
          await scheduler.turn();
          order.push(name);
        }
      })();
    }
    await scheduler.run();
    return order.join('');
  }

  it('lets processes take turns in an order that follows from the seed', async () => {
    expect(await orderUnder(5)).toBe(await orderUnder(5));
    const orders = new Set(await Promise.all(Array.from({ length: 50 }, (_, seed) => orderUnder(seed))));
    expect(orders.size).toBeGreaterThan(30);
  });

  it('moves the clock only when everybody stands still', async () => {
    const { time, scheduler } = aClock();
    const seen: string[] = [];
    time.set(1_000, () => seen.push('the alarm'));
    void (async () => {
      for (let step = 0; step < 20; step += 1) await Promise.resolve();
      await scheduler.turn();
      for (let step = 0; step < 20; step += 1) await Promise.resolve();
      seen.push(`the process at ${time.now()}`);
    })();
    await scheduler.run();
    expect(seen).toEqual(['the process at 2026-03-01T00:00:00.000Z', 'the alarm']);
  });
});
