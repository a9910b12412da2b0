import { describe, expect, it } from 'vitest';
import { type FinishedPass, NOTHING_FOUND, type Recovery } from '../../../../lib/domain/recovery/recovery.ts';
import { addSeconds } from '../../../../lib/domain/shared/time.ts';
import { restoreLeft } from '../../../../lib/payouts/recovery/restore-left.ts';
import type { PaymentProvider } from '../../../../lib/payouts/shared/payment-provider.ts';
import { NOW } from '../../../support/domain.ts';
import { createWorld, overriding } from '../../../support/world.ts';

const GENERATION = 7;
const LATER = addSeconds(NOW, 86_400);

describe('what is left of a restore, in words', async () => {
  const { context, providers } = await createWorld();
  const restored = { to: addSeconds(NOW, -60), stoppedAt: NOW, at: NOW, by: 'ada' };
  const passed = (tally: Partial<FinishedPass['tally']>, more: Partial<Recovery> = {}): Recovery => ({
    version: 1,
    generation: GENERATION,
    firstLooks: {},
    last: { begunAt: NOW, endedAt: NOW, tally: { ...NOTHING_FOUND, ...tally }, isClean: false },
    ...more,
  });
  /** Providers that may carry something out for so many seconds, and two more for their clocks. */
  const slow = (...seconds: readonly number[]) => {
    const named: [string, PaymentProvider][] = seconds.map((longestAttemptSeconds, index) => [
      `bank-${index}`,
      overriding(providers.get('mock'), { longestAttemptSeconds }),
    ]);
    return {
      ...providers,
      names: named.map(([name]) => name),
      get: (name: string) => new Map(named).get(name) ?? providers.get(name),
    };
  };
  const left = (recovery: Recovery | undefined, now = LATER, of = slow(5)) =>
    restoreLeft(
      { recovery: { load: async () => recovery }, providers: of },
      { ...context, now: () => now },
      { restored, generation: GENERATION },
    );

  it.each([
    [[5, 60, 30], 62],
    [[60], 62],
    [[30, 60], 62],
  ])('is what may still arrive at the slowest of the providers (%j)', async (seconds, until) => {
    const says = `what was sent before it may arrive at the provider until ${addSeconds(NOW, until)}`;
    expect(await left(undefined, addSeconds(NOW, until), slow(...seconds))).toBe(says);
    expect(await left(undefined, addSeconds(NOW, until + 0.001), slow(...seconds))).not.toBe(says);
  });

  it('names all that the last pass has left', async () => {
    const tally = { batchesLeft: 1, lostPaymentsLeft: 2, foreignLeft: 3, incomplete: 4, failed: 5 };
    expect(await left(passed({ ...tally, batchesAsked: 8, lostPayments: 9 }))).toBe(
      [
        '1 batches from before the restore whose payments the provider has to be asked about',
        '2 lost payments, which the provider has and we do not',
        '3 payments at the provider without our reference whose incident is open',
        '4 lists of the provider that were not complete',
        '5 items that could not be read',
      ].join('; '),
    );
  });

  it('is one more look if the pass found nothing and was not the last one', async () => {
    expect(await left(passed({}))).toBe('the provider has to be asked once more');
  });

  it('is everything before the first pass, and as long as only an earlier restore was looked into', async () => {
    const everything = 'the sweep has not asked the provider about everything yet';
    expect(await left(undefined)).toBe(everything);
    expect(await left(passed({}, { last: undefined }))).toBe(everything);
    expect(await left(passed({ failed: 1 }, { generation: GENERATION - 1 }))).toBe(everything);
  });
});
