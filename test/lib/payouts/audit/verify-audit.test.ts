import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { entryHash } from '../../../../lib/domain/audit/audit-chain.ts';
import type { AuditBreak } from '../../../../lib/domain/audit/audit-evidence.ts';
import { finalHash } from '../../../../lib/domain/audit/audit-final.ts';
import { sealHash } from '../../../../lib/domain/audit/audit-seal.ts';
import type { BatchId } from '../../../../lib/domain/shared/ids.ts';
import { addSeconds, type Instant } from '../../../../lib/domain/shared/time.ts';
import type { VerifyPosition } from '../../../../lib/payouts/audit/verification.ts';
import { type Verification, verifyAudit, verifyAuditOfBatch } from '../../../../lib/payouts/audit/verify-audit.ts';
import { executeBatch } from '../../../../lib/payouts/batches/execute-batch.ts';
import { fromAuditItem } from '../../../../lib/store/audit/audit-entry-schema.ts';
import { auditKeys, storedEntry } from '../../../../lib/store/audit/audit-item.ts';
import { fromSealItem } from '../../../../lib/store/audit/seal-item.ts';
import type { RawItem } from '../../../../lib/store/shared/table.ts';
import { aHistory } from '../../../support/audit-history.ts';
import { allItems, auditEntries } from '../../../support/items.ts';
import { affiliatesWith, createAll, createWorld, overriding, type World } from '../../../support/world.ts';

