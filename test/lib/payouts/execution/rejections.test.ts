import { beforeEach, describe, expect, it } from 'vitest';
import type { BatchId } from '../../../../lib/domain/shared/ids.ts';
import type { Rejection } from '../../../../lib/domain/transactions/rejection.ts';
import { executeBatch } from '../../../../lib/payouts/batches/execute-batch.ts';
import { announcementsOf } from '../../../../lib/payouts/events/announcements.ts';
import { payChunk } from '../../../../lib/payouts/execution/pay-chunk.ts';
import { startNextBatch } from '../../../../lib/payouts/execution/start-run.ts';
import type { PaymentProvider } from '../../../../lib/payouts/shared/payment-provider.ts';
import { lookUpAttempt } from '../../../../lib/payouts/transactions/look-up-attempt.ts';
import { fromAuditItem } from '../../../../lib/store/audit/audit-entry-schema.ts';
import { DynamoMockBank } from '../../../../lib/store/mock-bank/mock-bank-repository.ts';
import { auditActions, auditEntries } from '../../../support/items.ts';
import {
  affiliatesWith,
  affiliateWith,
  createAll,
  createWorld,
  movements,
  onlyPayment,
  overriding,
  runAll,
  startChunk,
  USD,
  type World,
  withProvider,
} from '../../../support/world.ts';

/** The provider refuses everything for that reason, as long as `isOn`. */
const refusing = (world: World, rejection: Rejection, when: 'prepare' | 'submit' = 'submit') => {
  const state = { isOn: true };
  const refusingWorld = withProvider(world, (mock): Partial<PaymentProvider> => {
    const refuse = async () => ({ kind: 'rejected', rejection }) as const;
    return when === 'prepare'
      ? { prepare: (...given) => (state.isOn ? refuse() : mock.prepare(...given)) }
      : { submit: (...given) => (state.isOn ? refuse() : mock.submit(...given)) };
  });
  return { world: refusingWorld, state };
};

async function execute(world: World): Promise<BatchId> {
  const [batch] = (await createAll(world)).batches;
  if (!batch) throw new Error('nothing is payable');
  await executeBatch(world, world.context, batch.batchId);
  await runAll(world);
  return batch.batchId;
}

