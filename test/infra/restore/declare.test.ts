import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import { declare } from '../../../infra/restore/declare.ts';
import { batchIdOf } from '../../../lib/domain/shared/ids.ts';
import { addSeconds } from '../../../lib/domain/shared/time.ts';
import { DynamoMockBank } from '../../../lib/store/mock-bank/mock-bank-repository.ts';
import { DynamoSettingsRepository } from '../../../lib/store/settings/settings-repository.ts';
import { createTestTable } from '../../support/dynamodb-table.ts';
import { batchOf, payBatch } from '../../support/paid-batches.ts';
import { createWorld, movements, onlyPayment, type World } from '../../support/world.ts';

describe('declaring a restore by command', () => {
  let world: World;
  let restored: Awaited<ReturnType<typeof createTestTable>>;
  const client = new DynamoDBClient({
    endpoint: inject('dynamodbEndpoint'),
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const said: string[] = [];

  beforeEach(async () => {
    world = await createWorld(undefined, 'engine');
    restored = await createTestTable();
    said.length = 0;
    world.clock.advance(600);
  });

  const run = (from = world.tableName, hasMockBank = false) => {
    const to = addSeconds(world.clock.now(), -600);
    return declare(client, world.context, { table: restored.name, from, to, hasMockBank }, (text) => said.push(text));
  };
  const settingsOf = () => new DynamoSettingsRepository(restored.table).load();

  it('closes the old table, so that it commits nothing more, and stops the new one', async () => {
    const id = await batchOf(world, 'ann');
    const restore = await run();
    expect((await settingsOf()).restored).toEqual(restore);
    expect(restore.stoppedAt).toBe(world.clock.now());
    await payBatch(world, id);
    expect(await movements(world)).toEqual([]);
  });

  it('gives the same result when it is repeated', async () => {
    const restore = await run();
    world.clock.advance(0);
    expect(await run()).toEqual(restore);
  });

  it('takes the present moment if the old table is gone', async () => {
    const { stoppedAt } = await run('no-such-table');
    expect(stoppedAt).toBe(world.clock.now());
    expect(said[0]).toMatch(/no longer exists/);
  });

  it('copies the books of the Mock bank', async () => {
    const id = await batchOf(world, 'ann');
    await payBatch(world, id);
    const { transactionId } = await onlyPayment(world, id);
    await run(world.tableName, true);
    const bank = new DynamoMockBank(restored.table);
    expect(await bank.attemptsOf(transactionId)).toHaveLength(1);
    expect(batchIdOf(transactionId)).toBe(id);
  });

  it('closes nothing while the restored table is still being made', async () => {
    const slow = new DynamoDBClient({
      region: 'local',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
    const dynamodb = mockClient(slow);
    dynamodb.on(DescribeTableCommand).resolves({ Table: { TableStatus: 'CREATING' } });
    const given = { table: 'restored', from: 'books', to: world.clock.now(), hasMockBank: false };
    await expect(declare(slow, world.context, given, () => undefined)).rejects.toThrow(/CREATING.*nothing was closed/i);
    expect(dynamodb.calls()).toHaveLength(1);
  });

  it('closes nothing if there is no such restored table', async () => {
    const given = { table: 'no-such-table', from: world.tableName, to: world.clock.now(), hasMockBank: false };
    await expect(declare(client, world.context, given, (text) => said.push(text))).rejects.toThrow(/no-such-table/);
    expect(said).toEqual([]);
    await payBatch(world, await batchOf(world, 'ann'));
    expect(await movements(world)).toHaveLength(1);
  });

  it('refuses the same table for both', async () => {
    await expect(run(restored.name)).rejects.toThrow(/two different tables/);
  });
});
