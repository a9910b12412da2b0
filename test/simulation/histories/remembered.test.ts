import { beforeAll, describe, expect, it } from 'vitest';
import type { Machines } from '../world/machine/machines.ts';
import { sharedMachines } from '../world/machine/shared-machines.ts';
import { inventStory } from './invent-story.ts';
import { tellHistory } from './tell-history.ts';

/**
 * Seeds that once broke a rule, and what was wrong. They are told as they were then, before there were faults that make two
 * processes meet. Where the text does not mention the product, the fault was in the simulated people or rules.
 */
const BEFORE_RACES: readonly [seed: number, what: string][] = [
  [900_654, 'somebody was paid in the lost time, and then linked to another payee: people link them as before'],
  [1_006_034, 'money of the lost time came back before the recovery looked: its commission is owed again'],
  [
    2_015_032,
    'the recovery looked into the queue before a stopped run went back to it, and never asked about its batch',
  ],
  [1_000_326, 'every try to make the daily batches broke off: the last step of the run says so by failing'],
  [306_040, 'a pause was set while everything recovered: people look for what stops payouts before every sweep'],
  [900_006_320, 'a restored table knew a batch as a draft that was paid in the lost time: it ends without an event'],
  [900_015_838, 'a bank took back what it had paid, and the restored table never knew that it was paid: it may fail'],
  [1_093, 'Rise refused the second delivery of a request to pay, and the first one counted as refused, too'],
  [307_603, 'Rise had taken the first delivery and answered the second with 429, which counted as refused'],
];

/** The same, told with faults that make two meet. */
const SINCE_RACES: readonly [seed: number, what: string][] = [
  [
    20_066_525,
    'no pass after a restore saw a batch, because an index lagged: it was neither paid nor cancelled ever after',
  ],
  [30_429_407, 'people took the limit off the Mock bank while it booked a payment, and it had less than nothing then'],
  [
    50_043_884,
    'the second restore went back to before the first, and its audit entries counted as new: they are in no stream',
  ],
  [
    50_234_636,
    'the Mock bank took the first delivery of a submission, and refused the second one, which came too late, as a whole',
  ],
  [
    60_004_685,
    'a retry that had stood still until another one was through claimed for ever what could not be retried a second time',
  ],
  [
    70_056_099,
    'a bank that had forgotten a submission rejected it when it came again too late, and noted that over what it had paid',
  ],
  [
    80_331_365,
    'the second restore took back what the recovery had entered after the first one: the rule about the bank forgets it, too',
  ],
  [
    80_484_448,
    'a commission was claimed while its reversal was under way, and counted off: fewer were counted than settled, and the next payment could not be read',
  ],
  [20_092_982, 'a bank denied what a restore had lost and it had listed: people are told that our books differ'],
];

describe('a history that once broke a rule', () => {
  let machines: Machines;
  beforeAll(async () => {
    machines = await sharedMachines();
  });

  it.each(BEFORE_RACES)('%i: %s', async (seed) => {
    expect((await tellHistory(inventStory(seed, false), { machines })).broken).toEqual([]);
  });

  it.each(SINCE_RACES)('%i: %s', async (seed) => {
    expect((await tellHistory(inventStory(seed), { machines })).broken).toEqual([]);
  });
});
