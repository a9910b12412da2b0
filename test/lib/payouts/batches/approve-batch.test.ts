import { beforeEach, describe, expect, it } from 'vitest';
import type { Batch } from '../../../../lib/domain/batches/batch.ts';
import type { Settings } from '../../../../lib/domain/settings/settings.ts';
import type { BatchId } from '../../../../lib/domain/shared/ids.ts';
import { auditEntry } from '../../../../lib/payouts/audit/audit-entry.ts';
import { approveBatch } from '../../../../lib/payouts/batches/approve-batch.ts';
import { batchContentHash } from '../../../../lib/payouts/batches/batch-content.ts';
import { cancelBatch } from '../../../../lib/payouts/batches/cancel-batch.ts';
import { executeBatch } from '../../../../lib/payouts/batches/execute-batch.ts';
import type { Context } from '../../../../lib/payouts/shared/context.ts';
import { retryTransaction } from '../../../../lib/payouts/transactions/retry-transaction.ts';
import { claimsKey } from '../../../../lib/store/keys.ts';
import type { RawItem } from '../../../../lib/store/shared/table.ts';
import { justBefore } from '../../../support/interleave.ts';
import { allItems } from '../../../support/items.ts';
import {
  affiliateWith,
  createAll,
  createWorld,
  movements,
  onlyPayment,
  runAll,
  type World,
} from '../../../support/world.ts';

type Policy = Settings['approval'];
const ALWAYS: Policy = { mode: 'always', fromMinor: new Map() };
const OFF: Policy = { mode: 'off', fromMinor: new Map() };

