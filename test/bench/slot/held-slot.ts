import { assessBatchStep } from '../../../lib/contracts/execution/execution-steps.ts';
import { payeeId } from '../../../lib/domain/shared/ids.ts';
import { importAffiliates } from '../../../lib/payouts/affiliates/import-affiliates.ts';
import { executeBatch } from '../../../lib/payouts/batches/execute-batch.ts';
import { importCommissions } from '../../../lib/payouts/commissions/import-commissions.ts';
import { createAll, withProvider } from '../../support/world.ts';
import { runMachine } from '../payout/run-machine.ts';
import type { BenchWorld } from '../shared/bench-world.ts';
import { requireAccepted } from '../shared/fill-books.ts';
import { affiliateRow, commissionRow, numbers } from '../shared/rows.ts';

/** When the bank pays, and whether another batch waits for the slot meanwhile. */
export const SLOT_CASES = ['paid at once', 'paid later, nobody waits', 'paid later, another batch waits'] as const;
export type SlotCase = (typeof SLOT_CASES)[number];

/** A state of the machine that a batch was in while it held the slot. */
export interface SlotPart {
  readonly state: string;
  readonly times: number;
  /** Round trips to DynamoDB, without those of the Mock bank. */
  readonly requests: number;
  readonly milliseconds: number;
}

export interface HeldSlot {
  readonly parts: readonly SlotPart[];
  /** Seconds that the machine waited by design, while it held the slot. */
  readonly waitedSeconds: number;
}

const GIVES_IT_BACK = ['Settle', 'Park', 'Finalize'];
const HOURS = 'slow-36000';

/** One run of a batch of so many payments, up to the moment when it gives the slot back. */
export const heldSlot = async (bench: BenchWorld, slotCase: SlotCase, payments: number): Promise<HeldSlot> => {
  const { world: plain, meter } = bench;
  const world = withProvider(plain, (mock) => ({
    submit: (...args) => meter.during('bank', () => mock.submit(...args)),
    lookUp: (...args) => meter.during('bank', () => mock.lookUp(...args)),
    getPayee: (...args) => meter.during('bank', () => mock.getPayee(...args)),
    balance: (...args) => meter.during('bank', () => mock.balance(...args)),
  }));
  await queueBatch(world, 1, payments, slotCase === 'paid at once' ? 'ok' : HOURS);
  if (slotCase === 'paid later, another batch waits') await queueBatch(world, payments + 1, 1, 'ok');
  const [run] = world.executions.started;
  if (run === undefined) throw new Error('no run was started');
  meter.reset();
  const spent = new Map<string, { times: number; milliseconds: number }>();
  let isHeld = true;
  let waitedSeconds = 0;
  await runMachine(world, run, async (state, work) => {
    if (!isHeld) return work();
    const begun = performance.now();
    const answer = await meter.during(state, work);
    const { times, milliseconds } = spent.get(state) ?? { times: 0, milliseconds: 0 };
    spent.set(state, { times: times + 1, milliseconds: milliseconds + performance.now() - begun });
    if (GIVES_IT_BACK.includes(state)) isHeld = false;
    if (state === 'Assess') waitedSeconds += waitIn(answer);
    return answer;
  });
  if ((await world.batches.slot())?.batchId === run.batchId)
    throw new Error(`${run.batchId} has not given the slot back`);
  const requests = (state: string) => meter.taken.get(state)?.requests ?? 0;
  return {
    parts: [...spent].map(([state, one]) => ({ state, ...one, requests: requests(state) })),
    waitedSeconds,
  };
};

/** Before what comes next with the slot. */
const waitIn = (answer: unknown): number => {
  const { action, waitSeconds } = assessBatchStep.result.parse(answer);
  return action === 'SETTLE' ? 0 : waitSeconds;
};

const queueBatch = async (world: BenchWorld['world'], first: number, payments: number, behaviour: string) => {
  const rows = numbers(first, payments).map((number) => {
    const row = affiliateRow(number);
    return { ...row, payeeId: payeeId(`mock:${behaviour}:${row.affiliateId}`) };
  });
  requireAccepted(await importAffiliates(world, world.context, rows));
  const commissions = numbers(first, payments).map((number) => commissionRow(number, 1, world.clock.now()));
  requireAccepted(await importCommissions(world, world.context, commissions));
  for (const { batchId } of (await createAll(world)).batches) await executeBatch(world, world.context, batchId);
};
