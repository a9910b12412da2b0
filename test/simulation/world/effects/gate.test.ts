import { describe, expect, it } from 'vitest';
import { Table } from '../../../../lib/store/shared/table.ts';
import { SimulatedTable } from '../../store/simulated-table.ts';
import { Random } from '../time/random.ts';
import { ruleTimers } from '../time/rule-timers.ts';
import { Scheduler } from '../time/scheduler.ts';
import { VirtualTime } from '../time/virtual-time.ts';
import { EFFECTS, FAULTS, FAULTS_OF, type Fault, type FaultKind, RACES_OF } from './fault.ts';
import { plannedFaults } from './fault-plan.ts';
import { Gate, MOST_EFFECTS } from './gate.ts';
import { gatedTable, TABLE_NAME } from './gated-table.ts';
import { Process } from './process.ts';

const START = Date.parse('2026-03-01T00:00:00.000Z');
const KEY = { PK: 'A', SK: 'A' };
const counted = { ...KEY, count: 1n };

/** One process with a table; the fault comes at its first effect. */
function aProcess(kind: FaultKind, amount = 0) {
  const time = new VirtualTime(START);
  const random = new Random(1);
  const scheduler = new Scheduler(time, random);
  const table = new SimulatedTable({ name: TABLE_NAME });
  const faults = plannedFaults(new Map<string, Fault>([['the process @1', { kind, amount }]]));
  const gate = new Gate({ scheduler, faults, underWay: () => 1, after: () => undefined });
  const process = new Process('the process', 0);
  const before = new Table(table, TABLE_NAME);
  return {
    time,
    table,
    process,
    gate,
    scheduler,
    before,
    items: () => [...table.items()],
    /** How the work ends: with its answer or its error, and when; nothing, if it never does. */
    async end(work: (store: Table) => Promise<unknown>) {
      let how: string | undefined;
      await ruleTimers({ time, random }, async () => {
        const done = (what: string) => {
          how = `${what} after ${(time.nowMs - START) / 1_000} s`;
        };
        work(gatedTable(table, gate, process)).then(
          (answer) => done(JSON.stringify(answer, (_, value) => (typeof value === 'bigint' ? Number(value) : value))),
          (error: Error) => done(error.name),
        );
        await scheduler.run();
      });
      return how;
    },
  };
}

const write = (store: Table) =>
  store.transact([{ Put: { Item: counted, ConditionExpression: 'attribute_not_exists(PK)' } }]);

it('nothing stands still inside the bank, also where it was planned for what had that place before', () => {
  const { gate, process, time } = aProcess('stall-before', 30);
  const booked: number[] = [];
  void gate.pass(process, { kind: 'booking', act: () => booked.push(time.nowMs), text: () => 'books' });
  expect(booked).toEqual([START]);
});

it('a process that goes round in circles is ended, and named', async () => {
  const { scheduler, time, table } = aProcess('throttle');
  const endless: string[] = [];
  const gate = new Gate({
    scheduler,
    faults: plannedFaults(new Map()),
    underWay: () => 1,
    after: () => undefined,
    endless: (process) => endless.push(process),
  });
  const process = new Process('the process', 0);
  await ruleTimers({ time, random: new Random(1) }, async () => {
    const store = gatedTable(table, gate, process);
    const goRound = async () => {
      while (endless.length === 0) await store.get(KEY);
    };
    void goRound();
    await scheduler.run();
  });
  expect(endless).toEqual(['the process']);
  expect([process.isAlive, gate.effects]).toEqual([false, MOST_EFFECTS]);
});

