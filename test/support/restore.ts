import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Actor } from '../../lib/domain/audit/actor.ts';
import { split } from '../../lib/domain/shared/split.ts';
import type { Instant } from '../../lib/domain/shared/time.ts';
import { declareRestore } from '../../lib/payouts/recovery/declare-restore.ts';
import { sweep } from '../../lib/payouts/schedules/sweep/sweep.ts';
import { changeSettings } from '../../lib/payouts/settings/change-settings.ts';
import type { RawItem } from '../../lib/store/shared/table.ts';
import { allItems } from './items.ts';
import type { World } from './world.ts';

/** The table as it was at a moment. */
export type Moment = { readonly at: Instant; readonly items: readonly RawItem[] };

/** The Mock bank is in the same table. A real bank would not go back, so its items stay. */
const isOfBank = ({ PK }: RawItem) => String(PK).startsWith('MOCKBANK#');

export async function momentOf(world: World): Promise<Moment> {
  return { at: world.clock.now(), items: (await allItems(world)).filter((item) => !isOfBank(item)) };
}

/** The table goes back to the moment, and the bank does not. Executions are remembered by whoever ran them. */
export async function goBack(world: World, { items }: Moment): Promise<void> {
  const now = (await allItems(world)).filter((item) => !isOfBank(item));
  await write(
    world,
    now.map(({ PK, SK }) => ({ DeleteRequest: { Key: { PK, SK } } })),
  );
  await write(
    world,
    items.map((Item) => ({ PutRequest: { Item } })),
  );
}

async function write(world: World, requests: readonly object[]): Promise<void> {
  for (const some of split(requests, 25)) {
    await world.client.send(new BatchWriteCommand({ RequestItems: { [world.tableName]: [...some] } }));
  }
}

/** The table goes back, and the restore is declared before anything else uses it. */
export async function restoreTo(world: World, moment: Moment): Promise<void> {
  await goBack(world, moment);
  await declareRestore(world, world.context, { to: moment.at, stoppedAt: world.clock.now() });
}

/** Waits longer than anything sent before can take to arrive at the Mock bank, and then sweeps as often as needed. */
export async function recover(world: World, sweeps = 3): Promise<void> {
  world.clock.advance(60);
  for (let n = 0; n < sweeps; n += 1) {
    const { failed } = await sweep(world, world.context);
    if (failed.length > 0) throw failed[0]?.error;
    world.clock.advance(300);
  }
}

const person = (sub: string): Actor => ({ type: 'admin', sub, username: sub });

/** Two people settle the restore. */
export async function settleRestore(world: World): Promise<void> {
  for (const sub of ['sub-one', 'sub-two']) {
    await changeSettings(world, world.requestContext(`settle ${sub} ${world.clock.now()}`, person(sub)), {
      restored: false,
    });
  }
}
