import { describe, expect, it } from 'vitest';
import { currency } from '../../../../lib/domain/shared/currency.ts';
import { attemptId, payeeId, transactionId } from '../../../../lib/domain/shared/ids.ts';
import { createProviderDirectory } from '../../../../lib/providers/create-provider.ts';
import { DynamoMockBank } from '../../../../lib/store/mock-bank/mock-bank-repository.ts';
import { SimulatedTable } from '../../store/simulated-table.ts';
import { Random } from '../time/random.ts';
import { ruleTimers } from '../time/rule-timers.ts';
import { Scheduler } from '../time/scheduler.ts';
import { VirtualTime } from '../time/virtual-time.ts';
import { type EffectKind, FAULTS_OF, type Fault } from './fault.ts';
import { Gate } from './gate.ts';
import { gatedDirectory, Window } from './gated-provider.ts';
import { gatedTable, TABLE_NAME } from './gated-table.ts';
import { Process } from './process.ts';

const USD = currency('USD');

/** One payment submitted to the Mock bank for at most five seconds. @returns what the bank said, and its effects */
async function submitted(fault?: { readonly at: EffectKind } & Fault) {
  const time = new VirtualTime(Date.parse('2026-03-01T00:00:00.000Z'));
  const random = new Random(1);
  const scheduler = new Scheduler(time, random);
  const effects: EffectKind[] = [];
  const faults = {
    at: (_place: unknown, effect: EffectKind) => {
      effects.push(effect);
      return fault?.at === effect ? fault : undefined;
    },
  };
  const gate = new Gate({ scheduler, faults, underWay: () => 1, after: () => undefined });
  const process = new Process('the process', 0);
  const bank = new DynamoMockBank(gatedTable(new SimulatedTable({ name: TABLE_NAME }), gate, process, true));
  const directory = createProviderDirectory('mock', { mockBank: bank, mockAttemptLifetimeSeconds: 5 });
  const provider = gatedDirectory(directory, {
    gate,
    process,
    narrowed: {},
    now: () => time.now(),
    window: new Window(() => time.nowMs),
  }).get('mock');
  const payment = { transactionId: transactionId('batch-1.001'), payeeId: payeeId('mock:ok:1'), amountMinor: 100n };
  let said: string | undefined;
  await ruleTimers({ time, random }, async () => {
    void provider.prepare(attemptId('0001-0000-0000'), USD, [payment], time.now()).then(async (preparation) => {
      if (preparation.kind !== 'prepared') throw new Error('the payments were not prepared');
      said = (await provider.submit(preparation.prepared, time.now())).kind;
    });
    await scheduler.run();
  });
  return { said, effects };
}

describe('a submission to the Mock bank', () => {
  it('is refused when it arrives after its time, because its process stood still on the way', async () => {
    expect((await submitted()).said).toBe('taken');
    expect((await submitted({ at: 'submit', kind: 'stall-before', amount: 75 })).said).toBe('rejected');
  });

  it('is booked when it arrives or never: nothing stands still inside the bank', async () => {
    const { effects } = await submitted();
    const inside = effects.slice(effects.indexOf('submit') + 1);
    expect(new Set(inside)).toEqual(new Set(['bank-read', 'booking']));
    const stalls = inside.flatMap((effect) => FAULTS_OF[effect]).filter((kind) => kind.startsWith('stall'));
    expect(stalls).toEqual([]);
  });
});