describe('a batch that needs a second person', () => {
  let world: World;
  let maker: Context;
  let second: Context;
  let third: Context;

  beforeEach(async () => {
    world = await createWorld();
    const as = (name: string): Context => ({
      ...world.context,
      actor: { type: 'admin', sub: `sub-${name}`, username: name },
    });
    [maker, second, third] = [as('maker'), as('second'), as('third')];
    await setPolicy(ALWAYS);
  });

  async function setPolicy(approval: Policy) {
    const before = await world.settings.load();
    const after = { ...before, approval, version: before.version + 1 };
    const audit = auditEntry(world.context, { type: 'settings' }, 'config.changed', {});
    expect(await world.settings.save(before, after, audit)).toBe('saved');
  }

  async function pendingBatch(behaviour = 'ok', amount = '60.00'): Promise<Batch> {
    await affiliateWith(world, 'ann', amount, behaviour);
    const [batch] = (await createAll({ ...world, context: maker })).batches;
    if (!batch) throw new Error('no batch was made');
    return batch;
  }
  const approve = (by: Context, { batchId }: { batchId: BatchId }, contentHash?: string) =>
    approveBatch(world, by, batchId, { contentHash });
  const execute = ({ batchId }: Batch) => executeBatch(world, maker, batchId);
  const status = async ({ batchId }: Batch) => (await world.batches.find(batchId))?.status;
  const refusedFor = (code: string, more = {}) => ({ refused: { code, ...more } });

  it('says so, is not queued without an approval, and is paid with one', async () => {
    const batch = await pendingBatch();
    expect(batch).toMatchObject({ approvalWanted: true, createdBySub: 'sub-maker' });
    await expect(execute(batch)).rejects.toMatchObject(refusedFor('approval_required'));
    expect(await status(batch)).toBe('PENDING');
    const approved = await approve(second, batch);
    expect(approved.approval).toMatchObject({ by: { sub: 'sub-second', name: 'second' } });
    expect((await execute(batch)).status).toBe('QUEUED');
    await runAll(world);
    expect(await movements(world)).toHaveLength(1);
  });

  it('is not approved by its maker, under whatever name', async () => {
    const batch = await pendingBatch();
    const renamed: Context = { ...maker, actor: { type: 'admin', sub: 'sub-maker', username: 'other' } };
    for (const by of [maker, renamed]) {
      await expect(approve(by, batch)).rejects.toMatchObject(refusedFor('second_person_required'));
    }
    await expect(execute(batch)).rejects.toMatchObject(refusedFor('approval_required'));
  });

  it('may be approved by any one person if a schedule made it', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const schedule: Context = { ...world.context, actor: { type: 'system', name: 'payout-schedule' } };
    const [batch] = (await createAll({ ...world, context: schedule })).batches;
    if (!batch) throw new Error('no batch was made');
    expect((await approve(maker, batch)).approval?.by.name).toBe('maker');
  });

  it('approved again, by whomever, keeps its first approval and changes nothing', async () => {
    const batch = await pendingBatch();
    await approve(second, batch);
    const approved = await allItems(world);
    for (const by of [second, third]) expect((await approve(by, batch)).approval?.by.name).toBe('second');
    expect(await allItems(world)).toEqual(approved);
  });

  it('is approved for what the approver has seen, and for nothing else', async () => {
    const batch = await pendingBatch();
    await expect(approve(second, batch, 'a'.repeat(64))).rejects.toMatchObject(refusedFor('batch_content_changed'));
    const seen = batchContentHash(batch, await world.payments.ofBatch(batch.batchId));
    expect((await approve(second, batch, seen)).approval?.contentHash).toBe(seen);
  });

  it('is not queued if a payment was altered behind our back after the approval', async () => {
    const batch = await pendingBatch();
    await approve(second, batch);
    const key = claimsKey((await onlyPayment(world, batch.batchId)).transactionId);
    const claims = await world.table.get(key);
    const [payment] = (claims?.payments ?? []) as RawItem[];
    await world.table.put({ ...claims, payments: [{ ...payment, payeeId: 'mock:ok:mallory' }] });
    await expect(execute(batch)).rejects.toMatchObject(refusedFor('approval_required'));
    expect(await movements(world)).toHaveLength(0);
  });

  it.each(['QUEUED', 'CANCELLED'] as const)('is not approved any more once it is %s', async (end) => {
    const batch = await pendingBatch();
    await setPolicy(OFF);
    await (end === 'QUEUED' ? execute(batch) : cancelBatch(world, maker, batch.batchId));
    await expect(approve(second, batch)).rejects.toMatchObject(refusedFor('batch_not_approvable', { status: end }));
  });

  it('is queued without one where approval is off, or starts from a higher amount, and needs it in other currencies', async () => {
    const from = (code: string, minor: bigint): Policy => ({
      mode: 'from-amount',
      fromMinor: new Map([[code, minor]]),
    });
    const batch = await pendingBatch('ok', '60.00');
    for (const policy of [ALWAYS, from('USD', 6_000n), from('EUR', 9_000n)]) {
      await setPolicy(policy);
      await expect(execute(batch)).rejects.toMatchObject(refusedFor('approval_required'));
    }
    await setPolicy(from('USD', 6_001n));
    expect((await execute(batch)).status).toBe('QUEUED');
  });

  it('made by a retry waits for its approval, and the retry asked again answers with it', async () => {
    await setPolicy(OFF);
    const batch = await pendingBatch('refuse');
    await execute(batch);
    await runAll(world);
    await setPolicy(ALWAYS);
    await affiliateWith(world, 'ann', '60.00', 'ok');
    const { transactionId } = await onlyPayment(world, batch.batchId);
    const retry = () => retryTransaction(world, { ...world.context, actor: maker.actor }, transactionId);
    const first = await retry();
    expect(first.batch).toMatchObject({ status: 'PENDING', approvalWanted: true });
    expect((await retry()).batch.batchId).toBe(first.batch.batchId);
    await approve(second, first.batch);
    await retry();
    await runAll(world);
    expect(await movements(world)).toHaveLength(1);
  });

  it('approve against cancel: cancelled in between it is not approved', async () => {
    const batch = await pendingBatch();
    const batches = justBefore(world.batches, 'move', () => cancelBatch(world, maker, batch.batchId));
    const approved = approveBatch({ ...world, batches }, second, batch.batchId, {});
    await expect(approved).rejects.toMatchObject(refusedFor('batch_not_approvable', { status: 'CANCELLED' }));
  });

  it('cancel against approve: approved in between it is cancelled all the same, and cannot be executed', async () => {
    const batch = await pendingBatch();
    const batches = justBefore(world.batches, 'move', () => approve(second, batch));
    expect((await cancelBatch({ ...world, batches }, maker, batch.batchId)).status).toBe('CANCELLED');
    await expect(execute(batch)).rejects.toMatchObject(refusedFor('batch_not_executable'));
  });

  it('approve against approve: of two at once one approval stands', async () => {
    const batch = await pendingBatch();
    const batches = justBefore(world.batches, 'move', () => approve(third, batch));
    expect((await approveBatch({ ...world, batches }, second, batch.batchId, {})).approval?.by.name).toBe('third');
  });

  it('execute against the switch of the policy: switched on in between, the batch is not queued', async () => {
    await setPolicy(OFF);
    const batch = await pendingBatch();
    const batches = justBefore(world.batches, 'move', () => setPolicy(ALWAYS));
    const executed = executeBatch({ ...world, batches }, maker, batch.batchId);
    await expect(executed).rejects.toMatchObject(refusedFor('approval_required'));
    expect(await status(batch)).toBe('PENDING');
  });

  it('execute against the switch of the policy: switched off in between, the batch is queued', async () => {
    const batch = await pendingBatch();
    await approve(second, batch);
    const batches = justBefore(world.batches, 'move', () => setPolicy(OFF));
    expect((await executeBatch({ ...world, batches }, maker, batch.batchId)).status).toBe('QUEUED');
  });
});
