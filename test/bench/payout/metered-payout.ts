import { executeBatch } from '../../../lib/payouts/batches/execute-batch.ts';
import type { PaymentProvider } from '../../../lib/payouts/shared/payment-provider.ts';
import { createAll, type World, withProvider } from '../../support/world.ts';
import type { Meter } from '../meter/meter.ts';
import { sumOf, type Units } from '../meter/units.ts';
import type { BenchWorld } from '../shared/bench-world.ts';
import { type MachineCounts, runMachine } from './run-machine.ts';

/**
 * The stages of a payout. `claim`: making the batch. `send`: from there to the answer of the bank, with the attempt that is
 * committed before anything is sent. `settle`: recording the answer. `rest`: everything else that the batch takes, up to
 * its verdict. `bank`: the Mock bank's own books, which a real provider keeps elsewhere.
 */
export const PAYOUT_STEPS = ['claim', 'send', 'settle', 'rest', 'bank'] as const;
export type PayoutStep = (typeof PAYOUT_STEPS)[number];

export interface MeteredPayout extends MachineCounts {
  readonly payments: number;
  readonly units: Readonly<Record<PayoutStep, Units>>;
}

/**
 * Pays everybody who can be paid, in one request and one run of the state machine.
 *
 * @throws Error unless it was one batch, and all of it was paid
 */
export const meteredPayout = async ({ world: plain, meter }: BenchWorld): Promise<MeteredPayout> => {
  const world = withProvider(plain, (mock) => meteredBank(mock, meter));
  const begun = world.executions.started.length;
  meter.reset();
  const { batches } = await meter.during('claim', () => createAll(world));
  const [batch, ...others] = batches;
  if (batch === undefined || others.length > 0) throw new Error(`${batches.length} batches were made instead of one`);
  await meter.during('rest', () => executeBatch(world, world.context, batch.batchId));
  const run = world.executions.started[begun];
  if (run === undefined) throw new Error(`no run of ${batch.batchId} was started`);
  const counts = await runMachine(world, run, (name, work) =>
    meter.during(name === 'PayChunk' ? 'send' : 'rest', work),
  );
  const units = takenBy(meter);
  await requirePaid(world, run, batch.paymentCount);
  return { ...counts, payments: batch.paymentCount, units };
};

/** After the answer to a submission, the same step goes on with recording it. */
const meteredBank = (mock: PaymentProvider, meter: Meter): Partial<PaymentProvider> => ({
  submit: async (...submission) => {
    const answer = await meter.during('bank', () => mock.submit(...submission));
    meter.goOn('settle');
    return answer;
  },
  getPayee: (...payee) => meter.during('bank', () => mock.getPayee(...payee)),
  balance: (...currency) => meter.during('bank', () => mock.balance(...currency)),
});

const takenBy = ({ taken }: Meter): Record<PayoutStep, Units> => {
  const of = (step: PayoutStep) => sumOf([...taken].filter(([label]) => label === step).map(([, units]) => units));
  const stray = [...taken.keys()].filter((label) => !PAYOUT_STEPS.some((step) => step === label));
  if (stray.length > 0) throw new Error(`units were taken for what is no step of a payout: ${stray.join(', ')}`);
  return { claim: of('claim'), send: of('send'), settle: of('settle'), rest: of('rest'), bank: of('bank') };
};

const requirePaid = async (world: World, run: World['executions']['started'][number], payments: number) => {
  world.executions.end(run.batchId, run.run);
  const batch = await world.batches.find(run.batchId);
  if (batch?.counts.COMPLETED === payments) return;
  throw new Error(`of ${payments} payments ${batch?.counts.COMPLETED ?? 0} were paid`);
};
