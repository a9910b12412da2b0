import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../../../lib/domain/audit/audit-seal.ts';
import { affiliateId, type BatchId, type TransactionId } from '../../../../lib/domain/shared/ids.ts';
import { addSeconds, type Instant } from '../../../../lib/domain/shared/time.ts';
import { type AuditFilter, type AuditPosition, listAuditLog } from '../../../../lib/payouts/audit/list-audit-log.ts';
import { auditWrite } from '../../../../lib/store/audit/audit-item.ts';
import { anAudit } from '../../../support/audit.ts';
import { aHistory } from '../../../support/audit-history.ts';
import { auditEntries } from '../../../support/items.ts';
import { createWorld, type World } from '../../../support/world.ts';

/** Ids of all pages together, in the order in which they are shown. */
async function listed(world: World, filter: AuditFilter, limit: number): Promise<string[]> {
  const ids: string[] = [];
  let after: AuditPosition | undefined;
  do {
    const page = await listAuditLog(world, world.context, filter, { limit, after });
    expect(page.entries.length).toBeLessThanOrEqual(limit);
    ids.push(...page.entries.map(({ auditId }) => auditId));
    after = page.next;
  } while (after);
  return ids;
}

describe('the audit log, listed', () => {
  let world: World;

  beforeAll(async () => {
    world = await aHistory();
  });

  type Entry = { auditId: string; at: string; action: string; subject: Record<string, string>; links?: object[] };
  const stored = async (test: (entry: Entry) => boolean) => {
    const all = (await auditEntries(world)) as unknown as Entry[];
    const keyOf = ({ at, auditId }: Entry) => `${at}#${auditId}`;
    const newestFirst = all.filter(test).sort((left, right) => (keyOf(left) > keyOf(right) ? -1 : 1));
    return newestFirst.map(({ auditId }) => auditId);
  };

  it.each([1, 3, 100])('shows every entry once and newest first, in pages of %i', async (limit) => {
    expect(await listed(world, {}, limit)).toEqual(await stored(() => true));
  });

  it('by date shows that day only', async () => {
    const date = '2026-03-01' as Day;
    const ofDay = await stored(({ at }) => at.startsWith(date));
    expect(ofDay.length).toBeGreaterThan(10);
    expect(await listed(world, { date }, 4)).toEqual(ofDay);
    expect(await listed(world, { date: '2025-01-01' as Day }, 4)).toEqual([]);
  });

  it('by action shows those only, of all days or of one', async () => {
    const action = 'payment.sending';
    expect(await listed(world, { action }, 2)).toEqual(await stored((entry) => entry.action === action));
    const date = '2026-03-02' as Day;
    expect(await listed(world, { action, date }, 1)).toEqual(
      await stored((entry) => entry.action === action && entry.at.startsWith(date)),
    );
  });

  it('by batch and by transaction shows what was done to it', async () => {
    const [failed] = (await world.batches.list({ status: 'FAILED' }, { limit: 1 })).items;
    const batchId = failed?.batchId as BatchId;
    const ofBatch = await listed(world, { batchId }, 2);
    expect(new Set(ofBatch)).toEqual(new Set(await stored(({ subject }) => subject.batchId === batchId)));
    const [payment] = await world.payments.ofBatch(batchId);
    const transactionId = payment?.transactionId as TransactionId;
    const tells = ({ links = [] }: Entry) =>
      links.some((link) => 'transactionId' in link && link.transactionId === transactionId);
    const ofPayment = await listed(world, { transactionId }, 1);
    expect(new Set(ofPayment)).toEqual(new Set(await stored(tells)));
    expect(ofPayment).toEqual(ofBatch.filter((auditId) => ofPayment.includes(auditId)));
  });

  it('by affiliate shows what was done to the affiliate itself', async () => {
    const ann = affiliateId('ann');
    const ofAnn = await listed(world, { affiliateId: ann }, 2);
    expect(new Set(ofAnn)).toEqual(new Set(await stored(({ subject }) => subject.affiliateId === 'ann')));
  });

  it('of a year goes back to the first sealed day over days without entries, and never loses its place', async () => {
    const year = await createWorld('2026-01-01T12:00:00.000Z');
    const put = async (at: Instant, count: number) =>
      year.table.transact(Array.from({ length: count }, () => auditWrite({ ...anAudit(), at })));
    const first = year.clock.now();
    await put(first, 30);
    const day = addDays('2026-01-01' as Day, -1);
    await year.table.put({
      PK: 'AUDITSEALS',
      SK: day,
      seq: 1,
      hash: 'x',
      day,
      entries: 0,
      parts: [],
      previous: 'none',
      sealedAt: first,
    });
    year.clock.advance(365 * 24 * 3_600);
    await put(addSeconds(first, 200 * 24 * 3_600), 30);
    expect(new Set(await listed(year, {}, 7)).size).toBe(60);
    expect(await listed(year, {}, 7)).toHaveLength(60);
  });

  it('ends a page that a filter leaves empty, and the next one goes on from there', async () => {
    const busy = await createWorld('2026-03-01T12:00:00.000Z');
    const at = busy.clock.now();
    const rare = anAudit('batch.queued');
    await busy.table.transact([auditWrite({ ...rare, at: addSeconds(at, -3_600) })]);
    for (let n = 0; n < 11; n += 1) {
      await busy.table.transact(Array.from({ length: 100 }, () => auditWrite({ ...anAudit(), at })));
    }
    const filter = { action: 'batch.queued' };
    const first = await listAuditLog(busy, busy.context, filter, { limit: 10 });
    expect(first).toMatchObject({ entries: [], next: { day: '2026-03-01' } });
    expect(await listed(busy, filter, 10)).toEqual([rare.auditId]);
  });
});