describe('a submission that is refused as a whole', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
  });

  const batch = async (id: BatchId) => {
    const found = await world.batches.find(id);
    if (!found) throw new Error(`there is no batch ${id}`);
    return found;
  };
  const statuses = async (id: BatchId) =>
    [...Map.groupBy(await world.payments.ofBatch(id), ({ status }) => status)].map(([status, some]) => [
      status,
      some.length,
    ]);

  it('for one bad payee is halved until he is found: he fails, the others are paid, and nobody uses up a retry', async () => {
    await affiliatesWith(world, 10);
    await affiliateWith(world, 'bad', '60.00', 'bad');
    const id = await execute(world);
    expect(await statuses(id)).toEqual([
      ['COMPLETED', 10],
      ['FAILED', 1],
    ]);
    const payments = await world.payments.ofBatch(id);
    expect(payments.map(({ retries }) => retries)).toEqual(Array(11).fill(0));
    const bad = payments.find(({ affiliateId }) => affiliateId === 'bad');
    expect(bad).toMatchObject({ failure: { code: 'payee_refused' } });
    expect(bad?.liveAttemptId).toBeUndefined();
    expect(await movements(world)).toHaveLength(10);
    expect(await batch(id)).toMatchObject({ status: 'COMPLETED', counts: { FAILED: 1, COMPLETED: 10 } });
  });

  it('for bad payees whom the provider names fails them at once, and pays the others in the next round', async () => {
    await affiliatesWith(world, 3);
    const [named] = (await createAll(world)).batches;
    if (!named) throw new Error('nothing is payable');
    const [first, second] = await world.payments.ofBatch(named.batchId);
    if (!first || !second) throw new Error('there are three payments');
    let isFirst = true;
    const naming = withProvider(world, (mock) => ({
      prepare: async (...given) => {
        if (!isFirst) return mock.prepare(...given);
        isFirst = false;
        const transactionIds = [first.transactionId, second.transactionId];
        return { kind: 'rejected', rejection: { reason: 'bad_recipient', message: 'left the team', transactionIds } };
      },
    }));
    await executeBatch(naming, naming.context, named.batchId);
    await runAll(naming);
    expect(await statuses(named.batchId)).toEqual([
      ['FAILED', 2],
      ['COMPLETED', 1],
    ]);
    expect((await movements(world)).map(({ reference }) => reference)).not.toContain(first.transactionId);
  });

  it.each([
    [1, { status: 'FAILED', failure: { code: 'payee_refused' } }],
    [2, { status: 'PENDING', failure: { code: 'not_taken_bad_recipient' } }],
  ])(
    'while it is prepared, for a bad payee who is not named, of %i: it is known who it is only if there is one',
    async (count, became) => {
      await affiliatesWith(world, count);
      const { world: refused } = refusing(world, { reason: 'bad_recipient', message: 'left the team' }, 'prepare');
      const { batchId, chunk } = await startChunk(refused);
      await payChunk(refused, refused.context, chunk);
      expect(await world.payments.ofBatch(batchId)).toMatchObject(Array(count).fill({ ...became, attemptIds: [] }));
    },
  );

  it('as invalid, once it is submitted, calls for a person', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const { world: refused } = refusing(world, { reason: 'invalid', message: 'never' });
    const { batchId, chunk } = await startChunk(refused);
    await payChunk(refused, refused.context, chunk);
    const { items } = await world.incidents.list({ status: 'OPEN' }, { limit: 10 });
    expect(items).toMatchObject([{ kind: 'SUBMISSION_INVALID', batchId, attemptId: '0001-0000-0000' }]);
  });

  it.each(['prepare', 'submit'] as const)('because it came too late, when %sing, is prepared anew', async (when) => {
    await affiliateWith(world, 'ann', '60.00');
    const { world: refused, state } = refusing(world, { reason: 'expired', message: 'too late' }, when);
    const { batchId, chunk } = await startChunk(refused);
    await payChunk(refused, refused.context, chunk);
    expect(await onlyPayment(world, batchId)).toMatchObject({
      status: 'PENDING',
      retries: 0,
      failure: { code: 'not_taken_expired', message: 'too late' },
    });
    state.isOn = false;
    await payChunk(refused, refused.context, { ...chunk, round: 1 });
    expect(await onlyPayment(world, batchId)).toMatchObject({ status: 'COMPLETED', retries: 0 });
    expect(await movements(world)).toHaveLength(1);
  });

  describe('for lack of funds', () => {
    const bank = () => new DynamoMockBank(world.table);

    it('that is foreseen sends nothing: the batch waits without the slot, and says how much is missing', async () => {
      await affiliatesWith(world, 3);
      await bank().setFunds(USD, 10_000n);
      const id = await execute(world);
      expect(await batch(id)).toMatchObject({
        status: 'QUEUED',
        waiting: { reason: 'no_funds', shortfallMinor: 8_000n },
      });
      expect(await world.batches.slot()).toBeUndefined();
      expect(await statuses(id)).toEqual([['PENDING', 3]]);
      expect(await auditActions(world)).not.toContain('payment.sending');
    });

    it('goes on by itself once there is enough, not before, and only where the provider can be asked', async () => {
      await affiliatesWith(world, 3);
      await bank().setFunds(USD, 10_000n);
      const id = await execute(world);
      await bank().setFunds(USD, 17_999n);
      expect(await startNextBatch(world, world.context, world.providers)).toBeUndefined();
      await bank().setFunds(USD, 18_000n);
      expect(await startNextBatch(world, world.context)).toBeUndefined();
      expect((await startNextBatch(world, world.context, world.providers))?.batchId).toBe(id);
      await runAll(world);
      expect(await batch(id)).toMatchObject({ status: 'COMPLETED' });
      expect(await movements(world)).toHaveLength(3);
    });

    it('that only the provider knows of gives everything back, and waits', async () => {
      await affiliateWith(world, 'ann', '60.00');
      const no = { reason: 'no_funds', message: 'too little', shortfallMinor: 7n } as const;
      const { world: refused, state } = refusing(world, no);
      const id = await execute(refused);
      expect(await batch(id)).toMatchObject({ status: 'QUEUED', waiting: { reason: 'no_funds', shortfallMinor: 7n } });
      const payment = await onlyPayment(world, id);
      expect(payment).toMatchObject({ status: 'PENDING', retries: 0 });
      expect(payment.liveAttemptId).toBeUndefined();
      state.isOn = false;
      world.clock.advance(299);
      expect(await startNextBatch(refused, refused.context, refused.providers)).toBeUndefined();
      world.clock.advance(1);
      await startNextBatch(refused, refused.context, refused.providers);
      await runAll(refused);
      expect(await onlyPayment(world, id)).toMatchObject({ status: 'COMPLETED' });
    });

    it('that lasts is told to people once, and again after a day', async () => {
      await affiliateWith(world, 'ann', '60.00');
      const { world: refused } = refusing(world, { reason: 'no_funds', message: 'too little' });
      await execute(refused);
      for (const seconds of [300, 300, 85_800, 300]) {
        world.clock.advance(seconds);
        await startNextBatch(refused, refused.context, refused.providers);
        await runAll(refused);
      }
      const entries = (await auditEntries(world)).map(fromAuditItem);
      const parked = entries.filter(({ action }) => action === 'batch.parked');
      expect(parked.map((entry) => announcementsOf(entry).events.length)).toEqual([1, 1, 1, 1, 1]);
      expect(parked.map((entry) => announcementsOf(entry).message !== undefined)).toEqual([
        true,
        false,
        false,
        true,
        false,
      ]);
    });

    it('subtracts what is under way and has not left the balance yet', async () => {
      await affiliateWith(world, 'slow', '60.00', 'slow-3600');
      await execute(world);
      await affiliateWith(world, 'ann', '60.00');
      const late = withProvider(world, () => ({ debits: 'when_paid', balance: async () => 11_999n }));
      const id = await execute(late);
      expect(await batch(id)).toMatchObject({ status: 'QUEUED', waiting: { reason: 'no_funds', shortfallMinor: 1n } });
    });

    it('is left to the provider where it does not tell the balance', async () => {
      await affiliateWith(world, 'ann', '60.00');
      const silent = withProvider(world, () => ({ balance: () => Promise.reject(new Error('down')) }));
      expect(await batch(await execute(silent))).toMatchObject({ status: 'COMPLETED' });
    });
  });

  it('because the provider accepts nothing now is tried again after a while, and not before', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const { world: refused, state } = refusing(world, { reason: 'busy', message: 'slow down' });
    const id = await execute(refused);
    const { waiting } = await batch(id);
    expect(waiting).toMatchObject({ reason: 'provider_busy', message: 'slow down' });
    state.isOn = false;
    world.clock.advance(119);
    expect(await startNextBatch(refused, refused.context, refused.providers)).toBeUndefined();
    world.clock.advance(1);
    await startNextBatch(refused, refused.context, refused.providers);
    await runAll(refused);
    expect(await batch(id)).toMatchObject({ status: 'COMPLETED' });
  });

  it('because the provider cannot be asked to prepare it is no failure of anybody', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const down = withProvider(world, () => ({ prepare: () => Promise.reject(new Error('connect ECONNREFUSED')) }));
    const id = await execute(down);
    expect(await batch(id)).toMatchObject({ status: 'QUEUED', waiting: { reason: 'provider_busy' } });
    expect(await onlyPayment(world, id)).toMatchObject({ status: 'PENDING', retries: 0, attemptIds: [] });
  });

  it('as invalid stops its batch until a person executes it again; others go on', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const { world: refused, state } = refusing(
      world,
      { reason: 'invalid', message: 'not what we asked for' },
      'prepare',
    );
    const id = await execute(refused);
    expect(await batch(id)).toMatchObject({
      status: 'QUEUED',
      waiting: { reason: 'provider_refuses', message: 'not what we asked for' },
    });
    const { items } = await world.incidents.list({ status: 'OPEN' }, { limit: 10 });
    expect(items).toMatchObject([{ kind: 'SUBMISSION_INVALID', batchId: id, message: 'not what we asked for' }]);
    state.isOn = false;
    await affiliateWith(world, 'bob', '60.00');
    const other = await execute(refused);
    expect(await batch(other)).toMatchObject({ status: 'COMPLETED' });
    expect(await startNextBatch(refused, refused.context, refused.providers)).toBeUndefined();
    await executeBatch(refused, refused.context, id);
    await runAll(refused);
    expect(await batch(id)).toMatchObject({ status: 'COMPLETED' });
    expect(await movements(world)).toHaveLength(2);
  });
});

