import { type LostTime, lostTimeOf } from '../../domain/recovery/lost-time.ts';
import { isLastLook } from '../../domain/recovery/quiet.ts';
import {
  beginPass,
  endPass,
  isOf,
  plusTally,
  type Recovery,
  type RecoveryPass,
  stageAfter,
} from '../../domain/recovery/recovery.ts';
import type { Instant } from '../../domain/shared/time.ts';
import type { Context } from '../shared/context.ts';
import type { RecoverDependencies } from './recover-dependencies.ts';
import { type Done, RECOVERY_PAGES, type RecoveryItem, type Restoring } from './recovery-pages.ts';

type Leave = (failure: { readonly item: string; readonly error: unknown }) => void;

/**
 * After a restore: asks the providers about everything of the lost time, in both directions, until a whole pass finds
 * nothing left and nothing more can arrive. A call does what fits into its time, and the next one continues. It sends
 * nothing. It may run at any moment, also beside another, and one bad item does not stop the others.
 *
 * Once the restore is settled, it looks a last time for batches from before it. An index that lagged may have hidden
 * one, which would otherwise wait for ever.
 *
 * @param until nothing is begun after this moment
 * @param leave called for each item that could not be read or written
 * @returns what it did; nothing if there was no restore, or if only settling it is left
 */
export async function recoverRestored(
  deps: RecoverDependencies,
  context: Context,
  until: Instant,
  leave: Leave = () => undefined,
): Promise<string | undefined> {
  const settings = await deps.settings.load();
  const { generation } = settings;
  const restored = lostTimeOf(settings);
  if (!restored || generation === undefined) return undefined;
  const state = { generation, isSettled: settings.restored === undefined };
  const known = await deps.recovery.load();
  const isSame = known !== undefined && isOf(known, state);
  if (isSame && !known.pass && known.last?.isClean) return undefined;
  let recovery = isSame && known.pass ? known : beginPass(known, state, context.now());
  while (recovery.pass && context.now() <= until) {
    const restoring = { restored, generation, isLast: lastLooks(deps, recovery, recovery.pass, restored), leave };
    const after = await goOn(deps, context, restoring, recovery, recovery.pass);
    if ((await deps.recovery.save(after)) === 'changed') return 'left the recovery to another sweep';
    recovery = { ...after, version: after.version + 1 };
  }
  if (recovery.pass) return `asked about the lost time as far as ${recovery.pass.stage}`;
  return recovery.last?.isClean ? 'asked about all of the lost time: nothing is left' : 'asked about the lost time';
}

function lastLooks(
  { providers }: RecoverDependencies,
  { firstLooks, isSettled }: Recovery,
  { begunAt }: RecoveryPass,
  restored: LostTime,
): Restoring['isLast'] {
  return ({ batchId, provider }) => {
    const firstLook = firstLooks[isSettled ? batchId : provider];
    return isLastLook(restored, providers.get(provider), begunAt, firstLook);
  };
}

/** One page of one stage. */
async function goOn(
  deps: RecoverDependencies,
  context: Context,
  restoring: Restoring,
  before: Recovery,
  pass: RecoveryPass,
): Promise<Recovery> {
  const { items, next } = await RECOVERY_PAGES[pass.stage](deps, context, restoring, pass.position);
  let [{ tally }, { firstLooks }] = [pass, before];
  for (const item of items) {
    const { looked, ...found } = await done(item, restoring.leave);
    tally = plusTally(tally, found);
    if (before.isSettled && looked !== undefined) firstLooks = { [looked]: pass.begunAt, ...firstLooks };
  }
  const recovery = { ...before, firstLooks };
  if (next) return { ...recovery, pass: { ...pass, position: next, tally } };
  const stage = stageAfter(pass.stage, recovery);
  if (stage) return { ...recovery, pass: { ...pass, stage, position: undefined, tally } };
  const providers = deps.providers.names.map((name) => deps.providers.get(name));
  return endPass(recovery, { ...pass, tally }, restoring.restored, providers, context.now());
}

async function done({ id, work }: RecoveryItem, leave: Leave): Promise<Done> {
  try {
    return await work();
  } catch (error) {
    leave({ item: id, error });
    return { failed: 1 };
  }
}
