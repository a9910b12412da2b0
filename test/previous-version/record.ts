import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { ChildStack } from '../../infra/local/child-stack.ts';
import { itemsFrom } from '../../infra/local/drills/table-items.ts';
import { localDynamoDb } from '../../infra/local/dynamodb-client.ts';
import { Product } from '../../infra/local/product.ts';
import { readAssembly } from '../../infra/local/template.ts';
import { importsOf } from '../infra/deployment/references.ts';
import { withEverything } from '../infra/deployment/templates.ts';
import { leaveEverything } from './leave-everything.ts';

/*
 * `npm run record:version`: runs a stack, leaves in it everything that outlives a deployment, and writes that down for the
 * version of package.json.
 */

const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')));
const FOLDER = new URL(`./${version}/`, import.meta.url);

const stepSchema = z.object({
  message: z.literal('step done'),
  step: z.string(),
  event: z.unknown(),
  result: z.unknown(),
});
type Step = Pick<z.output<typeof stepSchema>, 'step' | 'event' | 'result'>;

/** What every step of an execution was given and answered, as the Lambdas logged it. */
const stepsOf = (dataDir: string): Step[] =>
  readdirSync(join(dataDir, 'logs'))
    .filter((name) => name.endsWith('.log'))
    .flatMap((name) => readFileSync(join(dataDir, 'logs', name), 'utf8').split('\n'))
    .flatMap((line) => {
      const { success, data } = stepSchema.safeParse(jsonOf(line));
      return success ? [{ step: data.step, event: data.event, result: data.result }] : [];
    });

const jsonOf = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

const definitionsOf = async (dataDir: string): Promise<Record<string, unknown>> => {
  const place = { region: 'eu-central-1', account: '000000000000', partition: 'aws' };
  const product = new Product(await readAssembly(join(dataDir, 'cdk.out')), place);
  return Object.fromEntries(
    product
      .all('AWS::StepFunctions::StateMachine')
      .map((machine) => [machine.attribute('Name'), JSON.parse(String(machine.property('DefinitionString')))]),
  );
};

const write = (name: string, content: unknown): void =>
  writeFileSync(new URL(name, FOLDER), `${JSON.stringify(content, undefined, 1)}\n`);

const stack = await ChildStack.start({ MOCK_ATTEMPT_LIFETIME_SECONDS: '3600' });
try {
  const held = await leaveEverything(stack);
  const { dynamodbEndpoint, region, tableName } = (await stack.running()).info;
  const client = localDynamoDb(dynamodbEndpoint, region);
  const items = await itemsFrom(client, tableName, '');
  client.destroy();
  mkdirSync(FOLDER, { recursive: true });
  write('held-by-clients.json', { recordedAt: new Date().toISOString(), ...held });
  write(
    'items.json',
    items.map((item) => encoded(item)),
  );
  write('steps.json', stepsOf(stack.dataDir));
  write('definitions.json', await definitionsOf(stack.dataDir));
  write('imports.json', importsOf(withEverything()));
} finally {
  await stack.stop();
}

/** Bytes as the API has them, in base64. */
function encoded(item: unknown): unknown {
  if (item instanceof Uint8Array) return Buffer.from(item).toString('base64');
  if (Array.isArray(item)) return item.map(encoded);
  if (typeof item !== 'object' || item === null) return item;
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, encoded(value)]));
}