describe('a rejection', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
    await affiliateWith(world, 'ann', '60.00');
  });

  const no: Rejection = { reason: 'expired', message: 'too late' };

  it('that answers one of two submissions kills nothing: the other may have paid (M4)', async () => {
    const { batchId, chunk } = await startChunk(world);
    /** The sender is slow. Meanwhile the step is repeated and submits the same attempt again, and its answer is lost. */
    const slow = withProvider(world, (mock) => ({
      submit: async () => {
        const repeated = withProvider(world, () => ({
          submit: async (...given) => {
            await mock.submit(...given);
            throw new Error('lost');
          },
        }));
        await payChunk(repeated, world.context, chunk);
        expect(await movements(world)).toHaveLength(1);
        return { kind: 'rejected', rejection: { reason: 'invalid', message: 'never' } };
      },
    }));
    await payChunk(slow, world.context, chunk);
    expect(await world.incidents.summariseOpen(), 'no person is called for it').toMatchObject({ count: 0 });
    const payment = await onlyPayment(world, batchId);
    expect(payment).toMatchObject({ status: 'UNKNOWN', liveAttemptId: payment.attemptIds[0] });
    const [attempt] = await world.payments.findAttempts(batchId, payment.attemptIds);
    if (!attempt) throw new Error('there is an attempt');
    expect(attempt.rejected).toBeUndefined();
    await lookUpAttempt(world, world.context, attempt);
    expect(await onlyPayment(world, batchId)).toMatchObject({ status: 'COMPLETED' });
  });

  it('of a repetition says nothing about what was submitted first: its payments are UNKNOWN (M4, M5)', async () => {
    const { batchId, chunk } = await startChunk(world);
    const died = () => Promise.reject(new Error('the function died'));
    const dying = withProvider(world, () => ({ submit: died }));
    const payments = overriding(world.payments, { commitSteps: died });
    await expect(payChunk({ ...dying, payments }, world.context, chunk)).rejects.toThrow('died');
    await payChunk(refusing(world, no).world, world.context, chunk);
    const payment = await onlyPayment(world, batchId);
    expect(payment).toMatchObject({
      status: 'UNKNOWN',
      liveAttemptId: payment.attemptIds[0],
      failure: { message: 'It was submitted more than once, and one of them was refused' },
    });
  });

  it('that is on record keeps the same attempt from ever being submitted again', async () => {
    const { batchId, chunk } = await startChunk(world);
    await payChunk(refusing(world, no).world, world.context, chunk);
    await payChunk(world, world.context, chunk);
    expect(await movements(world)).toEqual([]);
    const [attempt] = await world.payments.findAttempts(batchId, (await onlyPayment(world, batchId)).attemptIds);
    if (!attempt) throw new Error('there is an attempt');
    expect(attempt.rejected).toMatchObject({ reason: 'expired' });
    expect(await world.payments.markSentAgain(attempt, world.clock.now())).toBe(false);
  });
});

describe('an attempt whose provider needs two look-ups', () => {
  it('is not dead after one, nor after a second one that comes too soon', async () => {
    const world = await createWorld();
    await affiliateWith(world, 'ann', '60.00', 'blackhole');
    const careful = withProvider(world, () => ({
      repeatSafe: false,
      death: { marginSeconds: 900, emptyLookUps: 2, apartSeconds: 60 },
    }));
    const { batchId, chunk } = await startChunk(careful);
    await payChunk(careful, careful.context, chunk);
    const look = async (seconds: number) => {
      world.clock.advance(seconds);
      const { attemptIds } = await onlyPayment(world, batchId);
      const [attempt] = await world.payments.findAttempts(batchId, attemptIds);
      if (!attempt) throw new Error('there is an attempt');
      return (await lookUpAttempt(careful, careful.context, attempt)).isMissingForGood;
    };
    expect(await look(900)).toBe(false);
    expect(await look(6)).toBe(false);
    expect(await look(59)).toBe(false);
    expect(await look(1)).toBe(true);
  });
});
