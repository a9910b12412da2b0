import { parseArgs } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { systemContext } from '../../functions/runtime/context.ts';
import { instant } from '../../lib/domain/shared/time.ts';
import { wordsOf } from '../local/console.ts';
import { declare } from './declare.ts';
import { equip } from './equip.ts';

/*
 * What to run after DynamoDB has restored the table into a new one, and before any Lambda sees that (docs/runbook.md):
 *
 *   npm run restore -- declare --table <restored> --from <old table> --to <moment> [--mock-bank]
 *   npm run restore -- equip --table <restored> --stage <stage> [--key <ARN of the table's key>]
 *
 * Both may be repeated. The region and the credentials are those of the AWS SDK's own variables.
 */

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const given = parseArgs({
  allowPositionals: true,
  options: {
    table: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    stage: { type: 'string' },
    key: { type: 'string' },
    'mock-bank': { type: 'boolean' },
  },
});

const name = z.string({ error: 'is missing' }).min(3);
const declaration = z.object({
  table: name,
  from: name,
  to: z.iso.datetime({ offset: true, error: 'is not a moment such as 2026-11-26T01:00:00Z' }),
  'mock-bank': z.boolean().default(false),
});
const equipment = z.object({ table: name, stage: name, key: z.string().startsWith('arn:').optional() });

const read = <T>(schema: z.ZodType<T>): T => {
  const parsed = schema.safeParse(given.values);
  if (parsed.success) return parsed.data;
  throw new Error(`The command cannot be carried out:\n${z.prettifyError(parsed.error)}`);
};

const run = async (client: DynamoDBClient): Promise<void> => {
  switch (given.positionals[0]) {
    case 'declare': {
      const { table, from, to, 'mock-bank': hasMockBank } = read(declaration);
      await declare(client, systemContext('restore'), { table, from, to: instant(new Date(to)), hasMockBank }, say);
      return;
    }
    case 'equip': {
      const { key, ...rest } = read(equipment);
      const restoredTable = await equip(client, { ...rest, tableKeyArn: key }, say);
      say(`Put this into infra/stages/${rest.stage}.ts, and deploy all stacks:`);
      say(`  restoredTable: ${JSON.stringify(restoredTable)},`);
      return;
    }
    default:
      throw new Error('Say what to do: declare or equip. docs/runbook.md says when to use which.');
  }
};

const client = new DynamoDBClient({});
try {
  await run(client);
} catch (error) {
  process.stderr.write(`${wordsOf(error)}\n`);
  process.exitCode = 1;
} finally {
  client.destroy();
}
