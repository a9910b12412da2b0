import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../../../lib/payouts/audit/verify-audit.ts';
import { executeBatch } from '../../../../lib/payouts/batches/execute-batch.ts';
import { sweep } from '../../../../lib/payouts/schedules/sweep/sweep.ts';
import { fromAuditItem } from '../../../../lib/store/audit/audit-entry-schema.ts';
import { packed, unpacked } from '../../../../lib/store/shared/packed.ts';
import type { RawItem } from '../../../../lib/store/shared/table.ts';
import { auditEntries } from '../../../support/items.ts';
import { affiliatesWith, createAll, createWorld, runAll, type World } from '../../../support/world.ts';

const NAMES = ['details', 'links', 'final'];

/** A batch that was paid, of which the long entries are packed, and the seal of its day. */
describe('audit entries that are packed', () => {
  let world: World;
  let long: readonly RawItem[];

  beforeAll(async () => {
    world = await createWorld('2026-03-01T12:00:00.000Z');
    await affiliatesWith(world, 12);
    for (const { batchId } of (await createAll(world)).batches) await executeBatch(world, world.context, batchId);
    await runAll(world);
    world.clock.advance(24 * 3_600);
    await sweep(world, world.context);
    long = (await auditEntries(world)).filter((entry) => entry.packed !== undefined);
  });

  const verify = async () => (await verifyAudit(world, world.context)).firstBroken;
  async function whileStoredAs(item: RawItem, tampered: RawItem) {
    await world.table.put(tampered);
    const found = await verify();
    await world.table.put(item);
    return found;
  }
  const plain = (item: RawItem) => unpacked(item, NAMES);
  const repacked = ({ details, links, final, ...said }: RawItem) => ({ ...said, ...packed({ details, links, final }) });

  it('are those of many payments, and say outside what was done to what, when and by whom', () => {
    expect(new Set(long.map(({ action }) => action))).toEqual(
      new Set(['batch.claimed', 'payment.sending', 'payment.completed', 'batch.completed']),
    );
    for (const entry of long) expect(Object.keys(entry)).toEqual(expect.arrayContaining(['subject', 'actor', 'at']));
  });

  it('prove the same as entries that are stored as they used to be', async () => {
    expect(await verify()).toBeUndefined();
    for (const entry of long) await world.table.put(plain(entry));
    expect(await verify()).toBeUndefined();
    for (const entry of long) await world.table.put(entry);
    expect(long.map(fromAuditItem)).toEqual(long.map(plain).map(fromAuditItem));
  });

  it('are found if anything in them was changed, however it is packed', async () => {
    for (const entry of long) {
      const { details } = plain(entry);
      const other = { ...plain(entry), details: { ...(details as object), note: 'put in later' } };
      const expected = { code: 'entry_altered', auditId: entry.auditId };
      expect(await whileStoredAs(entry, repacked(other)), String(entry.action)).toMatchObject(expected);
      expect(await whileStoredAs(entry, other), String(entry.action)).toMatchObject(expected);
    }
  });

  it('are found if they cannot be read, or say something twice', async () => {
    for (const entry of long) {
      const expected = { code: 'entry_unreadable', auditId: entry.auditId };
      expect(await whileStoredAs(entry, { ...entry, packed: new Uint8Array([1]) })).toMatchObject(expected);
      expect(await whileStoredAs(entry, { ...entry, packed: gzipSync('{"at":"2026-03-01"}') })).toMatchObject(expected);
      expect(await whileStoredAs(entry, { ...entry, links: [] })).toMatchObject(expected);
    }
  });

  it('are found by the seal of their day if no batch knows them', async () => {
    const [entry] = await auditEntries(world);
    if (entry?.action !== 'affiliate.imported') throw new Error('another entry came first');
    const bytes = { ...entry, packed: new Uint8Array([1]) };
    expect(await whileStoredAs(entry, bytes)).toMatchObject({ code: 'entry_altered', auditId: entry.auditId });
  });
});
