import { beforeEach, describe, expect, it } from 'vitest';
import {
  type DailySeal,
  type Day,
  ENTRIES_PER_PART,
  partHash,
  sealHash,
} from '../../../../../lib/domain/audit/audit-seal.ts';
import { sealDay } from '../../../../../lib/payouts/audit/seal-day.ts';
import { executeBatch } from '../../../../../lib/payouts/batches/execute-batch.ts';
import { sweep } from '../../../../../lib/payouts/schedules/sweep/sweep.ts';
import { auditWrite } from '../../../../../lib/store/audit/audit-item.ts';
import { fromPartItem, fromSealItem } from '../../../../../lib/store/audit/seal-item.ts';
import { anAudit } from '../../../../support/audit.ts';
import { dyingAt, justBefore } from '../../../../support/interleave.ts';
import { allItems, auditEntries } from '../../../../support/items.ts';
import { affiliateWith, createAll, createWorld, runAll, type World } from '../../../../support/world.ts';

const HOUR = 3_600;
const DAY = 24 * HOUR;
const [FIRST, SECOND, THIRD] = ['2026-02-28', '2026-03-01', '2026-03-02'] as unknown as [Day, Day, Day];

describe('daily seals', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld('2026-03-01T12:00:00.000Z');
  });

  const run = (on: World = world) => sweep(on, on.context);
  const seals = async (): Promise<DailySeal[]> =>
    (await allItems(world)).filter(({ PK }) => PK === 'AUDITSEALS').map(fromSealItem);
  const sealedDays = async () => (await seals()).map(({ day }) => day);
  const partsOf = async (day: Day) =>
    (await allItems(world)).filter(({ PK, SK }) => PK === `AUDITSEAL#${day}` && String(SK).startsWith('PART#'));

  it('begin with the day before the first sweep, and leave a day alone until an hour after its end', async () => {
    await affiliateWith(world, 'ann', '60.00');
    expect((await run()).done).toEqual([`sealed ${FIRST}`]);
    world.clock.advance(13 * HOUR - 1);
    expect((await run()).done).toEqual([]);
    world.clock.advance(1);
    expect((await run()).done).toEqual([`sealed ${SECOND}`]);
    expect((await run()).done).toEqual([]);
    expect(await seals()).toMatchObject([
      { seq: 1, day: FIRST, entries: 0, parts: [], previous: 'none' },
      { seq: 2, day: SECOND, entries: 3, previous: (await seals())[0]?.hash },
    ]);
  });

  it('list every entry of the day in the order of time, and are entries of the audit log themselves', async () => {
    await affiliateWith(world, 'ann', '60.00');
    await run();
    world.clock.advance(DAY);
    await run();
    const [, seal] = await seals();
    const ofDay = (await auditEntries(world)).filter(({ at }) => String(at).startsWith(SECOND));
    const [part] = await partsOf(SECOND);
    const listed = fromPartItem(part ?? {}).map(({ auditId }) => auditId);
    expect(new Set(listed)).toEqual(new Set(ofDay.map(({ auditId }) => auditId)));
    expect(part?.SK).toBe(`PART#${seal?.parts[0]}`);
    expect(seal?.hash).toBe(seal && sealHash(seal));
    expect(await auditEntries(world)).toContainEqual(
      expect.objectContaining({
        action: 'audit.sealed',
        subject: { type: 'day', day: SECOND },
        details: { day: SECOND, seq: 2n, entries: 3n, hash: seal?.hash, previous: seal?.previous },
      }),
    );
  });

  it('commit to the newest final of a batch', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const [batch] = (await createAll(world)).batches;
    if (!batch) throw new Error('there is no batch');
    await executeBatch(world, world.context, batch.batchId);
    await runAll(world);
    await run();
    const newest = await world.batches.newestFinal();
    expect((await seals()).at(-1)?.final).toEqual({ seq: 1, hash: newest?.hash });
  });

  it('catch up after days without a sweep, one on top of the other, and no more than a month at once', async () => {
    await run();
    world.clock.advance(40 * DAY);
    const sealed = async () => (await run()).done.filter((what) => what.startsWith('sealed'));
    expect(await sealed()).toHaveLength(31);
    expect(await sealed()).toHaveLength(9);
    const all = await seals();
    expect(all.map(({ seq }) => seq)).toEqual(all.map((_, n) => n + 1));
    for (const [n, seal] of all.entries()) expect(seal.previous).toBe(all[n - 1]?.hash ?? 'none');
  });

  it('seal a day of more entries than one part holds', async () => {
    const writes = Array.from({ length: ENTRIES_PER_PART + 1 }, (_, n) => {
      const at = `2026-02-28T00:00:00.${String(n % 1_000).padStart(3, '0')}Z`;
      return auditWrite({ ...anAudit(), at: at as ReturnType<typeof world.clock.now> });
    });
    for (let n = 0; n < writes.length; n += 100) await world.table.transact(writes.slice(n, n + 100));
    await run();
    const [seal] = await seals();
    expect(seal).toMatchObject({ entries: ENTRIES_PER_PART + 1 });
    expect(seal?.parts).toHaveLength(2);
  });

  it('are overdue when they cannot be written for three hours, and until they can', async () => {
    await run();
    const broken = { ...world, audits: dyingAt(world.audits, 'seal', 1) };
    const overdue = async (on: World) => (await run(on)).overdue.filter(({ work }) => work === 'seal');
    // An hour after its end the day can be sealed; that was two hours ago.
    world.clock.advance(15 * HOUR);
    expect(await overdue(broken)).toEqual([]);
    world.clock.advance(HOUR);
    expect(await overdue(broken)).toEqual([{ work: 'seal', dueAt: expect.stringContaining('T01:00:00.000Z') }]);
    expect(await overdue(world)).toEqual([]);
  });

  it('seal against seal of the same day: the second finds it done', async () => {
    const audits = justBefore(world.audits, 'seal', () => run());
    const { done, failed } = await run({ ...world, audits });
    expect({ done, failed }).toEqual({ done: [], failed: [] });
    expect(await sealedDays()).toEqual([FIRST]);
    expect((await auditEntries(world)).filter(({ action }) => action === 'audit.sealed')).toHaveLength(1);
  });

  it('are never written on top of another seal than the newest', async () => {
    await run();
    expect(await sealDay(world, world.context, FIRST, undefined)).toBeUndefined();
    expect(await sealedDays()).toEqual([FIRST]);
  });

  it('a crash between the parts and the seal: the next sweep seals the day', async () => {
    await affiliateWith(world, 'ann', '60.00');
    await run();
    world.clock.advance(2 * DAY);
    const audits = dyingAt(world.audits, 'seal', 1);
    const { failed } = await run({ ...world, audits });
    expect(failed.map(({ item }) => item)).toEqual([SECOND]);
    expect((await run()).done).toEqual([`sealed ${SECOND}`, `sealed ${THIRD}`]);
    expect(await partsOf(SECOND)).toHaveLength(1);
  });

  it('name a part by what is in it', () => {
    const [a, b] = [
      { auditId: 'a', hash: 'x' },
      { auditId: 'b', hash: 'y' },
    ];
    expect(new Set([partHash([a, b]), partHash([b, a]), partHash([a]), partHash([{ ...a, hash: 'y' }, b])]).size).toBe(
      4,
    );
  });
});
