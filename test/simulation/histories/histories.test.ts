import { beforeAll, describe, expect, it } from 'vitest';
import { count, emptyTally } from '../prove/tally.ts';
import { FAULTS } from '../world/effects/fault.ts';
import { type Machines, machinesOf } from '../world/machine/machines.ts';
import { synthesisedDefinitions } from '../world/machine/synthesised-definitions.ts';
import { inventStory } from './invent-story.ts';
import { smallestStory } from './smallest-story.ts';
import { tellHistory } from './tell-history.ts';

const HISTORIES = 1_000;
/** A minute, where nobody else wants the processor. */
const TIMEOUT_MS = 900_000;

/** What a crash, a wait or a race leaves behind, and who takes it up. */
const RECOVERED = [
  'sweep execution slot',
  'sweep daily payouts',
  'sweep dead drafts',
  'sweep cancellations',
  'sweep received webhooks',
  'sweep open payments',
  'sweep settlements',
  'sweep returned payments',
  'sweep daily seals',
  'sweep queue',
  'sweep account sync',
  'sweep recovery',
  'state MarkUnknown',
  'state Confirm',
  'state Settle',
  'state Park',
  'state Parked',
  'state EachCurrency',
  'audit payment.unknown',
  'audit payment.retrying',
  'audit payment.not_taken',
  'audit payment.returned',
  'audit batch.recovered',
  'audit lost_payment.noted',
  'audit payouts.restore_settled',
];

describe(`${HISTORIES} histories`, () => {
  const tally = emptyTally();
  let machines: Machines;
  beforeAll(() => {
    machines = machinesOf(synthesisedDefinitions());
  });

  it(
    'break no rule',
    async () => {
      for (let seed = 1; seed <= HISTORIES; seed += 1) {
        const story = inventStory(seed);
        const told = await tellHistory(story, { machines });
        count(tally, told);
        if (told.broken.length > 0) expect.fail(await smallestStory(story, told, machines));
      }
      expect(tally.histories).toBe(HISTORIES);
    },
    TIMEOUT_MS,
  );

  it('have every kind of fault in them', () => {
    expect(FAULTS.filter((kind) => !tally.faults[kind])).toEqual([]);
  });

  it('are recovered from in every way that there is', () => {
    expect(RECOVERED.filter((branch) => !tally.branches[branch])).toEqual([]);
  });

  it('pay, and mostly do', () => {
    expect(tally.ends['payment COMPLETED']).toBeGreaterThan(HISTORIES);
  });
});
