import { beforeEach, describe, expect, it } from 'vitest';
import { attemptIdOf, type TransactionId, transactionIdOf } from '../../../../lib/domain/shared/ids.ts';
import type { Payment } from '../../../../lib/domain/transactions/payment.ts';
import { confirmPayments } from '../../../../lib/payouts/execution/confirm-payments.ts';
import { markUnknown } from '../../../../lib/payouts/execution/mark-unknown.ts';
import { payChunk } from '../../../../lib/payouts/execution/pay-chunk.ts';
import { sweep } from '../../../../lib/payouts/schedules/sweep/sweep.ts';
import type { Context } from '../../../../lib/payouts/shared/context.ts';
import { type ResolveRequest, resolveTransaction } from '../../../../lib/payouts/transactions/resolve-transaction.ts';
import { retryTransaction } from '../../../../lib/payouts/transactions/retry-transaction.ts';
import { aBatch } from '../../../support/domain.ts';
import { dyingAt, justBefore } from '../../../support/interleave.ts';
import { allItems } from '../../../support/items.ts';
import {
  affiliateWith,
  balanceOf,
  createWorld,
  movements,
  onlyPayment,
  overriding,
  runAll,
  startChunk,
  type World,
  withProvider,
} from '../../../support/world.ts';

const PAID: ResolveRequest = { outcome: 'paid', evidence: 'bank statement of 3 March', providerReference: 'ref-7' };
const UNPAID: ResolveRequest = { outcome: 'unpaid', evidence: 'the bank wrote that it has no such payment' };

