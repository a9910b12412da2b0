import { instant } from '../../../lib/domain/shared/time.ts';
import { declareRestore } from '../../../lib/payouts/recovery/declare-restore.ts';
import { DynamoBatchRepository } from '../../../lib/store/batches/batch-repository.ts';
import { DynamoSettingsRepository } from '../../../lib/store/settings/settings-repository.ts';
import { Table } from '../../../lib/store/shared/table.ts';
import { ADMINS } from '../actors/people.ts';
import { TABLE_NAME } from '../world/effects/gated-table.ts';
import type { World } from '../world/world.ts';

/**
 * The table is lost, and restored as it was some time ago. The bank does not go back. As in the runbook, the old table is
 * closed, and the restore is declared before anything else uses the restored table.
 *
 * @param noEarlierThan a version of the table
 */
export async function restore(
  world: World,
  { backSeconds, noEarlierThan }: { readonly backSeconds: number; readonly noEarlierThan: number },
): Promise<void> {
  const { table, time } = world;
  const wantedMs = time.nowMs - backSeconds * 1_000;
  let { version } = table;
  while (version > noEarlierThan && (table.feed[version - 1]?.at ?? 0) > wantedMs) version -= 1;
  world.restoreTo(version);
  const restored = new Table(table, TABLE_NAME);
  const deps = { settings: new DynamoSettingsRepository(restored), batches: new DynamoBatchRepository(restored) };
  const moments = { to: instant(new Date(wantedMs)), stoppedAt: time.now() };
  await declareRestore(deps, world.contextFor('restore', ADMINS[0]), moments);
}