/** Tampers with the real items of a real history, looks, and puts everything back. */
describe('verifying the audit log', () => {
  let world: World;

  beforeAll(async () => {
    world = await aHistory();
  });

  const put = (item: RawItem) => world.client.send(new PutCommand({ TableName: world.tableName, Item: item }));
  const remove = ({ PK, SK }: RawItem) =>
    world.client.send(new DeleteCommand({ TableName: world.tableName, Key: { PK, SK } }));
  const verify = () => verifyAudit(world, world.context);
  const entries = (action?: string) =>
    auditEntries(world).then((all) => all.filter((entry) => action === undefined || entry.action === action));
  const items = async (test: (item: RawItem) => boolean) => (await allItems(world)).filter(test);
  const only = <T>(list: readonly T[], position = 0): T => {
    const found = list.at(position);
    if (found === undefined) throw new Error('there is none');
    return found;
  };

  /** What is found while the items are as `tampered` makes them: `undefined` removes one. */
  async function whileTampered(changes: ReadonlyArray<readonly [RawItem, RawItem | undefined]>): Promise<Verification> {
    for (const [before, after] of changes) await (after ? put(after) : remove(before));
    try {
      return await verify();
    } finally {
      for (const [before] of changes) await put(before);
    }
  }
  async function withAdded(item: RawItem): Promise<Verification> {
    await put(item);
    try {
      return await verify();
    } finally {
      await remove(item);
    }
  }
  async function expectBroken(changes: Parameters<typeof whileTampered>[0], expected: Partial<AuditBreak>) {
    const { verified, firstBroken } = await whileTampered(changes);
    expect({ verified, firstBroken }).toMatchObject({ verified: false, firstBroken: expected });
  }

  it.each([
    ['payment', ({ SK }: RawItem) => String(SK).startsWith('TXN#')],
    ['batch', ({ PK, SK }: RawItem) => String(PK).startsWith('BATCH#') && SK === 'BATCH'],
  ])('notices the content of another %s under its key', async (_, isOne) => {
    const found = await items(isOne);
    const [one, other] = [only(found), only(found, -1)];
    expect(other).not.toEqual(one);
    await expectBroken([[one, { ...other, PK: one.PK, SK: one.SK }]], {
      code: 'item_altered',
      message: expect.stringContaining('cannot be read'),
    });
  });

  it('finds nothing wrong with what was only written by the system, and says how much it saw', async () => {
    const { verified, checked, newestSeal, next } = await verify();
    const all = await entries();
    expect({ verified, next }).toEqual({ verified: true, next: undefined });
    expect(checked).toEqual({
      batches: 5,
      payments: 7,
      entries: all.filter(({ PK }) => String(PK).startsWith('BATCH#')).length,
      days: 3,
      sealedEntries: all.filter(({ at }) => String(at) < '2026-03-03').length,
    });
    expect(newestSeal?.day).toBe('2026-03-02');
  });

  it('comes to the same in many small pieces', async () => {
    const whole = await verify();
    let now = world.clock.now();
    // Every look at the clock finds that the time is up.
    const hurried = { ...world.context, now: () => (now = addSeconds(now, 60)) };
    let position: VerifyPosition | undefined;
    let pieces = 0;
    let last: Verification | undefined;
    do {
      last = await verifyAudit(world, hurried, position);
      position = last.next;
      pieces += 1;
    } while (position);
    expect(pieces).toBeGreaterThan(10);
    expect(last).toEqual(whole);
  });

  it('names every single entry whose content is changed', async () => {
    for (const entry of (await entries()).filter(({ at }) => String(at) < '2026-03-03')) {
      const actor = { type: 'admin', sub: 'sub-1', username: 'somebody else' };
      await expectBroken([[entry, { ...entry, actor }]], { code: 'entry_altered', auditId: String(entry.auditId) });
    }
  }, 120_000);

  it('notices every single entry that is dropped', async () => {
    for (const entry of (await entries()).filter(({ at }) => String(at) < '2026-03-03')) {
      const { firstBroken } = await whileTampered([[entry, undefined]]);
      expect(firstBroken?.code, String(entry.action)).toMatch(/^(entry_missing|final_broken)$/);
    }
  }, 120_000);

  it('names an amount that was changed in an entry, and the source address of its actor', async () => {
    const entry = only(await entries('payment.completed'));
    const payments = (entry.details as { payments: RawItem[] }).payments.map((one) => ({ ...one, amount: '1.00' }));
    await expectBroken([[entry, { ...entry, details: { ...(entry.details as object), payments } }]], {
      code: 'entry_altered',
      auditId: String(entry.auditId),
    });
    const imported = only(await entries('affiliate.imported'));
    const actor = { ...(imported.actor as object), sourceIp: '203.0.113.9' };
    await expectBroken([[imported, { ...imported, actor }]], {
      code: 'entry_altered',
      auditId: String(imported.auditId),
      day: '2026-03-01',
    });
  });

  it('names two entries that changed places', async () => {
    const [first, second] = await entries('payment.sending');
    if (!first || !second) throw new Error('there are no two');
    const placeOf = ({ PK, SK, GSI1PK, GSI1SK }: RawItem) => ({ PK, SK, GSI1PK, GSI1SK });
    await expectBroken(
      [
        [first, { ...second, ...placeOf(first) }],
        [second, { ...first, ...placeOf(second) }],
      ],
      { code: 'entry_altered', auditId: String(first.auditId) },
    );
  });

  it('notices that the newest entry of a batch is gone, though nothing comes after it', async () => {
    const newest = only(await entries('batch.created'), -1);
    await expectBroken([[newest, undefined]], {
      code: 'entry_missing',
      batchId: String((newest.subject as RawItem).batchId),
      message: expect.stringContaining('the newest changes of') as unknown as string,
    });
  });

  it('names a payment whose item is not what its newest change left', async () => {
    const payment = only(await items(({ SK, status }) => String(SK).startsWith('TXN#') && status === 'COMPLETED'));
    const transactionId = String(payment.transactionId);
    await expectBroken([[payment, { ...payment, payeeId: 'mock:ok:mallory' }]], {
      code: 'item_altered',
      transactionId,
    });
    await expectBroken([[payment, { ...payment, amountMinor: 1n }]], { code: 'item_altered', transactionId });
    await expectBroken([[payment, { ...payment, amountMinor: 'much' }]], { code: 'item_altered', transactionId });
    // What is left of it then are its claim and its attempt.
    await expectBroken([[payment, undefined]], { code: 'item_altered', transactionId });
    const claims = await items(({ SK }) => String(SK).startsWith('CLAIMS#'));
    const gone = [payment, ...claims].map((item) => [item, undefined] as const);
    await expectBroken(gone, { code: 'item_missing', transactionId });
  });

  it('names a payment that has no item yet and is not as it was claimed', async () => {
    const other = await createWorld();
    await affiliatesWith(other, 2);
    await createAll(other);
    const claims = only((await allItems(other)).filter(({ SK }) => String(SK).startsWith('CLAIMS#')));
    const [first, second] = claims.payments as RawItem[];
    expect((await verifyAudit(other, other.context)).verified).toBe(true);
    await other.table.put({ ...claims, payments: [first, { ...second, payeeId: 'mock:ok:mallory' }] });
    const { verified, firstBroken } = await verifyAudit(other, other.context);
    expect({ verified, firstBroken }).toMatchObject({ verified: false, firstBroken: { code: 'item_altered' } });
  });

  it('names a batch whose item, counts or amounts are not what was left', async () => {
    const batch = only(await items(({ SK, status }) => SK === 'BATCH' && status === 'FAILED'));
    const batchId = String(batch.batchId);
    await expectBroken([[batch, { ...batch, createdBy: 'somebody else' }]], { code: 'item_altered', batchId });
    const counts = { ...(batch.counts as Record<string, bigint>), CANCELLED: 0n };
    await expectBroken([[batch, { ...batch, counts }]], { code: 'counts_wrong', batchId });
  });

  it('notices a payment that was set back together with its log', async () => {
    const [completed] = await entries('payment.completed');
    const link = only((completed?.links as { transactionId: string; seq: bigint }[]) ?? []);
    const payment = only(await items(({ SK }) => SK === `TXN#${link.transactionId}`));
    const sending = (await entries('payment.sending')).flatMap((entry) => fromAuditItem(entry).links ?? []);
    const earlier = sending.find(
      (one) => 'transactionId' in one && one.transactionId === link.transactionId && one.seq === Number(link.seq) - 1,
    );
    const { seq, hash } = earlier ?? {};
    const back = { ...payment, status: 'PROCESSING', audit: { seq, hash } };
    if (!completed) throw new Error('there is none');
    const { verified } = await whileTampered([
      [completed, undefined],
      [payment, back],
    ]);
    expect(verified).toBe(false);
  });

  it('notices a final that was changed, dropped, or put elsewhere in the chain', async () => {
    const [first, second] = await items(({ PK }) => PK === 'AUDITFINALS');
    if (!first || !second) throw new Error('there are no two');
    await expectBroken([[first, undefined]], { code: 'final_broken' });
    await expectBroken([[second, { ...second, hash: first.hash }]], {
      code: 'final_broken',
      batchId: String(second.batchId),
    });
    await expectBroken(
      [
        [first, { ...second, PK: first.PK, SK: first.SK, seq: first.seq }],
        [second, { ...first, PK: second.PK, SK: second.SK, seq: second.seq }],
      ],
      { code: 'final_broken' },
    );
    const newest = only(await items(({ PK }) => PK === 'AUDITFINALS'), -1);
    await expectBroken([[newest, undefined]], { code: 'final_broken', batchId: String(newest.batchId) });
  });

  it('names the final after one that was written anew with all its hashes', async () => {
    const [first, second] = await items(({ PK }) => PK === 'AUDITFINALS');
    const stored = only((await entries()).filter(({ auditId }) => auditId === first?.auditId));
    const entry = fromAuditItem(stored);
    if (!first || !second || !entry.final) throw new Error('there are no two');
    const anew = { ...entry.final, payments: entry.final.payments.toReversed() };
    const hash = finalHash(anew, String(first.batchId) as BatchId, entryHash(storedEntry(stored)));
    await expectBroken(
      [
        [first, { ...first, hash }],
        [stored, { ...stored, final: { ...anew, hash } }],
      ],
      { code: 'final_broken', batchId: String(second.batchId) },
    );
  });

  it('notices an entry that was put into a day after it was sealed', async () => {
    const model = only(await entries('affiliate.imported'));
    const forged = { ...fromAuditItem(model), auditId: '01HZZZ', at: '2026-03-01T12:00:00.000Z' as Instant };
    expect((await withAdded({ ...auditKeys(forged), ...forged })).firstBroken).toMatchObject({
      code: 'entry_inserted',
      auditId: '01HZZZ',
      day: '2026-03-01',
    });
  });

  it('notices an invented change of a payment, and an invented batch', async () => {
    const entry = only(await entries('payment.completed'));
    const { links: _, final: __, ...unlinked } = fromAuditItem(entry);
    const forged = { ...unlinked, auditId: '01KZZZ' };
    expect((await withAdded({ ...auditKeys(forged), ...forged })).firstBroken).toMatchObject({
      code: 'entry_inserted',
      auditId: '01KZZZ',
    });
    const batch = only(await items(({ SK, status }) => SK === 'BATCH' && status === 'COMPLETED'));
    const copy = {
      ...batch,
      PK: 'BATCH#batch-forged',
      batchId: 'batch-forged',
      GSI2SK: `${batch.createdAt}#batch-forged`,
    };
    expect((await withAdded(copy)).firstBroken).toMatchObject({ batchId: 'batch-forged' });
  });

  it('notices a seal that was changed or dropped, and a part of one', async () => {
    const seals = await items(({ PK }) => PK === 'AUDITSEALS');
    const [, second] = seals;
    if (!second) throw new Error('there are no two');
    await expectBroken([[second, { ...second, entries: 1n }]], { code: 'seal_broken', day: '2026-03-01' });
    await expectBroken([[second, undefined]], { code: 'seal_missing', day: '2026-03-01' });
    const forged = { ...fromSealItem(second), sealedAt: '2026-03-02T09:00:00.000Z' as Instant };
    const rehashed = { ...second, ...forged, hash: sealHash(forged) };
    await expectBroken([[second, rehashed]], { code: 'seal_broken', day: '2026-03-02' });
    const part = only(await items(({ SK }) => String(SK).startsWith('PART#')));
    await expectBroken([[part, { ...part, entries: [] }]], { code: 'seal_broken' });
    await expectBroken([[part, undefined]], { code: 'seal_broken' });
  });

  it('compares a seal that was kept outside with the stored one', async () => {
    const { newestSeal } = await verify();
    if (!newestSeal) throw new Error('there is none');
    expect(await verifyAudit(world, world.context, undefined, newestSeal)).toMatchObject({ verified: true });
    const other = { ...newestSeal, hash: 'another' };
    expect((await verifyAudit(world, world.context, undefined, other)).firstBroken).toMatchObject({
      code: 'seal_broken',
    });
  });

  it('of one batch looks at that one only', async () => {
    const [batch, other] = await items(({ SK, status }) => SK === 'BATCH' && status !== 'PENDING');
    if (!batch || !other) throw new Error('there are no two');
    const { verified, checked } = await verifyAuditOfBatch(world, batch.batchId as never);
    expect({ verified, batches: checked.batches }).toEqual({ verified: true, batches: 1 });
    await put({ ...other, provider: 'other' });
    expect((await verifyAuditOfBatch(world, batch.batchId as never)).verified).toBe(true);
    expect((await verifyAuditOfBatch(world, other.batchId as never)).firstBroken).toMatchObject({
      code: 'item_altered',
    });
    await put(other);
    await expect(verifyAuditOfBatch(world, 'batch-nowhere' as never)).rejects.toThrow('There is no batch');
  });

  it('of a batch that moves while it is read finds nothing wrong with what came in between', async () => {
    const { items: pending } = await world.batches.list({ status: 'PENDING' }, { limit: 1 });
    const { batchId } = only(pending);
    const before = await world.audits.evidence(batchId);
    await executeBatch(world, world.context, batchId);
    const { entries: later } = await world.audits.evidence(batchId);
    expect(later.length).toBeGreaterThan(before.entries.length);
    let looks = 0;
    const torn = async () => {
      looks += 1;
      return looks === 1 ? { ...before, entries: later } : world.audits.evidence(batchId);
    };
    const audits = overriding(world.audits, { evidence: torn });
    expect((await verifyAuditOfBatch({ ...world, audits }, batchId)).verified).toBe(true);
    expect(looks).toBe(2);
  });

  it('finds nothing wrong again after all this', async () => {
    expect((await verify()).verified).toBe(true);
  });
});