describe('resolving an UNKNOWN payment by hand', () => {
  let world: World;
  let ann: Context;
  let ben: Context;
  let cid: Context;

  beforeEach(async () => {
    world = await createWorld();
    /** A person, every call of whom is a request of its own. */
    const as = (name: string): Context => ({
      ...world.context,
      actor: { type: 'admin', sub: `sub-${name}`, username: name },
      get idFor() {
        return world.context.idFor;
      },
    });
    [ann, ben, cid] = [as('ann'), as('ben'), as('cid')];
  });

  /** A payment whose answer was lost, in a batch that is still being executed. */
  async function unknown(behaviour = 'blackhole') {
    await affiliateWith(world, 'zoe', '60.00', behaviour);
    const { batchId, chunk } = await startChunk(world);
    await payChunk(world, world.context, chunk).catch(() => undefined);
    await markUnknown(world, world.context, chunk);
    const payment = await onlyPayment(world, batchId);
    expect(payment.status).toBe('UNKNOWN');
    return { ...payment, chunk };
  }
  const resolve = (by: Context, { transactionId }: { transactionId: TransactionId }, request: ResolveRequest) =>
    resolveTransaction(world, { ...world.context, actor: by.actor }, transactionId, request);
  const refusedFor = (code: string, more = {}) => ({ refused: { code, ...more } });

  it('takes two people: the first proposes and nothing moves, the second makes it paid', async () => {
    const payment = await unknown();
    const proposed = await resolve(ann, payment, PAID);
    expect(proposed).toMatchObject({ status: 'UNKNOWN', resolution: { outcome: 'paid', by: { name: 'ann' } } });
    expect(await balanceOf(world, 'zoe')).toMatchObject({ settledSeq: 0, paidMinor: 0n });
    const done = await resolve(ben, payment, { ...PAID, evidence: 'I saw the statement' });
    expect(done).toMatchObject({ status: 'COMPLETED', providerReference: 'ref-7' });
    expect(done.liveAttemptId).toBeUndefined();
    expect(await balanceOf(world, 'zoe')).toMatchObject({ settledSeq: 1, paidMinor: 6000n });
  });

  it('is answered alike to a first person whose request died after it had proposed', async () => {
    const payment = await unknown();
    const request = world.requestContext('r-1', ann.actor);
    const dying = { ...world, payments: dyingAt(world.payments, 'find', 2) };
    await expect(resolveTransaction(dying, request, payment.transactionId, PAID)).rejects.toThrow('died');
    const again = await resolveTransaction(world, request, payment.transactionId, PAID);
    expect(again).toMatchObject({ status: 'UNKNOWN', resolution: { by: { name: 'ann' } } });
    expect(again.resolution?.confirmed).toBeUndefined();
    expect((await resolve(ben, payment, PAID)).status).toBe('COMPLETED');
  });

  it('is refused to the first person again, under whatever name', async () => {
    const payment = await unknown();
    await resolve(ann, payment, PAID);
    const renamed: Context = { ...ann, actor: { type: 'admin', sub: 'sub-ann', username: 'ann2' } };
    for (const again of [ann, renamed]) {
      await expect(resolve(again, payment, PAID)).rejects.toMatchObject(refusedFor('second_person_required'));
    }
    expect((await resolve(ben, payment, PAID)).status).toBe('COMPLETED');
  });

  it.each<[string, ResolveRequest]>([
    ['another outcome', UNPAID],
    ['another reference', { ...PAID, providerReference: 'ref-8' }],
  ])('with %s by the second person is a new proposal, which another has to confirm', async (_, request) => {
    const payment = await unknown();
    await resolve(ann, payment, PAID);
    const other = await resolve(ben, payment, request);
    expect(other).toMatchObject({ status: 'UNKNOWN', resolution: { by: { name: 'ben' } } });
    expect(other.resolution?.confirmed).toBeUndefined();
    await expect(resolve(ben, payment, request)).rejects.toMatchObject(refusedFor('second_person_required'));
  });

  it('as unpaid is refused while the attempt may still arrive (M4), and counts once it is dead', async () => {
    const payment = await unknown();
    await resolve(ann, payment, UNPAID);
    await expect(resolve(ben, payment, UNPAID)).rejects.toMatchObject(
      refusedFor('attempt_alive', { because: 'may-arrive' }),
    );
    const refused = await onlyPayment(world, payment.batchId);
    expect([refused.status, refused.resolution?.confirmed], 'nobody has confirmed anything').toEqual([
      'UNKNOWN',
      undefined,
    ]);
    world.clock.advance(60);
    const done = await resolve(ben, payment, UNPAID);
    expect(done).toMatchObject({ status: 'FAILED', failure: { code: 'resolved_unpaid', message: UNPAID.evidence } });
    expect(await balanceOf(world, 'zoe')).toMatchObject({ open: { transactionId: payment.transactionId } });
  });

  it('as unpaid is not retried by itself: the batch finishes, and an admin pays it again', async () => {
    const payment = await unknown();
    world.clock.advance(60);
    await resolve(ann, payment, UNPAID);
    await resolve(ben, payment, UNPAID);
    world.executions.end(payment.batchId, 1);
    await sweep(world, world.context);
    await runAll(world);
    expect((await world.batches.find(payment.batchId))?.status).toBe('FAILED');
    await affiliateWith(world, 'zoe', '60.00', 'ok');
    await retryTransaction(world, world.context, payment.transactionId);
    await runAll(world);
    expect(await movements(world)).toHaveLength(1);
    expect(await balanceOf(world, 'zoe')).toMatchObject({ settledSeq: 1, paidMinor: 6000n });
  });

  it('as unpaid is refused where the provider did pay: its word wins', async () => {
    const payment = await unknown('timeout-paid');
    world.clock.advance(60);
    await resolve(ann, payment, UNPAID);
    await expect(resolve(ben, payment, UNPAID)).rejects.toMatchObject(
      refusedFor('transaction_not_resolvable', { status: 'COMPLETED' }),
    );
    expect(await movements(world)).toHaveLength(1);
    expect(await balanceOf(world, 'zoe')).toMatchObject({ paidMinor: 6000n });
  });

  it.each([
    ['cannot be asked', 'not-asked', { lookUp: () => Promise.reject(new Error('down')) }],
    ['does not show everything', 'may-arrive', { lookUp: async () => ({ outcomes: [], complete: false }) }],
  ])('as unpaid is refused as long as the provider %s; as paid it counts', async (_, because, changes) => {
    const payment = await unknown();
    world.clock.advance(60);
    const blind = withProvider(world, () => changes);
    await resolveTransaction(blind, ann, payment.transactionId, UNPAID);
    const unpaid = resolveTransaction(blind, ben, payment.transactionId, UNPAID);
    await expect(unpaid).rejects.toMatchObject(refusedFor('attempt_alive', { because }));
    await resolveTransaction(blind, ann, payment.transactionId, PAID);
    expect(await resolveTransaction(blind, ben, payment.transactionId, PAID)).toMatchObject({ status: 'COMPLETED' });
  });

  it('is refused for a payment that is not UNKNOWN, and not found where there is none', async () => {
    await affiliateWith(world, 'zoe', '60.00');
    const { batchId } = await startChunk(world);
    const payment = await onlyPayment(world, batchId);
    await expect(resolve(ann, payment, PAID)).rejects.toMatchObject(
      refusedFor('transaction_not_resolvable', { status: 'PENDING' }),
    );
    const nobodys = { transactionId: transactionIdOf(batchId, 2) };
    await expect(resolve(ann, nobodys, PAID)).rejects.toMatchObject(refusedFor('transaction_not_found'));
  });

  it('is refused while it is being sent, and once the provider has said what became of it', async () => {
    await affiliateWith(world, 'zoe', '60.00', 'slow-60');
    const { batchId, chunk } = await startChunk(world);
    await payChunk(world, world.context, chunk);
    const sent = await onlyPayment(world, batchId);
    const refusedAs = (status: string) => refusedFor('transaction_not_resolvable', { status });
    expect(sent.liveAttemptId).toBeDefined();
    await expect(resolve(ann, sent, PAID)).rejects.toMatchObject(refusedAs('PROCESSING'));
    world.clock.advance(60);
    await confirmPayments(world, world.context, { ...chunk, confirmTries: 0 });
    for (const request of [PAID, UNPAID]) {
      await expect(resolve(ann, sent, request)).rejects.toMatchObject(refusedAs('COMPLETED'));
    }
  });

  it('finds no payment in a batch that is still being made', async () => {
    const payment = await unknown();
    const find = async () => aBatch({ batchId: payment.batchId });
    const draft = { ...world, batches: overriding(world.batches, { find }) };
    await expect(resolveTransaction(draft, ann, payment.transactionId, PAID)).rejects.toMatchObject(
      refusedFor('transaction_not_found'),
    );
  });

  it('confirms nothing that was proposed about an earlier attempt', async () => {
    const payment = await unknown();
    const { resolution } = await resolve(ann, payment, PAID);
    if (!resolution) throw new Error('nothing was proposed');
    const earlier = { ...resolution, attemptId: attemptIdOf(1, 5, 0) };
    const find: World['payments']['find'] = async (ids) => {
      const found = await world.payments.find(ids);
      return new Map(
        [...found].map(([id, one]) => [id, one.resolution === undefined ? one : { ...one, resolution: earlier }]),
      );
    };
    let proposed: unknown;
    const commitSteps: World['payments']['commitSteps'] = async ([step]) => {
      proposed = step?.change.after.resolution;
      throw new Error('seen');
    };
    const payments = overriding(world.payments, { find, commitSteps });
    await expect(resolveTransaction({ ...world, payments }, ben, payment.transactionId, PAID)).rejects.toThrow('seen');
    expect(proposed).toMatchObject({ attemptId: payment.liveAttemptId, by: { name: 'ben' } });
    expect(proposed).not.toHaveProperty('confirmed');
  });

  it('as unpaid is refused while the provider shows it, in whatever state', async () => {
    const payment = await unknown();
    await resolve(ann, payment, UNPAID);
    world.clock.advance(3_600);
    const shown = { transactionId: payment.transactionId, outcome: { kind: 'unknown', message: 'odd' } } as const;
    const odd = withProvider(world, () => ({ lookUp: async () => ({ outcomes: [shown], complete: true }) }));
    await expect(resolveTransaction(odd, ben, payment.transactionId, UNPAID)).rejects.toMatchObject(
      refusedFor('attempt_alive', { because: 'found' }),
    );
  });

  it('asked again when done changes nothing', async () => {
    const payment = await unknown();
    await resolve(ann, payment, PAID);
    await resolve(ben, payment, PAID);
    const done = await allItems(world);
    for (const by of [ann, ben, cid]) expect((await resolve(by, payment, PAID)).status).toBe('COMPLETED');
    for (const other of [UNPAID, { ...PAID, providerReference: 'ref-8' }]) {
      await expect(resolve(ann, payment, other)).rejects.toMatchObject(refusedFor('transaction_not_resolvable'));
    }
    expect(await allItems(world)).toEqual(done);
  });

  it('resolve against resolve: two second people at once settle it once', async () => {
    const payment = await unknown();
    await resolve(ann, payment, PAID);
    const payments = justBefore(world.payments, 'commitSteps', () => resolve(cid, payment, PAID));
    const done = await resolveTransaction({ ...world, payments }, ben, payment.transactionId, PAID);
    expect(done).toMatchObject({ status: 'COMPLETED', resolution: { confirmed: { by: { name: 'cid' } } } });
    expect(await balanceOf(world, 'zoe')).toMatchObject({ settledSeq: 1, paidMinor: 6000n });
  });

  it('resolve against resolve: what a third person proposes in the meantime is not confirmed, and nothing moves', async () => {
    const payment = await unknown();
    await resolve(ann, payment, PAID);
    const payments = justBefore(world.payments, 'commitSteps', () => resolve(cid, payment, UNPAID));
    const later = await resolveTransaction({ ...world, payments }, ben, payment.transactionId, PAID);
    expect(later).toMatchObject({ status: 'UNKNOWN', resolution: { outcome: 'paid', by: { name: 'ben' } } });
    expect(later.resolution?.confirmed).toBeUndefined();
    expect(await balanceOf(world, 'zoe')).toMatchObject({ settledSeq: 0, paidMinor: 0n });
  });

  it('as paid is never recorded without the reference of the provider', async () => {
    const payment = await unknown();
    const { providerReference: _, ...without } = PAID;
    await resolve(ann, payment, without);
    await expect(resolve(ben, payment, without)).rejects.toThrow('without its reference');
    expect((await onlyPayment(world, payment.batchId)).status).toBe('UNKNOWN');
  });

  it('resolve against resolve: two first people at once make one proposal, and the later one is refused nothing', async () => {
    const payment = await unknown();
    const payments = justBefore(world.payments, 'commitSteps', () => resolve(cid, payment, UNPAID));
    const later = await resolveTransaction({ ...world, payments }, ben, payment.transactionId, PAID);
    expect(later).toMatchObject({ status: 'UNKNOWN', resolution: { outcome: 'paid', by: { name: 'ben' } } });
  });

  it('resolve against Confirm: an answer that comes in between wins, and the payment is settled once', async () => {
    const payment = await unknown('timeout-paid');
    await resolve(ann, payment, PAID);
    const confirm = () => confirmPayments(world, world.context, { ...payment.chunk, confirmTries: 0 });
    const payments = justBefore(world.payments, 'commitSteps', confirm);
    const done = await resolveTransaction({ ...world, payments }, ben, payment.transactionId, PAID);
    expect(done.status).toBe('COMPLETED');
    const paid: Payment = await onlyPayment(world, payment.batchId);
    expect(paid.providerReference).not.toBe('ref-7');
    expect(await balanceOf(world, 'zoe')).toMatchObject({ settledSeq: 1, paidMinor: 6000n });
  });

  it('dying after the confirmation leaves it confirmed, and either person may finish it', async () => {
    const payment = await unknown();
    await resolve(ann, payment, PAID);
    const payments = dyingAt(world.payments, 'commitSteps', 2);
    const died = resolveTransaction({ ...world, payments }, ben, payment.transactionId, PAID);
    await expect(died).rejects.toThrow('died');
    expect(await resolve(ann, payment, PAID)).toMatchObject({ status: 'COMPLETED' });
    expect(await balanceOf(world, 'zoe')).toMatchObject({ settledSeq: 1, paidMinor: 6000n });
  });

  it('as paid, and the attempt arrives after all: it is one and the same payment', async () => {
    const payment = await unknown('timeout-unpaid');
    await resolve(ann, payment, PAID);
    await resolve(ben, payment, PAID);
    const [attempt] = await world.payments.findAttempts(payment.batchId, payment.attemptIds);
    if (!attempt) throw new Error('no attempt');
    await world.providers.get('mock').submit(attempt.prepared, world.clock.now());
    expect(await movements(world)).toHaveLength(1);
    await sweep(world, world.context);
    expect(await balanceOf(world, 'zoe')).toMatchObject({ settledSeq: 1, paidMinor: 6000n });
    expect((await onlyPayment(world, payment.batchId)).overpaidByAttemptIds).toEqual([]);
  });
});
