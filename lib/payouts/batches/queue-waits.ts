import type { Batch, QueueWait } from '../../domain/batches/batch.ts';
import type { SentWindow } from '../../domain/execution/sent-window.ts';
import { type Settings, stopOf } from '../../domain/settings/settings.ts';
import type { Currency } from '../../domain/shared/currency.ts';
import type { BatchId } from '../../domain/shared/ids.ts';
import {
  holdsUp,
  type NextInQueue,
  nextInQueue,
  obstacleOf,
  type RoomDependencies,
} from '../execution/next-in-queue.ts';
import type { Context } from '../shared/context.ts';
import type { PaymentRepository } from '../transactions/payment-repository.ts';
import type { BatchRepository } from './batch-repository.ts';

export type QueueWaitDependencies = RoomDependencies & {
  readonly batches: Pick<BatchRepository, 'slot' | 'oldestFirst'>;
  readonly payments: Pick<PaymentRepository, 'ofBatch'>;
};

export type QueueWaits = ReadonlyMap<BatchId, QueueWait>;

/** Why each QUEUED batch among these waits. It is for people only: nothing is decided by it, and a moment later it may differ. */
export async function queueWaits(
  deps: QueueWaitDependencies,
  context: Context,
  batches: readonly Batch[],
): Promise<QueueWaits> {
  const queued = batches.filter(({ status }) => status === 'QUEUED');
  const waits = new Map<BatchId, QueueWait>();
  if (queued.length === 0) return waits;
  const [settings, slot] = await Promise.all([deps.settings.load(), deps.batches.slot()]);
  const room = roomAtThisMoment(deps, settings);
  let queue: NextInQueue | undefined;
  for (const batch of queued) {
    const since = batch.waiting?.since ?? batch.queuedAt ?? batch.createdAt;
    const stop = stopOf(settings);
    if (stop) {
      waits.set(batch.batchId, { reason: stop, since });
      continue;
    }
    const obstacle = await obstacleOf({ batches: deps.batches, payments: deps.payments, ...room }, context, batch);
    if (obstacle) waits.set(batch.batchId, { ...obstacle, since });
    else if (slot) waits.set(batch.batchId, { reason: 'another_batch', since, batchId: slot.batchId });
    else {
      queue ??= await nextInQueue({ batches: deps.batches, payments: deps.payments, ...room }, context);
      waits.set(batch.batchId, { ...standsBefore(batch, queue), since });
    }
  }
  return waits;
}

/** Read once for all batches: a page may hold very many of one currency. */
function roomAtThisMoment({ sent }: QueueWaitDependencies, settings: Settings): RoomDependencies {
  const windows = new Map<Currency, Promise<SentWindow>>();
  return {
    settings: { load: async () => settings },
    sent: {
      find: (currency, now) => {
        const window = windows.get(currency) ?? sent.find(currency, now);
        windows.set(currency, window);
        return window;
      },
    },
  };
}

type StandsBefore = QueueWait extends infer Wait ? (Wait extends QueueWait ? Omit<Wait, 'since'> : never) : never;

/** The slot is free: another batch is taken first, or holds this one up, or it is this one's turn. */
function standsBefore(batch: Batch, { next, heldBack }: NextInQueue): StandsBefore {
  const held = heldBack.find((one) => holdsUp(one, batch));
  if (held) return { ...held.obstacle, batchId: held.batch.batchId };
  if (next && next.batchId !== batch.batchId) return { reason: 'another_batch', batchId: next.batchId };
  return { reason: 'starting' };
}
