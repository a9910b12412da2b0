import '../functions/support/silent-log.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { addSeconds, instant } from '../../lib/domain/time.ts';
import { verifyAudit } from '../../lib/payouts/audit/verify-audit.ts';
import { sweep } from '../../lib/payouts/sweep/sweep.ts';
import { createWorld, type World } from '../support/world.ts';
import { readerOf } from './readers.ts';
import { recordedOf, VERSIONS } from './recorded.ts';

describe.each(VERSIONS)('what version %s left in the table', (version) => {
  const { items, held } = recordedOf(version);
  const recordedAt = instant(new Date(held.recordedAt));
  let world: World;

  beforeAll(async () => {
    world = await createWorld(addSeconds(recordedAt, 60));
    for (const Item of items) await world.table.transact([{ Put: { Item } }]);
  });

  it('is read item by item', () => {
    const unread = items.filter((item) => readerOf(item) === undefined).map(({ PK, SK }) => `${PK} ${SK}`);
    expect(unread, 'of each kind it is known who reads it').toEqual([]);
    for (const item of items) expect(() => readerOf(item)?.(item), `${item.PK} ${item.SK}`).not.toThrow();
  });

  it('may have an attribute more, as after a rollback: it is left out', () => {
    for (const item of items) {
      expect(readerOf(item)?.({ ...item, addedLater: 'unknown here' })).toEqual(readerOf(item)?.(item));
    }
  });

  it('proves its audit log', async () => {
    let proof = await verifyAudit(world, world.context);
    while (proof.next !== undefined) proof = await verifyAudit(world, world.context, proof.next);
    expect(proof).toMatchObject({ verified: true });
  });

  it('holds the preview of a token that a client has', async () => {
    expect((await world.previews.find(held.previewToken))?.rows.length).toBeGreaterThan(0);
  });

  it('is gone on with by the sweep, and no item stops it', async () => {
    expect((await sweep(world, world.context)).failed).toEqual([]);
  });
});
