import { beforeEach, describe, expect, it } from 'vitest';
import { sentWithinDay } from '../../../../lib/domain/execution/sent-window.ts';
import { affiliateId, attemptIdOf, batchId, payeeId, transactionIdOf } from '../../../../lib/domain/shared/ids.ts';
import type { Outcome } from '../../../../lib/domain/transactions/outcome.ts';
import { refreshAccount } from '../../../../lib/payouts/accounts/refresh-account.ts';
import { sweep } from '../../../../lib/payouts/schedules/sweep/sweep.ts';
import type { Listed, ListedPayment, Payee } from '../../../../lib/payouts/shared/payment-provider.ts';
import { auditActions, auditEntries } from '../../../support/items.ts';
import { batchOf, makeBatch, payBatch, timesPaid } from '../../../support/paid-batches.ts';
import { momentOf, recover, restoreTo, settleRestore } from '../../../support/restore.ts';
import {
  affiliateWith,
  balanceOf,
  createWorld,
  overriding,
  runAll,
  USD,
  type World,
  withProvider,
} from '../../../support/world.ts';

const LOST = transactionIdOf(batchId('batch-lost'), 1);
const PAID: Outcome = { kind: 'completed', providerReference: 'ref-1' };
const REFUSED = { refused: { code: 'restore_not_settled' } };

