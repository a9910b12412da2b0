import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { localDynamoDb } from '../dynamodb-client.ts';
import { startEngine } from '../engine.ts';
import type { Drill } from './drill.ts';
import { ALL_DONE, PAUSE, RESUME } from './pause.ts';
import { type Scene, until } from './scene.ts';
import { type Item, itemsFrom, putItems } from './table-items.ts';

const MOMENT = 'moment';

/** The bank keeps its books through it, as a real one would: of what is kept in the table, its part is carried over. */
export const restore: Drill = {
  name: 'restore',
  about: 'the table goes back to a moment before a payment that the bank has made',
  currency: 'CZK',
  async trouble(scene) {
    await scene.shell(`curl -s -H "$AUTH" -X PATCH $API/config -d '{"minimumPayout":{"CZK":"1.00"}}'`);
    const batchId = await scene.batchOf({ ok: 1 });
    await scene.stack.halt();
    copyData(scene, 'to');
    await scene.stack.start();
    await scene.client.execute(batchId);
    await until('the payment of the gap', async () =>
      (await scene.client.batches()).some((batch) => batch.batchId === batchId && batch.status === 'COMPLETED'),
    );
  },
  looks: [{ run: 'curl -s -H "$AUTH" "$API/batches?status=PENDING"', shows: /"batches":\[\]/ }],
  steps: [
    { run: PAUSE, shows: /"paused":true/ },
    { run: 'curl -s -H "$AUTH" "$API/batches?status=PROCESSING"', until: /"batches":\[\]/ },
    { deed: 'the table is restored, and paused before any Lambda sees it', act: goBack },
    {
      run: 'curl -s -H "$AUTH" "$API/batches?status=PENDING"',
      shows: /"status":"PENDING"/,
      keep: { BATCH: /"batchId":"([^"]+)"/ },
    },
    { deed: 'somebody executes it all the same, and nothing is sent', act: executeInVain },
    { run: 'curl -s $LOCAL/bank', shows: /"reference":"/ },
    { run: 'curl -s -H "$AUTH" -X DELETE $API/batches/$BATCH', shows: /"status":"(CANCELLED|CANCELLING)"/ },
    {
      run: `curl -s -H "$AUTH" $API/affiliates/$AFFILIATE/adjustments -d '{"adjustmentId":"restored-'$PAYMENT'","type":"paid_elsewhere","amount":"60.00","currency":"'$CURRENCY'","reason":"paid before the restore"}'`,
      shows: /"type":"paid_elsewhere"/,
    },
    { run: 'curl -s -H "$AUTH" $API/affiliates/payable?currency=$CURRENCY', shows: /"readyForPayout":0/ },
    { run: RESUME, shows: /"paused":false/ },
    ...ALL_DONE,
  ],
};

const copyData = ({ stack: { dataDir } }: Scene, direction: 'to' | 'from'): void => {
  const copy = join(dataDir, MOMENT);
  const [from, to] = direction === 'to' ? [dataDir, copy] : [copy, dataDir];
  for (const name of readdirSync(from).filter((one) => one.startsWith('dynoxide'))) {
    rmSync(join(to, name), { force: true });
    cpSync(join(from, name), join(to, name));
  }
};

/** With no stack running: nothing but the engine, and what is done by hand. */
async function goBack(scene: Scene): Promise<void> {
  const { region, tableName } = (await scene.stack.running()).info;
  await scene.stack.halt();
  const bank = await withEngine(scene, region, (client) => itemsFrom(client, tableName, 'MOCKBANK#'));
  copyData(scene, 'from');
  await withEngine(scene, region, async (client) => {
    await putItems(client, tableName, bank);
    await client.send(new UpdateItemCommand({ TableName: tableName, ...PAUSED_BY_HAND }));
  });
  await scene.stack.start();
}

/** As the runbook has it for `aws dynamodb update-item`. */
const PAUSED_BY_HAND = {
  Key: { PK: { S: 'SETTINGS' }, SK: { S: 'SETTINGS' } },
  ConditionExpression: 'attribute_exists(PK)',
  UpdateExpression: 'SET pause = :pause ADD version :one',
  ExpressionAttributeValues: {
    ':pause': { M: { reason: { S: 'restored' }, by: { S: 'runbook' }, at: { S: '2026-11-26T03:00:00.000Z' } } },
    ':one': { N: '1' },
  } satisfies Item,
};

const withEngine = async <T>(
  { stack: { dataDir } }: Scene,
  region: string,
  work: (client: ReturnType<typeof localDynamoDb>) => Promise<T>,
): Promise<T> => {
  const nothing = () => undefined;
  const engine = await startEngine({ dataDir, region, say: nothing, onSpawn: nothing, onLost: nothing });
  const client = localDynamoDb(engine.endpoint, region);
  try {
    return await work(client);
  } finally {
    client.destroy();
    await engine.stop();
  }
};

/** What a single resume too early would do: the batch is queued, and the pause is all that keeps it from being sent. */
async function executeInVain(scene: Scene): Promise<void> {
  const before = await scene.client.bankMovements();
  await scene.client.execute(String(scene.variables.BATCH));
  await scene.client.sweep();
  if ((await scene.client.bankMovements()).length !== before.length)
    throw new Error('Money moved although payouts were paused.');
  const payment = (await scene.client.transactions()).find(({ currency }) => currency === scene.currency);
  if (payment === undefined) throw new Error('The restored table has no payment.');
  scene.variables.PAYMENT = payment.transactionId;
  scene.variables.AFFILIATE = payment.affiliateId;
  scene.paidElsewhere.add(payment.transactionId);
}
