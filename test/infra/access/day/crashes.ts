import { expect } from 'vitest';
import { acquireSlotStep } from '../../../../lib/contracts/execution/execution-steps.ts';
import { batchId } from '../../../../lib/domain/shared/ids.ts';
import { batchKey, SLOT_KEY } from '../../../../lib/store/keys.ts';
import { LAMBDA_CONTEXT } from '../../../functions/support/api-event.ts';
import type { TestTable } from '../../../support/dynamodb-table.ts';
import { asLambda, executions } from '../guard.ts';
import { runExecutions, sweep } from '../lambdas.ts';
import { create, execute, wait } from './calls.ts';
import { accrue } from './people.ts';

/** An execution that died with the slot, and a draft whose making died: the sweep takes both up. */
export async function deadOnes(table: TestTable): Promise<void> {
  await accrue(['one', 'two'], 9);
  const dead = await create({ affiliateIds: ['one'] });
  await execute(dead);
  const { handler } = await import('../../../../functions/execution/acquire-slot.ts');
  const run = acquireSlotStep.event.parse({ batchId: dead, run: 1 });
  await asLambda('acquire-slot', () => handler(run, LAMBDA_CONTEXT));
  for (const execution of executions.values()) execution.status = 'SUCCEEDED';
  const draft = await create({ affiliateIds: ['two'] });
  const key = batchKey(batchId(draft));
  const { batchNumber: _, ...item } = (await table.table.get(key)) ?? {};
  await table.table.put({ ...item, status: 'DRAFT', GSI2PK: 'BATCHES#DRAFT' });
  wait(700);
  await sweep();
  expect(await table.table.get(SLOT_KEY)).toMatchObject({ batchId: dead, run: 2n });
  expect(await table.table.get(key)).toMatchObject({ status: 'CANCELLED' });
  await runExecutions(wait);
  // The seal of a day is an entry of the next one, and sealed with that.
  for (const _ of ['the day after', 'and the next']) {
    wait(90_000);
    await sweep();
  }
}
