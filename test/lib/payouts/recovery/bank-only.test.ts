import { beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../../../lib/domain/audit/actor.ts';
import { resolveIncident } from '../../../../lib/domain/incidents/incident.ts';
import { incidentRef } from '../../../../lib/domain/incidents/incident-id.ts';
import { attemptIdOf, batchId, payeeId, transactionIdOf } from '../../../../lib/domain/shared/ids.ts';
import { addSeconds } from '../../../../lib/domain/shared/time.ts';
import type { Outcome } from '../../../../lib/domain/transactions/outcome.ts';
import { auditEntry } from '../../../../lib/payouts/audit/audit-entry.ts';
import type { Listed } from '../../../../lib/payouts/shared/payment-provider.ts';
import { DynamoMockBank } from '../../../../lib/store/mock-bank/mock-bank-repository.ts';
import { auditActions } from '../../../support/items.ts';
import { batchOf, payBatch } from '../../../support/paid-batches.ts';
import { momentOf, recover, restoreTo, settleRestore } from '../../../support/restore.ts';
import {
  affiliateWith,
  balanceOf,
  createWorld,
  onlyPayment,
  USD,
  type World,
  withProvider,
} from '../../../support/world.ts';

const BEN: Person = { sub: 'sub-ben', name: 'Ben' };

describe('what the bank has and a restored table has not', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
  });

  const refused = { refused: { code: 'restore_not_settled' } };

  async function paidByBank(ordinal: number, payee: string, amountMinor = 700n) {
    await new DynamoMockBank(world.table).record({
      transactionId: transactionIdOf(batchId('batch-lost'), ordinal),
      attemptId: attemptIdOf(1, 0, 0),
      requestHash: 'of the lost time',
      answer: {
        kind: 'paid',
        payee: payeeId(payee),
        amountMinor,
        currency: USD,
        at: addSeconds(world.clock.now(), -30),
        comesBack: false,
      },
    });
  }

  /** As a person does with `POST /incidents/{incidentId}/resolve`. */
  async function explained() {
    const { items } = await world.incidents.list({ status: 'OPEN' }, { limit: 10 });
    for (const incident of items) {
      const done = resolveIncident(incident, BEN, 'a test of the bank', world.clock.now());
      const audit = auditEntry(world.context, { type: 'provider', provider: 'mock' }, 'incident.resolved', {});
      expect(await world.incidents.resolve(done, audit)).toBe('resolved');
    }
    return items.map(incidentRef);
  }

  it('waits for a person to say what a payment to nobody of ours was', async () => {
    const moment = await momentOf(world);
    world.clock.advance(60);
    await paidByBank(1, 'mock:ok:stranger');
    await restoreTo(world, moment);
    await recover(world);
    await expect(settleRestore(world)).rejects.toMatchObject(refused);
    const noted = (await auditActions(world)).filter((action) => action === 'lost_payment.noted');
    expect(noted, 'found, and then nobody’s; looked at again, it is the same').toHaveLength(2);
    expect(await explained()).toMatchObject([{ kind: 'BOOKS_DIFFER', about: 'mock' }]);
    await recover(world);
    await settleRestore(world);
    const { items } = await world.recovery.listLost({ limit: 10 });
    expect(items.map(({ status }) => status)).toEqual(['EXPLAINED']);
  });

  it('is entered after all, if somebody with that rise id is imported before the restore is settled', async () => {
    const moment = await momentOf(world);
    world.clock.advance(60);
    await paidByBank(1, 'mock:ok:ann');
    await restoreTo(world, moment);
    await recover(world, 2);
    await explained();
    await affiliateWith(world, 'ann', '7.00');
    await recover(world);
    expect((await balanceOf(world, 'ann')).accruedMinor).toBe(0n);
    await settleRestore(world);
  });

  /** The table is restored, and the bank has made a payment that has no reference of ours. */
  async function restoredWithForeign(outcome: Outcome): Promise<World> {
    const moment = await momentOf(world);
    world.clock.advance(60);
    await restoreTo(world, moment);
    return withProvider(world, (provider) => ({
      listPayments: async (period) => {
        const at = moment.at;
        const rent = { providerReference: 'rent', currency: USD, amountMinor: 900n, at, outcome };
        const { payments, complete } = await provider.listPayments(period);
        return { payments: period.from <= at && at < period.to ? [...payments, rent] : payments, complete };
      },
    }));
  }

  it('waits in the same way for one without our reference', async () => {
    const foreign = await restoredWithForeign({ kind: 'completed', providerReference: 'rent' });
    await recover(foreign);
    await expect(settleRestore(foreign)).rejects.toMatchObject(refused);
    await explained();
    await recover(foreign);
    await settleRestore(foreign);
  });

  it('does not wait for one without our reference that moved no money', async () => {
    const foreign = await restoredWithForeign({ kind: 'refused', code: 'x', message: 'x' });
    await recover(foreign);
    await settleRestore(foreign);
    expect((await world.incidents.list({}, { limit: 10 })).items).toEqual([]);
  });

  it('is waited for, if the bank shows it once and then no more: it may have been paid', async () => {
    await affiliateWith(world, 'ann', '7.00');
    const moment = await momentOf(world);
    world.clock.advance(60);
    await paidByBank(1, 'mock:ok:ann');
    await restoreTo(world, moment);
    const hiding = withProvider(world, () => ({ findByReference: async () => ({ payments: [], complete: true }) }));
    await recover(hiding);
    await expect(settleRestore(hiding)).rejects.toMatchObject(refused);
    expect((await balanceOf(world, 'ann')).accruedMinor).toBe(700n);
    await recover(world);
    expect((await balanceOf(world, 'ann')).accruedMinor).toBe(0n);
    await settleRestore(world);
  });

  it('is not believed to be all there is, if the provider does not show its list as a whole', async () => {
    const moment = await momentOf(world);
    world.clock.advance(60);
    await restoreTo(world, moment);
    const cut = withProvider(world, (provider) => ({
      listPayments: async (period) => ({ ...(await provider.listPayments(period)), complete: false }),
    }));
    await recover(cut);
    await expect(settleRestore(cut)).rejects.toMatchObject(refused);
    await recover(world);
    await settleRestore(world);
  });

  it('is entered once for each payment of the bank, also of the same reference', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const moment = await momentOf(world);
    world.clock.advance(60);
    await paidByBank(1, 'mock:ok:ann');
    await paidByBank(2, 'mock:ok:ann', 800n);
    await restoreTo(world, moment);
    await recover(world);
    await recover(world);
    const { accruedMinor, accruedSeq } = await balanceOf(world, 'ann');
    expect({ accruedMinor, accruedSeq }).toEqual({ accruedMinor: 6_000n - 1_500n, accruedSeq: 3 });
  });

  it('under our reference is not taken for our payment, if its amount is another, but entered as it is', async () => {
    const id = await batchOf(world, 'ann');
    const moment = await momentOf(world);
    world.clock.advance(60);
    await payBatch(world, id);
    await restoreTo(world, moment);
    const otherwise = withProvider(world, (provider) => {
      const bigger = async (listed: Promise<Listed>) => {
        const { payments, complete } = await listed;
        return { payments: payments.map((one) => ({ ...one, amountMinor: 6_001n })), complete };
      };
      return {
        findByReference: (...given) => bigger(provider.findByReference(...given)),
        listPayments: (period) => bigger(provider.listPayments(period)),
      };
    });
    await recover(otherwise);
    expect(await onlyPayment(world, id)).toMatchObject({
      status: 'CANCELLED',
      failure: { code: 'paid_in_lost_time' },
    });
    expect((await balanceOf(world, 'ann')).accruedMinor).toBe(-1n);
    await settleRestore(world);
  });
});
