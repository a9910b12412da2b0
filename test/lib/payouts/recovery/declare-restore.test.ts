import { beforeEach, describe, expect, it } from 'vitest';
import { addSeconds } from '../../../../lib/domain/shared/time.ts';
import { declareRestore } from '../../../../lib/payouts/recovery/declare-restore.ts';
import { changeSettings } from '../../../../lib/payouts/settings/change-settings.ts';
import { justBefore } from '../../../support/interleave.ts';
import { auditEntries } from '../../../support/items.ts';
import { createWorld, overriding, type World } from '../../../support/world.ts';

describe('declaring a restore', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
    world.clock.advance(3_600);
  });

  const anHourAgo = () => ({ to: addSeconds(world.clock.now(), -3_600), stoppedAt: world.clock.now() });

  it('stops everything, in a table without settings as in one with them, and says so in the audit log', async () => {
    const { restored, generation } = await declareRestore(world, world.context, anHourAgo());
    expect(restored).toEqual({ ...anHourAgo(), at: world.clock.now(), by: 'admin' });
    expect(generation).toBe(Date.parse(world.clock.now()) / 1_000);
    expect(await world.settings.load()).toMatchObject({ restored, generation, version: 1 });
    expect(await auditEntries(world)).toMatchObject([
      { action: 'payouts.restored', status: 'WARNING', subject: { type: 'settings' } },
    ]);
  });

  it('keeps every other setting, and takes a proposal away, which the audit log says', async () => {
    await changeSettings(world, world.context, { approval: { mode: 'always' }, riseIdQuietHours: 5 });
    await changeSettings(world, world.context, { approval: { mode: 'off' } });
    const { proposal } = await world.settings.load();
    await declareRestore(world, world.context, anHourAgo());
    expect((await auditEntries(world)).at(-1)).toMatchObject({
      action: 'payouts.restored',
      details: { takesAwayProposal: proposal?.proposalId ?? 'there is none' },
    });
    expect(await world.settings.load()).toMatchObject({ approval: { mode: 'always' }, riseIdQuietHours: 5 });
    expect((await world.settings.load()).proposal).toBeUndefined();
  });

  it('changes nothing when it is said again', async () => {
    const restore = anHourAgo();
    const first = await declareRestore(world, world.context, restore);
    world.clock.advance(60);
    expect(await declareRestore(world, world.context, restore)).toEqual(first);
  });

  it('is declared anew if the old table stopped at another moment than was said', async () => {
    const { to, stoppedAt } = anHourAgo();
    const first = await declareRestore(world, world.context, { to, stoppedAt: addSeconds(stoppedAt, -1) });
    world.clock.advance(60);
    const { restored, generation, version } = await declareRestore(world, world.context, { to, stoppedAt });
    expect(restored).toMatchObject({ to, stoppedAt, at: world.clock.now() });
    expect(generation).toBe((first.generation ?? 0) + 60);
    expect(version).toBe(first.version + 1);
  });

  it('keeps what somebody else changes at the same moment', async () => {
    const settings = justBefore(world.settings, 'save', () =>
      changeSettings(world, world.context, { riseIdQuietHours: 7 }),
    );
    await declareRestore({ ...world, settings }, world.context, anHourAgo());
    expect(await world.settings.load()).toMatchObject({ restored: anHourAgo(), riseIdQuietHours: 7, version: 2 });
  });

  it('says so if the settings keep changing, after twenty tries', async () => {
    let tries = 0;
    const settings = overriding(world.settings, {
      save: async () => {
        tries += 1;
        return 'changed';
      },
    });
    await expect(declareRestore({ ...world, settings }, world.context, anHourAgo())).rejects.toMatchObject({
      refused: { code: 'config_contended' },
    });
    expect(tries).toBe(20);
  });

  it('refuses moments that cannot be', async () => {
    const now = world.clock.now();
    const [before, after] = [addSeconds(now, -60), addSeconds(now, 60)];
    await expect(declareRestore(world, world.context, { to: now, stoppedAt: before })).rejects.toThrow(RangeError);
    await expect(declareRestore(world, world.context, { to: now, stoppedAt: after })).rejects.toThrow(RangeError);
  });

  it('gives no batch number that the lost time can have given away, nor lowers one that is higher', async () => {
    await world.batches.nextBatchNumber('2026');
    await declareRestore(world, world.context, anHourAgo());
    const minutes = (Date.parse(world.clock.now()) - Date.parse('2026-01-01T00:00:00.000Z')) / 60_000;
    expect(await world.batches.nextBatchNumber('2026')).toBe(BigInt(minutes * 10 + 1));
    await world.batches.raiseBatchNumber('2026', 5n);
    expect(await world.batches.nextBatchNumber('2026')).toBe(BigInt(minutes * 10 + 2));
  });
});
