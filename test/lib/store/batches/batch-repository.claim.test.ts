import { beforeEach, describe, expect, it } from 'vitest';
import { noHolds, placeHold } from '../../../../lib/domain/affiliates/holds.ts';
import { affiliateId } from '../../../../lib/domain/shared/ids.ts';
import type { Claim } from '../../../../lib/payouts/batches/batch-repository.ts';
import { DynamoHoldRepository } from '../../../../lib/store/affiliates/hold-repository.ts';
import { anAudit } from '../../../support/audit.ts';
import { batchesIn } from '../../../support/claimed-batch.ts';
import { aBatch, aPayment, BATCH_ID, NOW } from '../../../support/domain.ts';
import { createTestTable, type TestTable } from '../../../support/dynamodb-table.ts';
import { allItems, auditActions } from '../../../support/items.ts';

const [ANN, BOB, CAT] = [affiliateId('ann'), affiliateId('bob'), affiliateId('cat')];

describe('claiming for a batch', () => {
  let db: TestTable;
  let on: ReturnType<typeof batchesIn>;

  beforeEach(async () => {
    db = await createTestTable();
    on = batchesIn(db);
  });

  const claimFor = (
    claims: readonly Claim[],
    before = undefined as Parameters<typeof on.batches.claim>[0]['before'],
  ) => {
    const after = {
      ...aBatch(
        {},
        claims.map(({ payment }) => payment),
      ),
      version: (before?.version ?? 0) + 1,
    };
    return on.batches.claim({ before, after }, claims, anAudit('batch.claimed'));
  };
  async function expectNothingWritten(act: () => Promise<unknown>) {
    const before = await allItems(db);
    const result = await act();
    expect(await allItems(db)).toEqual(before);
    return result;
  }

  it('puts draft, payments and claims, with one audit entry (M7)', async () => {
    const claim = on.claimOn(await on.accrue(ANN), aPayment());
    expect(await claimFor([claim])).toMatchObject({ kind: 'claimed' });
    expect(await on.batches.find(BATCH_ID)).toMatchObject({ status: 'DRAFT', paymentCount: 1, totalMinor: 6_000n });
    expect(await on.payments.ofBatch(BATCH_ID)).toMatchObject([claim.payment]);
    expect((await on.balanceOf(ANN)).open).toMatchObject({ transactionId: claim.payment.transactionId });
    expect(await auditActions(db)).toEqual(['commissions.accrued', 'batch.claimed']);
  });

  it('claims for nobody if one of them is claimed already, and says which', async () => {
    const [ann, bob, cat] = [await on.accrue(ANN), await on.accrue(BOB), await on.accrue(CAT)];
    const other = on.claimOn(bob, aPayment({}, 9));
    await on.batches.claim({ before: undefined, after: aBatch({}, [other.payment]) }, [other], anAudit());
    const draft = await on.batches.find(BATCH_ID);
    const claims = [ann, bob, cat].map((balance, n) => on.claimOn(balance, aPayment({}, n + 1)));
    const result = await expectNothingWritten(() => claimFor(claims, draft));
    expect(result).toEqual({ kind: 'refused', transactionIds: new Set([claims[1]?.payment.transactionId]) });
  });

  it('names every claim that is refused', async () => {
    const balances = [await on.accrue(ANN), await on.accrue(BOB), await on.accrue(CAT)];
    await on.accrue(ANN, -1n);
    await on.accrue(CAT, -1n);
    const claims = balances.map((balance, n) => on.claimOn(balance, aPayment({}, n + 1)));
    const result = await expectNothingWritten(() => claimFor(claims));
    const ids = claims.map(({ payment }) => payment.transactionId);
    expect(result).toEqual({ kind: 'refused', transactionIds: new Set([ids[0], ids[2]]) });
  });

  it('refuses those whose holds were read before one was placed, and only those', async () => {
    const balances = [await on.accrue(ANN), await on.accrue(BOB)];
    const holds = new DynamoHoldRepository(db.table);
    const before = noHolds(CAT);
    const after = placeHold(before, { reason: 'fraud', by: 'admin', at: NOW }, undefined);
    if (!after) throw new Error('CAT is held already');
    await holds.save({ holds: { before, after }, lifted: [] }, anAudit());
    const holdsVersion = await holds.version();
    const [old, fresh] = balances.map((balance, n) => ({
      ...on.claimOn(balance, aPayment({}, n + 1)),
      holdsVersion: holdsVersion - 1 + n,
    }));
    if (!old || !fresh) throw new Error('two claims are made');
    const result = await expectNothingWritten(() => claimFor([old, fresh]));
    expect(result).toEqual({ kind: 'refused', transactionIds: new Set([old.payment.transactionId]) });
    expect(await claimFor([{ ...old, holdsVersion }, fresh])).toMatchObject({ kind: 'claimed' });
  });

  it('is not disturbed by an accrual between read and claim', async () => {
    const read = await on.accrue(ANN);
    await on.accrue(ANN, 40n);
    expect(await claimFor([on.claimOn(read, aPayment())])).toMatchObject({ kind: 'claimed' });
    expect(await on.balanceOf(ANN)).toMatchObject({ accruedMinor: 6_040n, open: { amountMinor: 6_000n, toSeq: 1 } });
  });

  it('adds to a draft only as it was read', async () => {
    const { draft } = await on.claimed(1);
    const claim = on.claimOn(await on.accrue(ANN), aPayment({}, 2));
    const stale = { ...draft, version: draft.version - 1 };
    expect(await expectNothingWritten(() => claimFor([claim], stale))).toEqual({ kind: 'not-draft' });
    expect(await claimFor([claim], draft)).toMatchObject({ kind: 'claimed' });
  });

  it.each(['PENDING', 'CANCELLING'] as const)('adds nothing to a batch that has become %s', async (status) => {
    const { draft } = await on.claimed(1);
    const { after } = await on.moved(draft, { status });
    const claim = on.claimOn(await on.accrue(ANN), aPayment({}, 2));
    // Even if version and audit chain happened to agree, the state does not.
    const read = { ...after, status: 'DRAFT' } as const;
    expect(await expectNothingWritten(() => claimFor([claim], read))).toEqual({ kind: 'not-draft' });
  });

  it('does not make a draft whose id is taken', async () => {
    await on.claimed(1);
    const claim = on.claimOn(await on.accrue(ANN), aPayment({}, 2));
    expect(await expectNothingWritten(() => claimFor([claim]))).toEqual({ kind: 'not-draft' });
  });
});
