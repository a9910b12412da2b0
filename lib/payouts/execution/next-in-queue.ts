import type { Batch, BatchWait } from '../../domain/batches/batch.ts';
import { freeAt, sentWithinDay } from '../../domain/execution/sent-window.ts';
import type { Instant } from '../../domain/shared/time.ts';
import type { BatchRepository } from '../batches/batch-repository.ts';
import type { SettingsReader } from '../settings/settings-repository.ts';
import type { Context } from '../shared/context.ts';
import type { ProviderDirectory } from '../shared/payment-provider.ts';
import type { PaymentRepository } from '../transactions/payment-repository.ts';
import { shortageOf } from './funds.ts';
import type { SentRepository } from './sent-repository.ts';

export type RoomDependencies = { readonly settings: SettingsReader; readonly sent: SentRepository };

export type QueueDependencies = RoomDependencies & {
  readonly batches: Pick<BatchRepository, 'oldestFirst'>;
  readonly payments: Pick<PaymentRepository, 'ofBatch'>;
};

/** What a batch of the queue still waits for. For the end of a pause the queue waits as a whole. */
export type Obstacle = Exclude<BatchWait, { readonly reason: 'paused' }>;

/** A batch that waits, and holds up those behind it that would wait for the same. */
export type HeldBack = {
  readonly batch: Batch;
  readonly obstacle: Extract<Obstacle, { readonly reason: 'daily_limit' | 'no_funds' }>;
};

export type NextInQueue = {
  /** Absent: every batch that is QUEUED waits for something, or none is. */
  readonly next?: Batch | undefined;
  /** What stands before it. */
  readonly heldBack: readonly HeldBack[];
};

/**
 * The batch that has been QUEUED longest, of those that would send anything.
 *
 * @param providers absent if the caller may not ask them for their balance: a batch that waits for money then still waits
 */
export async function nextInQueue(
  deps: QueueDependencies,
  context: Context,
  providers?: ProviderDirectory,
): Promise<NextInQueue> {
  const heldBack: HeldBack[] = [];
  for await (const batch of deps.batches.oldestFirst('QUEUED')) {
    if (heldBack.some((held) => holdsUp(held, batch))) continue;
    const obstacle = await obstacleOf(deps, context, batch, providers);
    if (!obstacle) return { next: batch, heldBack };
    // A batch that the provider does not accept holds up no other.
    if (obstacle.reason === 'daily_limit' || obstacle.reason === 'no_funds') heldBack.push({ batch, obstacle });
  }
  return { heldBack };
}

/** Room is counted for a currency, money for a currency at a provider. */
export function holdsUp({ batch: first, obstacle }: HeldBack, batch: Batch): boolean {
  const isSameProvider = first.provider === batch.provider;
  return first.currency === batch.currency && (obstacle.reason === 'daily_limit' || isSameProvider);
}

/** What keeps the batch from sending anything at this moment; `undefined`: nothing does any more. */
export async function obstacleOf(
  deps: QueueDependencies,
  context: Context,
  batch: Batch,
  providers?: ProviderDirectory,
): Promise<Obstacle | undefined> {
  const { waiting } = batch;
  const since = waiting?.since ?? batch.queuedAt ?? batch.createdAt;
  if ((await deps.settings.load()).generation !== batch.generation) return { reason: 'restored', since };
  switch (waiting?.reason) {
    case undefined:
    case 'paused':
    case 'restored':
      return undefined;
    case 'daily_limit': {
      const until = await noRoomUntil(deps, context, batch);
      return until && { ...waiting, until };
    }
    case 'no_funds': {
      const now = context.now();
      if (!providers || (waiting.until !== undefined && now < waiting.until)) return waiting;
      const payments = await deps.payments.ofBatch(batch.batchId);
      return await shortageOf({ batches: deps.batches, providers }, batch, payments, now);
    }
    case 'provider_busy':
      return context.now() < waiting.until ? waiting : undefined;
    case 'provider_refuses':
      // It would be refused again. Whoever has put the reason right executes it.
      return waiting;
    default:
      return waiting satisfies undefined;
  }
}

/**
 * Until when the batch would send nothing for lack of room, if nothing is sent meanwhile; `undefined`: there is room. A
 * payment above the whole limit is no reason to wait: it is refused for good.
 */
async function noRoomUntil(
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