describe('an effect at the gate', () => {
  it('happens or not, and the process hears of it or not, as the fault says', async () => {
    const ends: Record<string, [how: string | undefined, written: number, alive: boolean]> = {};
    for (const kind of ['crash-before', 'crash-after', 'lost-answer', 'failure'] as const) {
      const process = aProcess(kind);
      ends[kind] = [await process.end(write), process.items().length, process.process.isAlive];
    }
    expect(ends).toEqual({
      'crash-before': [undefined, 0, false],
      'crash-after': [undefined, 1, false],
      'lost-answer': ['TimeoutError after 0 s', 1, true],
      failure: ['TimeoutError after 0 s', 0, true],
    });
  });

  it('is done late, or answered late, when the process stands still', async () => {
    const late = aProcess('stall-before', 75);
    late.time.set(10_000, () => expect(late.items()).toEqual([]));
    expect(await late.end(write)).toBe('[] after 75 s');
    const unheard = aProcess('stall-after', 75);
    unheard.time.set(10_000, () => expect(unheard.items()).toHaveLength(1));
    expect(await unheard.end(write)).toBe('[] after 75 s');
  });

  it('happens after so many turns of others at that moment, and at once if nobody else stands ready', async () => {
    const overtaken = aProcess('overtaken', 3);
    let others = 0;
    const other = async () => {
      for (; others < 20; others += 1) await overtaken.scheduler.turn();
    };
    void other();
    const seen = async (store: Table) => {
      await write(store);
      return others;
    };
    expect(Number.parseInt((await overtaken.end(seen)) ?? '', 10)).toBeGreaterThan(2);
    expect(await aProcess('overtaken', 100).end(write)).toBe('[] after 0 s');
  });

  it('happens beside the next process that does the same, or after a long time if none begins', async () => {
    const awaiting = aProcess('stall-until-next', 1);
    awaiting.time.set(10_000, () => awaiting.gate.begins(new Process('another', 0)));
    awaiting.time.set(20_000, () => awaiting.gate.begins(new Process('the process #2', 0, 'the process')));
    expect(await awaiting.end(write)).toBe('[] after 20 s');
    expect(await aProcess('stall-until-next', 1).end(write)).toBe('[] after 4000 s');
  });

  it('is tried again by the store when the table is busy or another transaction is in the way', async () => {
    for (const kind of ['conflict', 'throttle'] as const) {
      const process = aProcess(kind);
      expect(await process.end(write)).toMatch(/^\[\] after 0\.0\d+ s$/);
      expect(process.gate.effects).toBe(2);
    }
    const reading = aProcess('throttle');
    expect(await reading.end((store) => store.get(KEY))).toBe('ProvisionedThroughputExceededException after 0 s');
  });

  it('happens twice', async () => {
    const process = aProcess('twice');
    expect(await process.end((store) => store.increment(KEY, 'count'))).toBe('2 after 0 s');
  });

  it('leaves a part of many items unread, which the store then asks for again', async () => {
    const process = aProcess('unread');
    const keys = ['1', '2', '3'].map((SK) => ({ PK: 'A', SK }));
    for (const key of keys) await process.before.put(key);
    expect(await process.end((store) => store.getMany(keys).then((found) => found.length))).toMatch(
      /^3 after 0\.\d+ s$/,
    );
    expect(process.gate.effects).toBe(2);
  });

  it('reads an index as it was some writes ago, and the table as it is', async () => {
    const process = aProcess('stale-index', 1);
    for (const SK of ['1', '2']) await process.before.put({ PK: 'A', SK, GSI1PK: 'I', GSI1SK: SK });
    const query = { index: 'GSI1', pk: 'I' } as const;
    expect(await process.end((store) => store.query(query).then(({ items }) => items.length))).toBe('1 after 0 s');
    expect((await process.before.query(query)).items).toHaveLength(2);
  });

  it('of a dead process does not happen', async () => {
    const process = aProcess('crash-before');
    await process.end(async (store) => {
      await Promise.all([write(store), store.put({ PK: 'B', SK: 'B' })]);
    });
    expect(process.items()).toEqual([]);
  });
});

describe('the faults', () => {
  it('are each possible at some effect, and some at every effect', () => {
    const possible = new Set(EFFECTS.flatMap((effect) => [...FAULTS_OF[effect], ...(RACES_OF[effect] ?? [])]));
    expect([...possible].sort()).toEqual([...FAULTS].sort());
    expect(EFFECTS.filter((effect) => FAULTS_OF[effect].length === 0)).toEqual([]);
  });

  it('are told to people by what the process was about to do', async () => {
    const told: string[] = [];
    const table = new SimulatedTable({ name: TABLE_NAME });
    const time = new VirtualTime(START);
    const faults = plannedFaults(new Map<string, Fault>([['p @2', { kind: 'throttle', amount: 0 }]]));
    const scheduler = new Scheduler(time, new Random(1));
    const tell = (process: string, text: string) => void told.push(`${process} ${text}`);
    const gate = new Gate({ scheduler, faults, underWay: () => 1, after: () => undefined, tell });
    const store = gatedTable(table, gate, new Process('p', 0));
    await store.put(KEY);
    await store.get(KEY).catch(() => undefined);
    await store.transact([
      {
        Update: {
          Key: KEY,
          UpdateExpression: 'ADD #n :n',
          ExpressionAttributeNames: { '#n': 'n' },
          ExpressionAttributeValues: { ':n': 1 },
        },
      },
      { ConditionCheck: { Key: { PK: 'B', SK: 'B' }, ConditionExpression: 'attribute_not_exists(PK)' } },
    ]);
    expect(told).toEqual([
      'p puts A / A',
      'p reads A / A  !! throttle',
      'p in one transaction updates A / A; checks B / B',
    ]);
  });
});
