import type { Batch, BatchStatus } from '../../domain/batches/batch.ts';
import type { LostTime } from '../../domain/recovery/lost-time.ts';
import { lostSince } from '../../domain/recovery/quiet.ts';
import type { RecoveryStage, Tally } from '../../domain/recovery/recovery.ts';
import type { BatchId } from '../../domain/shared/ids.ts';
import { addSeconds, type Instant, instant } from '../../domain/shared/time.ts';
import type { PaymentStatus } from '../../domain/transactions/payment.ts';
import type { Context } from '../shared/context.ts';
import type { Position } from '../shared/paging.ts';
import { askAboutBatch } from './ask-about-batch.ts';
import { askAboutList } from './ask-about-list.ts';
import { settleLost } from './lost-payments.ts';
import type { RecoverDependencies } from './recover-dependencies.ts';

export type Restoring = {
  readonly restored: LostTime;
  readonly generation: number;
  /** Whether a payment of the batch that its provider does not show in this pass was never received. */
  readonly isLast: (batch: Batch) => boolean;
  readonly leave: (failure: { readonly item: string; readonly error: unknown }) => void;
};

/** What work on an item adds to the tally of its pass, and the batch about which the provider has shown everything it has. */
export type Done = Partial<Tally> & { readonly looked?: BatchId | undefined };

/** One item to work on. */
export type RecoveryItem = { readonly id: string; readonly work: () => Promise<Done> };

type Page = { readonly items: readonly RecoveryItem[]; readonly next?: Position | undefined };
type Pages = (
  deps: RecoverDependencies,
  context: Context,
  restoring: Restoring,
  after: Position | undefined,
) => Promise<Page>;

/** Few, because each asks the provider, and the position of a pass is stored after every page. */
const ITEMS = 10;

/**
 * A provider's list is read day by day, up to two days ahead, because a payment that is made later may have that later
 * date.
 */
const DAY_SECONDS = 86_400;
const AHEAD_SECONDS = 2 * DAY_SECONDS;

/**
 * Every state in which something of a batch may be sent, or may have been in the lost time. They are in the order in which
 * a batch goes through them while a restore is not settled, so a batch that moves on meanwhile is met in its next state. A
 * run that finds itself stopped goes back to the queue, and from the queue nothing starts.
 */
const OPEN_BATCHES = [
  'DRAFT',
  'PENDING',
  'PROCESSING',
  'SETTLING',
  'QUEUED',
  'CANCELLING',
] as const satisfies BatchStatus[];

/** Payments of finished batches that are not final: they wait for a person, or one of their attempts may be alive. */
const OPEN_PAYMENTS = ['FAILED', 'COMPLETED', 'CANCELLED', 'RETURNED'] as const satisfies PaymentStatus[];

/** The pages of each stage of a pass, in the order of the stages. */
export const RECOVERY_PAGES: Readonly<Record<RecoveryStage, Pages>> = {
  async batches(deps, context, restoring, after = {}) {
    const { status: name, ...within } = after;
    const status = OPEN_BATCHES.find((known) => known === name) ?? OPEN_BATCHES[0];
    const { items, next } = await deps.batches.list({ status }, { limit: ITEMS, after: positionIn(within) });
    const following = OPEN_BATCHES[OPEN_BATCHES.indexOf(status) + 1];
    return {
      items: items.map((batch) => itemOf(deps, context, restoring, batch.batchId, batch)),
      next: next ? { ...next, status } : following && { status: following },
    };
  },

  async payments(deps, context, restoring, after = {}) {
    const { status: name, shard: text = '0', ...within } = after;
    const status = OPEN_PAYMENTS.find((known) => known === name) ?? OPEN_PAYMENTS[0];
    const shard = Number(text);
    const page = { limit: ITEMS, after: positionIn(within) };
    const { items, next } = await deps.payments.listAttention(status, shard, page);
    const ids = new Set(items.map(({ batchId }) => batchId));
    const following = OPEN_PAYMENTS[OPEN_PAYMENTS.indexOf(status) + 1];
    const isMore = shard + 1 < deps.payments.attentionShards;
    const nextPart = isMore ? { status, shard: String(shard + 1) } : following && { status: following, shard: '0' };
    return {
      items: [...ids].map((id) => itemOf(deps, context, restoring, id)),
      next: next ? { ...next, status, shard: text } : nextPart,
    };
  },

  async lists(deps, context, { restored, leave }, after = {}) {
    const { names } = deps.providers;
    const provider = names.find((name) => name === after.provider) ?? names[0];
    if (provider === undefined) return { items: [] };
    const from = after.from === undefined ? lostSince(restored) : instant(new Date(after.from));
    const to = addSeconds(from, DAY_SECONDS);
    const work = () => askAboutList(deps, context, restored, provider, { from, to }, leave);
    return { items: [{ id: `list of ${provider} from ${from}`, work }], next: nextList(names, provider, to, context) };
  },

  async lost(deps, context, restoring, after) {
    const { items, next } = await deps.recovery.listLost({ limit: ITEMS, after });
    return {
      items: items.map((lost) => ({
        id: lost.providerReference,
        work: async () => ({
          lostPaymentsLeft: (await settleLost(deps, context, restoring, lost)) ? 0 : 1,
        }),
      })),
      next,
    };
  },
};

function positionIn(within: Position): Position | undefined {
  return Object.keys(within).length > 0 ? within : undefined;
}

function itemOf(
  deps: RecoverDependencies,
  context: Context,
  restoring: Restoring,
  id: BatchId,
  known?: Batch,
): RecoveryItem {
  return {
    id,
    work: async () => {
      const batch = known ?? (await deps.batches.find(id));
      if (!batch) throw new Error(`batch ${id} does not exist`);
      if (batch.generation === restoring.generation) return {};
      const result = await askAboutBatch(deps, context, restoring, batch, restoring.isLast(batch));
      if (result === 'done') return { batchesAsked: 1 };
      return result === 'unread' ? { batchesLeft: 1, incomplete: 1 } : { batchesLeft: 1, looked: id };
    },
  };
}

function nextList(names: readonly string[], provider: string, from: Instant, context: Context): Position | undefined {
  if (from < addSeconds(context.now(), AHEAD_SECONDS)) return { provider, from };
  const following = names[names.indexOf(provider) + 1];
  return following === undefined ? undefined : { provider: following };
}
