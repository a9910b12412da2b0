import type { Batch } from '../../domain/batches/batch.ts';
import { freeAt, sentWithinDay } from '../../domain/execution/sent-window.ts';
import type { Currency } from '../../domain/shared/currency.ts';
import type { Instant } from '../../domain/shared/time.ts';
import type { BatchRepository } from '../batches/batch-repository.ts';
import type { SettingsReader } from '../settings/settings-repository.ts';
import type { Context } from '../shared/context.ts';
import type { SentRepository } from './sent-repository.ts';

export type RoomDependencies = { readonly settings: SettingsReader; readonly sent: SentRepository };

/** A batch that waits for room under the limit of 24 hours, and until when. */
export type HeldBack = { readonly batch: Batch; readonly until: Instant };

export type NextInQueue = {
  /** Absent: every batch that is QUEUED waits for room, or none is. */
  readonly next?: Batch | undefined;
  /** What stands before it, by currency: each holds up the batches of its own currency behind it, and no others. */
  readonly heldBack: ReadonlyMap<Currency, HeldBack>;
};

/** The batch that has been QUEUED longest, of those that would send anything. */
export async function nextInQueue(
  deps: RoomDependencies & { readonly batches: Pick<BatchRepository, 'oldestFirst'> },
  context: Context,
): Promise<NextInQueue> {
  const heldBack = new Map<Currency, HeldBack>();
  for await (const batch of deps.batches.oldestFirst('QUEUED')) {
    if (heldBack.has(batch.currency)) continue;
    const until = await noRoomUntil(deps, context, batch);
    if (until === undefined) return { next: batch, heldBack };
    heldBack.set(batch.currency, { batch, until });
  }
  return { heldBack };
}

/**
 * Until when the batch would send nothing for lack of room, if nothing is sent meanwhile; `undefined`: there is room. A
 * payment above the whole limit is no reason to wait: it is refused for good.
 */
export async function noRoomUntil(
  { settings, sent }: RoomDependencies,
  context: Context,
  { currency, waiting }: Batch,
): Promise<Instant | undefined> {
  if (waiting?.reason !== 'daily_limit') return undefined;
  const { neededMinor } = waiting;
  const limit = (await settings.load()).limits.dailyMinor.get(currency);
  if (limit === undefined || neededMinor > limit) return undefined;
  const now = context.now();
  const window = await sent.find(currency, now);
  return sentWithinDay(window, now) + neededMinor <= limit ? undefined : freeAt(window, now, limit, neededMinor);
}
