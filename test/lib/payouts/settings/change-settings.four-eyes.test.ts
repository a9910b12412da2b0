import { beforeEach, describe, expect, it } from 'vitest';
import type { Settings } from '../../../../lib/domain/settings/settings.ts';
import type { SettingsPatch } from '../../../../lib/domain/settings/settings-change.ts';
import { executeBatch } from '../../../../lib/payouts/batches/execute-batch.ts';
import { changeSettings } from '../../../../lib/payouts/settings/change-settings.ts';
import { withdrawSettingsChange } from '../../../../lib/payouts/settings/withdraw-settings-change.ts';
import type { Context } from '../../../../lib/payouts/shared/context.ts';
import { dyingAt, justBefore } from '../../../support/interleave.ts';
import { allItems, auditEntries } from '../../../support/items.ts';
import { affiliateWith, createAll, createWorld, type World } from '../../../support/world.ts';

const usd = (minor: bigint | null) => new Map([['USD', minor]]);
const OFF: SettingsPatch = { approval: { mode: 'off' } };
const RAISE: SettingsPatch = { limits: { dailyMinor: usd(900n) } };
const RAISE_MORE: SettingsPatch = { limits: { dailyMinor: usd(9_000n) } };
const STRICTER: SettingsPatch = { limits: { dailyMinor: usd(50n) } };

