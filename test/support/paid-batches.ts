import type { BatchId } from '../../lib/domain/shared/ids.ts';
import { executeBatch } from '../../lib/payouts/batches/execute-batch.ts';
import { affiliateWith, createAll, movements, runAll, type World } from './world.ts';

/** A batch of all that is payable. @throws Error if none is made */
export async function makeBatch(world: World): Promise<BatchId> {
  const [batch] = (await createAll(world)).batches;
  if (!batch) throw new Error('no batch was made: nothing is payable');
  return batch.batchId;
}

/** A batch with a new affiliate who is owed 60.00 USD. `behaviour`: how the payee behaves at the Mock bank. */
export async function batchOf(world: World, id: string, behaviour = 'ok'): Promise<BatchId> {
  await affiliateWith(world, id, '60.00', behaviour);
  return makeBatch(world);
}

export async function payBatch(world: World, batchId: BatchId): Promise<void> {
  await executeBatch(world, world.context, batchId);
  await runAll(world);
}

/** Makes batches of all that is payable, and pays them. */
export async function payAllPayable(world: World) {
  const { batches } = await createAll(world);
  for (const { batchId } of batches) await executeBatch(world, world.context, batchId);
  await runAll(world);
  return batches;
}

/** How often the Mock bank moved money to this affiliate. */
export async function timesPaid(world: World, id: string): Promise<number> {
  return (await movements(world)).filter(({ payee }) => String(payee).endsWith(`:${id}`)).length;
}
