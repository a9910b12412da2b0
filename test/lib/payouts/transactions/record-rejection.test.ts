import { beforeEach, describe, expect, it } from 'vitest';
import type { Attempt } from '../../../../lib/domain/transactions/attempt.ts';
import { payChunk } from '../../../../lib/payouts/execution/pay-chunk.ts';
import { recordRejection } from '../../../../lib/payouts/transactions/record-rejection.ts';
import {
  affiliateWith,
  createWorld,
  onlyPayment,
  overriding,
  startChunk,
  type World,
  withProvider,
} from '../../../support/world.ts';

describe('the refusal of a submission, while its payments are changed by others,', () => {
  let world: World;
  let attempt: Attempt;

  beforeEach(async () => {
    world = await createWorld();
    await affiliateWith(world, 'ann', '60.00');
    const { batchId, chunk } = await startChunk(world);
    const lost = withProvider(world, () => ({ submit: () => Promise.reject(new Error('lost')) }));
    await payChunk(lost, world.context, chunk);
    const [committed] = await world.payments.findAttempts(batchId, (await onlyPayment(world, batchId)).attemptIds);
    attempt = committed ?? expect.fail('no attempt was committed');
  });

  /** So many writes lose their race. */
  const losing = (times: number) => {
    const seen = { writes: 0 };
    const rejectAttempt: World['payments']['rejectAttempt'] = async (...given) => {
      seen.writes += 1;
      return seen.writes <= times ? 'changed' : world.payments.rejectAttempt(...given);
    };
    return { seen, deps: { ...world, payments: overriding(world.payments, { rejectAttempt }) } };
  };
  const refusal = { reason: 'expired', message: 'too late' } as const;

  it('is written when it is tried again', async () => {
    const { deps } = losing(2);
    expect(await recordRejection(deps, world.context, attempt, refusal)).toBe('recorded');
    expect(await onlyPayment(world, attempt.batchId)).toMatchObject({ status: 'PENDING' });
  });

  it('is given up with an error that names the attempt, after 20 tries', async () => {
    const { deps, seen } = losing(20);
    await expect(recordRejection(deps, world.context, attempt, refusal)).rejects.toThrow(attempt.attemptId);
    expect(seen.writes).toBe(20);
  });
});