/** What one person must not do alone: take off, piece by piece, that two have to look. */
describe('weakening the settings while approval is on', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
    await change('ann', { approval: { mode: 'always' }, limits: { dailyMinor: usd(100n) }, riseIdQuietHours: 24 });
  });

  /** Every call is a request of its own. */
  const as = (name: string): Context => ({
    ...world.context,
    actor: { type: 'admin', sub: `sub-${name}`, username: name },
  });
  const change = (name: string, patch: SettingsPatch, deps: World = world) => changeSettings(deps, as(name), patch);
  const withdraw = (name: string) => withdrawSettingsChange(world, as(name));
  const now = () => world.settings.load();
  const daily = async () => (await now()).limits.dailyMinor.get('USD');
  /** Just before the first write of one, another does something. */
  const interleaved = (happens: () => Promise<unknown>): World => ({
    ...world,
    settings: justBefore(world.settings, 'save', happens),
  });
  const lastAudit = async () => (await auditEntries(world)).at(-1);
  const SECOND = { refused: { code: 'second_person_required' } };

  it('takes two: the first proposes and nothing changes, the second makes it so', async () => {
    const proposed = await change('ann', OFF);
    expect(proposed).toMatchObject({
      approval: { mode: 'always' },
      proposal: { by: { name: 'ann' }, changes: [{ setting: 'approval.mode', from: 'always', to: 'off' }] },
    });
    expect(await now()).toEqual(proposed);
    const done = await change('ben', OFF);
    expect(done).toMatchObject({ approval: { mode: 'off' }, updatedBy: 'ben' });
    expect(done.proposal).toBeUndefined();
    expect(await now()).toEqual(done);
  });

  it('is refused to whoever proposed it, under whatever name and however often', async () => {
    await change('ann', OFF);
    const renamed: Context = { ...as('ann'), actor: { type: 'admin', sub: 'sub-ann', username: 'ann2' } };
    for (const again of [as('ann'), renamed, as('ann')]) {
      await expect(changeSettings(world, again, OFF)).rejects.toMatchObject(SECOND);
    }
    expect((await now()).approval.mode).toBe('always');
  });

  it('pauses at once, whatever the settings are, and then proposes the rest', async () => {
    const { version } = await now();
    const patch = { ...OFF, paused: true, reason: 'A wrong rate' };
    expect(await change('ann', patch)).toMatchObject({ pause: { by: 'ann' }, proposal: { by: { name: 'ann' } } });
    expect((await now()).version).toBe(version + 2);
  });

  it('by the second person is refused if the settings were changed since they were looked at', async () => {
    const { version } = await change('ann', OFF);
    await change('cem', STRICTER);
    const confirming = change('ben', { ...OFF, ifVersion: version });
    await expect(confirming).rejects.toMatchObject({ refused: { code: 'config_changed' } });
    expect((await now()).proposal).toBeUndefined();
  });

  it('leaves in the audit log who proposed what, who confirmed it, and why', async () => {
    await change('ann', { ...RAISE, reason: 'December' });
    const { proposal } = await now();
    expect(await lastAudit()).toMatchObject({
      PK: 'SETTINGS',
      action: 'config.change_proposed',
      status: 'INFO',
      actor: { username: 'ann' },
      details: {
        proposalId: proposal?.proposalId,
        changes: [{ setting: 'limits.daily.USD', from: '1.00', to: '9.00' }],
        expiresAt: proposal?.expiresAt,
        reason: 'December',
      },
    });
    await change('ben', { ...RAISE, reason: 'agreed' });
    expect(await lastAudit()).toMatchObject({
      action: 'config.changed',
      actor: { username: 'ben' },
      details: { proposalId: proposal?.proposalId, proposedBy: 'ann', reason: 'agreed' },
    });
  });

  it('with a call that differs replaces the proposal, whoever makes it, and that one needs another person', async () => {
    await change('ann', RAISE);
    const first = (await now()).proposal?.proposalId;
    expect((await change('ben', RAISE_MORE)).proposal?.by.name).toBe('ben');
    expect(await lastAudit()).toMatchObject({ details: { takesAwayProposal: first } });
    await expect(change('ben', RAISE_MORE)).rejects.toMatchObject(SECOND);
    expect(await daily()).toBe(100n);
    await change('ann', RAISE_MORE);
    expect(await daily()).toBe(9_000n);
  });

  it('written differently is the same, if it changes the same', async () => {
    await change('ann', { riseIdQuietHours: 24, ...RAISE });
    await change('ben', { approval: { mode: 'always' }, ...RAISE });
    expect(await daily()).toBe(900n);
  });

  it('together with what is stricter is proposed as a whole', async () => {
    const both: SettingsPatch = { ...RAISE, riseIdQuietHours: 48 };
    await change('ann', both);
    expect(await now()).toMatchObject({ riseIdQuietHours: 24, limits: { dailyMinor: usd(100n) } });
    await change('ben', both);
    expect(await now()).toMatchObject({ riseIdQuietHours: 48, limits: { dailyMinor: usd(900n) } });
  });

  it('together with a pause pauses at once, and the rest waits for the second person', async () => {
    const patch: SettingsPatch = { ...RAISE, paused: true, reason: 'the bank called' };
    const proposed = await change('ann', patch);
    expect(proposed).toMatchObject({ pause: { by: 'ann' }, limits: { dailyMinor: usd(100n) } });
    expect(proposed.proposal?.changes).toEqual([{ setting: 'limits.daily.USD', from: '1.00', to: '9.00' }]);
    await change('ben', patch);
    expect(await now()).toMatchObject({ pause: { by: 'ann' }, limits: { dailyMinor: usd(900n) } });
  });

  it('pausing takes one person, resuming two', async () => {
    await change('ann', { paused: true, reason: 'an audit' });
    expect((await now()).pause).toBeDefined();
    await change('ann', { paused: false });
    expect((await now()).pause).toBeDefined();
    await change('ben', { paused: false });
    expect((await now()).pause).toBeUndefined();
    expect(await lastAudit()).toMatchObject({ action: 'payouts.resumed', details: { proposedBy: 'ann' } });
  });

  it('what the second person resumes starts by itself', async () => {
    await change('ann', OFF);
    await change('ben', OFF);
    await change('ann', { limits: { dailyMinor: usd(null) } });
    await affiliateWith(world, 'zoe', '60.00');
    const [batch] = (await createAll(world)).batches;
    if (!batch) throw new Error('no batch was made');
    await change('ann', { paused: true, reason: 'an audit' });
    await executeBatch(world, world.context, batch.batchId);
    await change('ann', { approval: { mode: 'always' } });
    await change('ann', { paused: false });
    expect(world.executions.started).toEqual([]);
    await change('ben', { paused: false });
    expect(world.executions.started).toEqual([{ batchId: batch.batchId, run: 1 }]);
  });

  it('is a proposal for 24 hours, and then as if it had never been made', async () => {
    await change('ann', OFF);
    world.clock.advance(86_400);
    expect((await change('ben', OFF)).proposal?.by.name).toBe('ben');
    expect((await now()).approval.mode).toBe('always');
    world.clock.advance(86_399);
    expect((await change('ann', OFF)).approval.mode).toBe('off');
  });

  it('is withdrawn by anybody, and then nobody can confirm it', async () => {
    await change('ann', OFF);
    expect((await withdraw('cid')).proposal).toBeUndefined();
    expect(await lastAudit()).toMatchObject({ action: 'config.change_withdrawn', details: { proposedBy: 'ann' } });
    expect((await change('ben', OFF)).approval.mode).toBe('always');
    await withdraw('ben');
    const before = await allItems(world);
    await withdraw('ben');
    expect(await allItems(world)).toEqual(before);
  });

  it.each<[string, SettingsPatch]>([
    ['a stricter limit', STRICTER],
    ['a pause', { paused: true, reason: 'an audit' }],
    ['another minimum payout', { minimumPayoutMinor: usd(1n) }],
  ])('proposed before %s is not confirmed after it: both must have seen the same settings', async (_, strict) => {
    await change('ann', OFF);
    const { proposal } = await now();
    await change('cid', strict);
    expect((await now()).proposal).toBeUndefined();
    expect(await lastAudit()).toMatchObject({ details: { takesAwayProposal: proposal?.proposalId } });
    const after = await change('ben', OFF);
    expect(after).toMatchObject({ approval: { mode: 'always' }, proposal: { by: { name: 'ben' } } });
  });

  describe('sent again by the same request', () => {
    const request = (name: string) =>
      world.requestContext('r-1', { type: 'admin', sub: `sub-${name}`, username: name });

    it('after it died with its proposal made, answers with that', async () => {
      const context = request('ann');
      const first = await changeSettings(world, context, OFF);
      const before = await allItems(world);
      expect(await changeSettings(world, context, OFF)).toEqual(first);
      expect(await allItems(world)).toEqual(before);
    });

    it('after it died with the change confirmed, answers with the settings as they are', async () => {
      await change('ann', RAISE);
      const context = request('ben');
      const batches = dyingAt(world.batches, 'slot', 1);
      await expect(changeSettings({ ...world, batches }, context, RAISE)).rejects.toThrow('died');
      expect(await changeSettings(world, context, RAISE)).toMatchObject({ limits: { dailyMinor: usd(900n) } });
    });

    it('after others have tightened again what it confirmed, only proposes', async () => {
      await change('ann', RAISE);
      const context = request('ben');
      await changeSettings(world, context, RAISE);
      await change('cid', STRICTER);
      await changeSettings(world, context, RAISE);
      expect(await daily()).toBe(50n);
    });
  });

  it('propose against propose, two people and the same change: the second to write confirms the first', async () => {
    const done = await change(
      'ben',
      OFF,
      interleaved(() => change('ann', OFF)),
    );
    expect(done).toMatchObject({ approval: { mode: 'off' }, updatedBy: 'ben' });
  });

  it('propose against propose, one person with two requests: nothing is confirmed', async () => {
    const twice = change(
      'ann',
      OFF,
      interleaved(() => change('ann', OFF)),
    );
    await expect(twice).rejects.toMatchObject(SECOND);
    expect((await now()).approval.mode).toBe('always');
  });

  it('propose against propose, two people and different changes: the later one stands, and neither counts', async () => {
    const later = await change(
      'ben',
      OFF,
      interleaved(() => change('ann', RAISE)),
    );
    expect(later).toMatchObject({ approval: { mode: 'always' }, proposal: { by: { name: 'ben' } } });
    expect(await daily()).toBe(100n);
  });

  it('confirm against confirm: of two second people at once it counts once', async () => {
    await change('ann', RAISE);
    const done = await change(
      'ben',
      RAISE,
      interleaved(() => change('cid', RAISE)),
    );
    expect(done).toMatchObject({ updatedBy: 'cid', version: 3 });
  });

  it('confirm against a stricter change in between: it is not confirmed for settings that nobody has seen', async () => {
    await change('ann', RAISE);
    const after = await change(
      'ben',
      RAISE,
      interleaved(() => change('cid', STRICTER)),
    );
    expect(after.proposal).toMatchObject({ by: { name: 'ben' }, changes: [{ from: '0.50', to: '9.00' }] });
    expect(await daily()).toBe(50n);
  });

  it('confirm against withdraw in between: it is a proposal of its own', async () => {
    await change('ann', RAISE);
    const after = await change(
      'ben',
      RAISE,
      interleaved(() => withdraw('ann')),
    );
    expect(after.proposal?.by.name).toBe('ben');
    expect(await daily()).toBe(100n);
  });

  it('confirm against replace in between: what was replaced is not confirmed', async () => {
    await change('ann', RAISE);
    const after = await change(
      'ben',
      RAISE,
      interleaved(() => change('ann', RAISE_MORE)),
    );
    expect(after.proposal).toMatchObject({ by: { name: 'ben' }, changes: [{ to: '9.00' }] });
    expect(await daily()).toBe(100n);
  });

  it('withdraw against confirm in between: what was confirmed stays', async () => {
    await change('ann', RAISE);
    const settings = justBefore(world.settings, 'save', () => change('ben', RAISE));
    expect((await withdrawSettingsChange({ settings }, as('cid'))).proposal).toBeUndefined();
    expect(await daily()).toBe(900n);
  });

  it('a stricter change against a confirmation in between: both count, the stricter one last', async () => {
    await change('ann', RAISE);
    await change(
      'cid',
      STRICTER,
      interleaved(() => change('ben', RAISE)),
    );
    expect(await daily()).toBe(50n);
  });

  it('a change while approval is off, against its switching on in between, is only proposed', async () => {
    for (const name of ['ann', 'ben']) await change(name, OFF);
    const on = () => change('cid', { approval: { mode: 'always' } });
    const after: Settings = await change('ben', RAISE, interleaved(on));
    expect(after.proposal?.by.name).toBe('ben');
    expect(await daily()).toBe(100n);
  });

  it('many at once by one person, of whatever kind, let nothing through', async () => {
    const patches = [OFF, RAISE, RAISE_MORE, { riseIdQuietHours: 0 }, { schedules: { payouts: true } }, OFF, RAISE];
    await Promise.allSettled(patches.map((patch) => change('ann', patch)));
    expect(await now()).toMatchObject({
      approval: { mode: 'always' },
      limits: { dailyMinor: usd(100n) },
      riseIdQuietHours: 24,
      schedules: { payouts: false },
    });
  });
});
