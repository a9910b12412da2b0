import { CreateTableCommand, DescribeTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { LOCAL_CREDENTIALS, localDynamoDb } from '../dynamodb-client.ts';
import type { Drill } from './drill.ts';
import { affiliateRow, commissionRow, type DrillContext, until } from './drill-context.ts';
import { ALL_DONE, PAUSE } from './pause.ts';
import { type Item, itemsFrom, putItems } from './table-items.ts';

const SWEPT = 'curl -s -X POST $LOCAL/schedules/sweep > /dev/null; curl -s -H "$AUTH" $API/recovery';
const SETTLE = `curl -s -H "$AUTH" -X PATCH $API/config -d '{"restored":false}'`;
const SETTLE_TOO = `curl -s -H "$AUTH2" -X PATCH $API/config -d '{"restored":false}'`;

/** The items that point-in-time recovery has of the moment, and the number of movements at the bank before the restore. */
type Kept = { readonly items: readonly Item[]; readonly movements: number };
const kept = new WeakMap<DrillContext, Kept>();

/**
 * The table goes back to a moment while batches are being paid, and the bank does not go back. One batch was paid and is
 * PENDING again. Another batch, with a commission and an affiliate from after the moment, no longer exists at all.
 */
export const restore: Drill = {
  name: 'restore',
  about: 'the table goes back to a moment before payments that the bank has made; nobody is paid again',
  currency: 'CZK',
  async trouble(context) {
    await context.shell(`curl -s -H "$AUTH" -X PATCH $API/config -d '{"minimumPayout":{"CZK":"1.00"}}'`);
    const known = await context.batchOf({ ok: 2, 'timeout-paid': 1, 'flaky-2': 1 });
    const { tableName } = (await context.stack.running()).info;
    const items = await withTable(context, (client) => itemsFrom(client, tableName, ''));
    context.variables.MOMENT = new Date().toISOString();
    await payAll(context, known);
    await comeIn(context);
    await payAll(context, await context.batchOfAllPayable());
    kept.set(context, { items, movements: (await context.client.bankMovements()).length });
  },
  looks: [{ run: 'curl -s -H "$AUTH" "$API/batches?status=PENDING"', shows: /"batches":\[\]/ }],
  steps: [
    { run: PAUSE, shows: /"paused":true/ },
    { run: 'curl -s -H "$AUTH" "$API/batches?status=PROCESSING"', until: /"batches":\[\]/ },
    { deed: 'DynamoDB restores the table, to the moment, into a new one', act: restoreIntoNewOne },
    {
      run: 'npm run --silent restore -- declare --table $TABLE-restored --from $TABLE --to $MOMENT $MOCK_BANK',
      shows: /Nothing is claimed or sent until two people settle the recovery/,
    },
    { deed: 'everything is deployed on the restored table', act: deploy },
    { run: 'curl -s $API/health', shows: /"name":"restored","state":"warn"/ },
    {
      run: 'curl -s -H "$AUTH" "$API/batches?status=PENDING"',
      shows: /"status":"PENDING"/,
      keep: { BATCH: /"batchId":"([^"]+)"/ },
    },
    { deed: 'somebody executes it all the same, and nothing is sent', act: executeInVain },
    { deed: 'what came in since the moment comes in again, by the same ids', act: comeIn },
    { run: SWEPT, until: /"clean":true/ },
    { run: SETTLE, shows: /"proposal"/ },
    { run: SETTLE_TOO, shows: /^(?!.*"restored":\{)/s },
    ...ALL_DONE,
    { run: 'curl -s -H "$AUTH" "$API/affiliates/payable?currency=$CURRENCY"', shows: /"readyForPayout":0/ },
  ],
  proves: nobodyIsPaidAgain,
};

/** An affiliate who was not there before, and commissions of two affiliates, one of whom was. */
async function comeIn({ client, currency }: DrillContext): Promise<void> {
  const late = `${currency}-late`;
  await client.importAffiliates([affiliateRow(late, 'ok')]);
  await client.importCommissions(
    [late, `${currency}-ok-1`].map((id) => commissionRow(`late-${id}`, id, '70.00', currency)),
  );
}

async function payAll({ client }: DrillContext, batchId: string): Promise<void> {
  await client.execute(batchId);
  await until(`batch ${batchId} is paid`, async () =>
    (await client.batches()).some((batch) => batch.batchId === batchId && batch.status === 'COMPLETED'),
  );
}

/**
 * Does what `aws dynamodb restore-table-to-point-in-time` does. It restores keys, indexes and items of the moment, and
 * nothing else.
 */
async function restoreIntoNewOne(context: DrillContext): Promise<void> {
  const { tableName, region, dynamodbEndpoint } = (await context.stack.running()).info;
  Object.assign(context.variables, {
    TABLE: tableName,
    MOCK_BANK: '--mock-bank',
    AWS_ENDPOINT_URL_DYNAMODB: dynamodbEndpoint,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
  });
  await withTable(context, async (client) => {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
    const name = `${tableName}-restored`;
    await client.send(
      new CreateTableCommand({
        TableName: name,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: Table?.AttributeDefinitions,
        KeySchema: Table?.KeySchema,
        GlobalSecondaryIndexes: Table?.GlobalSecondaryIndexes?.map(({ IndexName, KeySchema, Projection }) => ({
          IndexName,
          KeySchema,
          Projection,
        })),
      }),
    );
    await putItems(client, name, keptOf(context).items);
  });
}

async function deploy({ stack, variables }: DrillContext): Promise<void> {
  const name = `${variables.TABLE}-restored`;
  await stack.halt();
  await stack.start({
    RESTORED_TABLE: name,
    RESTORED_TABLE_STREAM_ARN: `arn:aws:dynamodb:${variables.AWS_REGION}:000000000000:table/${name}/stream/local`,
  });
}

async function executeInVain(context: DrillContext): Promise<void> {
  await context.client.execute(String(context.variables.BATCH));
  await context.client.sweep();
  await nothingMoved(context);
}

const lostSchema = z.object({
  lostPayments: z.array(z.object({ transactionId: z.string(), status: z.literal('ENTERED') })),
});

/** The bank has made no further payment. Each payment that no batch knows is an entry in a ledger. */
async function nobodyIsPaidAgain(context: DrillContext): Promise<void> {
  await nothingMoved(context);
  const { lostPayments } = lostSchema.parse(JSON.parse(await context.shell('curl -s -H "$AUTH" $API/recovery')));
  if (lostPayments.length !== 2) throw new Error(`${lostPayments.length} payments were entered, not 2.`);
  for (const { transactionId } of lostPayments) context.paidElsewhere.add(transactionId);
}

async function nothingMoved(context: DrillContext): Promise<void> {
  const { length } = await context.client.bankMovements();
  const { movements } = keptOf(context);
  if (length !== movements)
    throw new Error(
      `Money moved since the restore: the bank has made ${length} payments, and there were ${movements} before it.`,
    );
}

function keptOf(context: DrillContext): Kept {
  const found = kept.get(context);
  if (!found) throw new Error('This drill has not caused its trouble yet: its first step was left out.');
  return found;
}

async function withTable<T>({ stack }: DrillContext, work: (client: DynamoDBClient) => Promise<T>): Promise<T> {
  const { dynamodbEndpoint, region } = (await stack.running()).info;
  const client = localDynamoDb(dynamodbEndpoint, region);
  try {
    return await work(client);
  } finally {
    client.destroy();
  }
}
