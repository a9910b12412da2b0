import { actorName } from '../../domain/audit/actor.ts';
import type { Restored, Settings } from '../../domain/settings/settings.ts';
import type { Instant } from '../../domain/shared/time.ts';
import { auditEntry } from '../audit/audit-entry.ts';
import type { BatchRepository } from '../batches/batch-repository.ts';
import { takenAway } from '../settings/second-person.ts';
import type { SettingsRepository } from '../settings/settings-repository.ts';
import type { Context } from '../shared/context.ts';
import { PayoutError } from '../shared/errors.ts';

type Dependencies = {
  readonly settings: SettingsRepository;
  readonly batches: Pick<BatchRepository, 'raiseBatchNumber'>;
};

/** How many lost races with other changes of the settings are tolerated. */
const MAX_TRIES = 20;

/** How many numbers per minute, on average over the year, are skipped because the lost time may have given them away. */
const BATCHES_A_MINUTE = 10n;

/**
 * Declares that the table went back to an earlier moment, before anything else uses it. From then on nothing is claimed or
 * sent until the restore is settled. Numbers and ids continue above those of the lost time. Declaring the same again
 * changes nothing.
 *
 * @param restore `to`: the moment it went back to; `stoppedAt`: after it the old table committed nothing more
 * @throws RangeError for impossible moments, PayoutError `config_contended`
 */
export async function declareRestore(
  deps: Dependencies,
  context: Context,
  restore: Pick<Restored, 'to' | 'stoppedAt'>,
): Promise<Settings> {
  const settings = await declared(deps, context, restore);
  await raiseNumbers(deps, settings.restored?.at ?? context.now());
  return settings;
}

async function declared(
  { settings }: Dependencies,
  context: Context,
  { to, stoppedAt }: Pick<Restored, 'to' | 'stoppedAt'>,
): Promise<Settings> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const before = await settings.load();
    if (before.restored?.to === to && before.restored.stoppedAt === stoppedAt) return before;
    const at = context.now();
    if (to > stoppedAt) throw new RangeError(`the table cannot go back to ${to}, which is after ${stoppedAt}`);
    if (stoppedAt > at) throw new RangeError(`${stoppedAt}, when sending was stopped, is still to come`);
    const by = actorName(context.actor);
    const generation = Math.floor(Date.parse(at) / 1_000);
    const after: Settings = {
      ...before,
      restored: { to, stoppedAt, at, by },
      lastRestore: { to, at },
      generation,
      version: before.version + 1,
      updatedBy: by,
      updatedAt: at,
      proposal: undefined,
    };
    const details = { version: after.version, to, stoppedAt, generation, ...takenAway(context, before) };
    const audit = auditEntry(context, { type: 'settings' }, 'payouts.restored', details, 'WARNING');
    if ((await settings.save(before, after, audit)) === 'saved') return after;
  }
  throw new PayoutError({ code: 'config_contended' });
}

/** The counter has gone back, too, so the numbers of this year continue above all that it can have given away. */
async function raiseNumbers({ batches }: Dependencies, at: Instant): Promise<void> {
  const year = at.slice(0, 4);
  const minutes = BigInt(Math.ceil((Date.parse(at) - Date.parse(`${year}-01-01T00:00:00.000Z`)) / 60_000));
  await batches.raiseBatchNumber(year, minutes * BATCHES_A_MINUTE);
}