describe('a payment of the lost time that no batch of ours knows', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
    await affiliateWith(world, 'ann', '60.00');
  });

  const listedAs = (outcome: Outcome, more: Partial<ListedPayment> = {}): ListedPayment => ({
    ours: { transactionId: LOST, attemptId: attemptIdOf(1, 0, 0) },
    providerReference: 'ref-1',
    payee: { payeeId: payeeId('mock:ok:ann') },
    currency: USD,
    amountMinor: 700n,
    at: world.clock.now(),
    outcome,
    ...more,
  });

  /** The provider shows these as well. `asked`: every transaction that it was asked about by our reference. */
  const showing = (...listed: readonly ListedPayment[]) => {
    const asked: string[] = [];
    const within = ({ payments, complete }: Listed, more: readonly ListedPayment[]) => ({
      payments: [...payments, ...more],
      complete,
    });
    const on = withProvider(world, (provider) => ({
      findByReference: async (ids, ...rest) => {
        asked.push(...ids);
        const shown = listed.filter(({ ours }) => ours && ids.includes(ours.transactionId));
        return within(await provider.findByReference(ids, ...rest), shown);
      },
      listPayments: async (period) => {
        const shown = listed.filter(({ at }) => period.from <= at && at < period.to);
        return within(await provider.listPayments(period), shown);
      },
    }));
    return { on, asked };
  };

  const restored = async () => {
    const moment = await momentOf(world);
    world.clock.advance(60);
    await restoreTo(world, moment);
  };
  const lostOnes = async () => (await world.recovery.listLost({ limit: 10 })).items;
  const statuses = async () => (await lostOnes()).map(({ status }) => status);
  const sent = async () => {
    const now = world.clock.now();
    return sentWithinDay(await world.sent.find(USD, now), now);
  };

  it.each<Outcome>([
    { kind: 'accepted', providerReference: 'ref-1' },
    { kind: 'unknown', message: 'not said yet' },
  ])('is waited for while the provider says $kind, and then entered', async (outcome) => {
    const listed = listedAs(outcome);
    await restored();
    await recover(showing(listed).on);
    expect(await statuses()).toEqual(['UNDERWAY']);
    await expect(settleRestore(world)).rejects.toMatchObject(REFUSED);
    expect(await sent()).toBe(0n);
    await recover(showing({ ...listed, outcome: PAID }).on);
    expect(await statuses()).toEqual(['ENTERED']);
    expect((await balanceOf(world, 'ann')).accruedMinor).toBe(5_300n);
    expect(await sent()).toBe(700n);
    await settleRestore(world);
  });

  it.each<Outcome>([
    { kind: 'refused', code: 'payee_refused', message: 'no' },
    { kind: 'failed', code: 'bank_busy', message: 'no' },
    { kind: 'returned', providerReference: 'ref-1', message: 'it came back' },
  ])(
    'changes nothing if the provider says $kind, counts for no limit, and is not asked about again',
    async (outcome) => {
      const { on, asked } = showing(listedAs(outcome));
      await restored();
      await recover(on);
      expect(await statuses()).toEqual(['NOT_PAID']);
      expect(asked).toEqual([LOST]);
      expect((await balanceOf(world, 'ann')).accruedMinor).toBe(6_000n);
      expect(await sent()).toBe(0n);
      await settleRestore(world);
    },
  );

  it('is entered with the reason, and not asked about again afterwards', async () => {
    const { on, asked } = showing(listedAs(PAID));
    const cut = withProvider(on, (provider) => ({
      listPayments: async (period) => ({ ...(await provider.listPayments(period)), complete: false }),
    }));
    await restored();
    await recover(cut);
    await recover(on);
    expect(asked).toEqual([LOST]);
    const [entry] = (await auditEntries(world)).filter(({ action }) => action === 'balance.adjusted');
    expect(entry).toMatchObject({
      details: {
        kind: 'PAID_ELSEWHERE',
        reason: `Paid by mock as ref-1 (our ${LOST}, attempt 0001-0000-0000) in the time that a restore lost`,
      },
    });
  });

  it('is in the audit log as a warning about the provider, with whose it is once that is known', async () => {
    await restored();
    await recover(showing(listedAs(PAID)).on);
    const noted = (await auditEntries(world)).filter(({ action }) => action === 'lost_payment.noted');
    const details = { transactionId: LOST, attemptId: '0001-0000-0000', providerReference: 'ref-1', amount: '7.00' };
    expect(noted).toMatchObject([
      { status: 'WARNING', subject: { type: 'provider', provider: 'mock' }, details: { ...details, status: 'FOUND' } },
      { status: 'WARNING', details: { ...details, currency: 'USD', status: 'ENTERED', affiliateId: 'ann' } },
    ]);
    expect(noted[0]?.details).not.toHaveProperty('affiliateId');
  });

  it('is one of several, if the provider paid the transaction by other attempts or under other references, too', async () => {
    const second = { ours: { transactionId: LOST, attemptId: attemptIdOf(1, 1, 0) }, amountMinor: 20n };
    const copy = { providerReference: 'ref-2', amountMinor: 3n };
    await restored();
    const { on } = showing(listedAs(PAID), listedAs(PAID, second), listedAs(PAID, copy));
    await recover(on);
    expect((await lostOnes()).map(({ status, amountMinor }) => [status, amountMinor])).toEqual(
      expect.arrayContaining([
        ['ENTERED', 700n],
        ['ENTERED', 20n],
        ['ENTERED', 3n],
      ]),
    );
    expect(await lostOnes()).toHaveLength(3);
    expect((await balanceOf(world, 'ann')).accruedMinor).toBe(6_000n - 723n);
  });

  it('is looked for as exactly that payment: another of the same transaction says nothing about it', async () => {
    const listed = listedAs(PAID);
    await restored();
    const others = [
      listedAs(PAID, { providerReference: 'ref-2' }),
      listedAs(PAID, { ours: { transactionId: LOST, attemptId: attemptIdOf(1, 1, 0) } }),
      listedAs(PAID, {
        ours: { transactionId: transactionIdOf(batchId('batch-lost'), 2), attemptId: attemptIdOf(1, 0, 0) },
      }),
    ];
    const elsewhere = withProvider(showing(listed).on, () => ({
      findByReference: async () => ({ payments: [{ ...listed, ours: undefined }, ...others], complete: true }),
    }));
    await recover(elsewhere);
    expect(await statuses()).toEqual(['FOUND']);
    await expect(settleRestore(world)).rejects.toMatchObject(REFUSED);
  });

  it('is entered for whoever holds the account, if the payee id that was paid is nobody’s', async () => {
    const held: Payee = {
      payeeId: payeeId('mock:ok:ann'),
      holderId: 'holder-ann',
      kycStatus: 'APPROVED',
      canReceivePayments: true,
    };
    await refreshAccount(world.affiliates, { getPayee: async () => held }, world.context, affiliateId('ann'));
    await restored();
    await recover(showing(listedAs(PAID, { payee: { payeeId: payeeId('mock:ok:new'), holderId: 'holder-ann' } })).on);
    expect((await balanceOf(world, 'ann')).accruedMinor).toBe(5_300n);
    await settleRestore(world);
  });

  it('is nobody’s without a payee, and waits for a person', async () => {
    await restored();
    await recover(showing(listedAs(PAID, { payee: undefined })).on);
    expect(await statuses()).toEqual(['UNASSIGNED']);
    await expect(settleRestore(world)).rejects.toMatchObject(REFUSED);
  });

  it('releases only what was claimed for its own affiliate: others of the batch are paid', async () => {
    await affiliateWith(world, 'bob', '60.00');
    const id = await makeBatch(world);
    await restored();
    await recover(showing(listedAs(PAID)).on);
    const of = async (who: string) => (await world.payments.ofBatch(id)).find((payment) => payment.affiliateId === who);
    expect(await of('ann')).toMatchObject({
      status: 'CANCELLED',
      failure: {
        code: 'paid_in_lost_time',
        message: 'The affiliate was paid by mock as ref-1 in the time that a restore lost',
      },
    });
    expect(await of('bob')).toMatchObject({ status: 'PENDING' });
    await settleRestore(world);
    await payBatch(world, id);
    expect([await timesPaid(world, 'ann'), await timesPaid(world, 'bob')]).toEqual([0, 1]);
  });

  it('waits for the outcome of a claim of before that the provider has taken', async () => {
    const id = await batchOf(world, 'cid', 'slow-2000');
    await payBatch(world, id);
    await runAll(world);
    await restored();
    const { on } = showing(listedAs(PAID, { payee: { payeeId: payeeId('mock:slow-2000:cid') } }));
    await recover(on);
    expect(await statuses()).toEqual(['ENTERED']);
    await expect(settleRestore(world)).rejects.toMatchObject(REFUSED);
    world.clock.advance(2_000);
    await recover(on);
    const cids = (await world.payments.ofBatch(id)).filter(({ affiliateId }) => affiliateId === 'cid');
    expect(cids).toMatchObject([{ status: 'COMPLETED' }]);
    await settleRestore(world);
  });

  it('that somebody else wrote meanwhile is left to the next sweep, by name', async () => {
    await restored();
    world.clock.advance(60);
    const { on } = showing(listedAs(PAID));
    const refusing = (change: 'first' | 'later') => ({
      ...on,
      recovery: overriding(world.recovery, {
        saveLost: async (given, audit) =>
          (given.before === undefined) === (change === 'first') ? 'changed' : world.recovery.saveLost(given, audit),
      }),
    });
    const [first, later] = [
      await sweep(refusing('first'), world.context),
      await sweep(refusing('later'), world.context),
    ];
    expect([...first.failed, ...later.failed].map(({ item, error }) => [item, String(error)])).toEqual([
      ['ref-1', 'Error: the lost payment ref-1 of mock was noted by somebody else; look again'],
      ['ref-1', 'Error: the lost payment ref-1 was changed by somebody else; look again'],
    ]);
    await recover(on);
    expect((await balanceOf(world, 'ann')).accruedMinor).toBe(5_300n);
    await settleRestore(world);
    expect((await auditActions(world)).filter((action) => action === 'balance.adjusted')).toHaveLength(1);
  });
});
