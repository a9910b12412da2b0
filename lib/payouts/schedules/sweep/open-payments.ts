import type { BatchId } from '../../../domain/shared/ids.ts';
import type { PaymentStatus } from '../../../domain/transactions/payment.ts';
import type { Position } from '../../shared/paging.ts';
import { resolveLiveAttempts } from '../../transactions/resolve-attempt.ts';
import { type Stage, SWEEP_PAGE, type SweepDependencies, type SweepItem } from './stage.ts';

/** Every status in which an attempt may be alive. PROCESSING and UNKNOWN come first; the others are rare. */
const STATUSES = ['PROCESSING', 'UNKNOWN', 'COMPLETED', 'CANCELLED', 'RETURNED'] as const satisfies PaymentStatus[];

/** Asks the provider about every payment that an attempt may still move money for, whatever the state of its batch. */
export const openPayments: Stage = {
  name: 'open payments',
  async page(deps, context, after = {}) {
    const { status, shard, within } = readPosition(after);
    const { items, next } = await deps.payments.listAttention(status, shard, { limit: SWEEP_PAGE, after: within });
    const batchIds = new Set(items.filter(({ liveAttemptId }) => liveAttemptId).map(({ batchId }) => batchId));
    const work = [...batchIds].map(
      (batchId): SweepItem => ({
        id: batchId,
        work: async () => {
          if (await isBeingExecuted(deps, batchId)) return undefined;
          await resolveLiveAttempts(deps, context, await deps.payments.ofBatch(batchId), 'look-up-only');
          return `asked about the open payments of ${batchId}`;
        },
      }),
    );
    return { items: work, next: nextPosition(status, shard, next, deps.payments.attentionShards) };
  },
};

/** A live run asks about its own payments. */
async function isBeingExecuted({ batches, executions }: SweepDependencies, batchId: BatchId): Promise<boolean> {
  const slot = await batches.slot();
  return slot?.batchId === batchId && (await executions.state(slot.batchId, slot.run)) === 'running';
}

function readPosition({ status: name, shard = '0', ...within }: Position) {
  const status = STATUSES.find((known) => known === name) ?? STATUSES[0];
  return { status, shard: Number(shard), within: Object.keys(within).length > 0 ? within : undefined };
}

function nextPosition(
  status: (typeof STATUSES)[number],
  shard: number,
  next: Position | undefined,
  shards: number,
): Position | undefined {
  if (next) return { ...next, status, shard: String(shard) };
  if (shard + 1 < shards) return { status, shard: String(shard + 1) };
  const following = STATUSES[STATUSES.indexOf(status) + 1];
  return following && { status: following, shard: '0' };
}
