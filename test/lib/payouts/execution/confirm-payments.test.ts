import { beforeEach, describe, expect, it } from 'vitest';
import { attemptIdOf } from '../../../../lib/domain/shared/ids.ts';
import { confirmPayments } from '../../../../lib/payouts/execution/confirm-payments.ts';
import type { Progress } from '../../../../lib/payouts/execution/events.ts';
import { payChunk } from '../../../../lib/payouts/execution/pay-chunk.ts';
import { resumeDeadExecution } from '../../../../lib/payouts/schedules/sweep/resume-execution.ts';
import type { PaymentProvider } from '../../../../lib/payouts/shared/payment-provider.ts';
import { SILENCE } from '../../../support/provider-answers.ts';
import {
  affiliateWith,
  createWorld,
  movements,
  onlyPayment,
  startChunk,
  type World,
  withProvider,
} from '../../../support/world.ts';

const ATTEMPT = attemptIdOf(1, 0, 0);

describe('confirming a payment whose submission never arrived', () => {
  let world: World;
  let progress: Progress;

  beforeEach(async () => {
    world = await createWorld();
    await affiliateWith(world, 'ann', '60.00');
    const started = await startChunk(world);
    progress = started.progress;
    const lost = withProvider(world, () => ({ submit: () => Promise.reject(new Error('lost')) }));
    await payChunk(lost, world.context, started.chunk);
  });

  const confirm = (change: (provider: PaymentProvider) => Partial<PaymentProvider> = () => ({})) =>
    confirmPayments(withProvider(world, change), world.context, progress);
  const payment = () => onlyPayment(world, progress.batchId);
  const noRepeats = () => ({ repeatSafe: false });

  it('sends the very same attempt again where that is safe (M5)', async () => {
    await confirm();
    expect(await payment()).toMatchObject({ status: 'COMPLETED', attemptIds: [ATTEMPT] });
    expect(await movements(world)).toHaveLength(1);
  });

  it('of a superseded run only looks up (M8)', async () => {
    world.executions.end(progress.batchId, 1);
    await resumeDeadExecution(world, world.context);
    await confirm();
    expect((await payment()).status).toBe('UNKNOWN');
    expect(await movements(world)).toEqual([]);
  });

  it('only waits where repeating is not safe, as long as the attempt can still be carried out (M4)', async () => {
    // The Mock's attempts live five seconds, and two more are the margin between its clock and ours.
    for (const seconds of [0, 5, 2]) {
      world.clock.advance(seconds);
      await confirm(noRepeats);
      expect(await payment()).toMatchObject({ status: 'UNKNOWN', liveAttemptId: ATTEMPT });
    }
    world.clock.advance(1);
    await confirm(noRepeats);
    const dead = await payment();
    expect(dead).toMatchObject({ status: 'FAILED', failure: { code: 'attempt_expired' } });
    expect(dead.liveAttemptId).toBeUndefined();
  });

  it('sends nothing again once the attempt has run out, margin or not', async () => {
    world.clock.advance(6);
    const submitted: unknown[] = [];
    await confirm(() => ({
      submit: async (prepared) => {
        submitted.push(prepared);
        return SILENCE;
      },
    }));
    expect(submitted).toEqual([]);
    expect((await payment()).status).toBe('UNKNOWN');
  });

  it('does not take it for dead on a look-up that did not see everything (M4)', async () => {
    world.clock.advance(3_600);
    await confirm(() => ({ lookUp: async () => ({ outcomes: [], complete: false }) }));
    expect(await payment()).toMatchObject({ status: 'UNKNOWN', liveAttemptId: ATTEMPT });
  });

  it('does not take it for dead on a look-up that began before it ran out (M4)', async () => {
    world.clock.advance(4);
    await confirm(() => ({
      repeatSafe: false,
      lookUp: async () => {
        world.clock.advance(3_600);
        return { outcomes: [], complete: true };
      },
    }));
    expect((await payment()).status).toBe('UNKNOWN');
  });

  it('stays UNKNOWN when the answer to the repetition is lost as well', async () => {
    await confirm(() => ({ submit: () => Promise.reject(new Error('lost again')) }));
    expect((await payment()).status).toBe('UNKNOWN');
  });

  it('lets a look-up that fails fail the step: nothing is known from it', async () => {
    await expect(confirm(() => ({ lookUp: () => Promise.reject(new Error('down')) }))).rejects.toThrow('down');
    expect((await payment()).status).toBe('UNKNOWN');
  });
});
