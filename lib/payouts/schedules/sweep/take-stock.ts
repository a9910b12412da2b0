import { needsApproval } from '../../../domain/batches/approval.ts';
import type { Batch, BatchStatus } from '../../../domain/batches/batch.ts';
import { isPaused } from '../../../domain/settings/settings.ts';
import type { Instant } from '../../../domain/shared/time.ts';
import type { BatchRepository } from '../../batches/batch-repository.ts';
import { queueWaits } from '../../batches/queue-waits.ts';
import type { SentRepository } from '../../execution/sent-repository.ts';
import { COUNT_LIMIT } from '../../health/health-check.ts';
import type { IncidentRepository } from '../../incidents/incident-repository.ts';
import type { SettingsReader } from '../../settings/settings-repository.ts';
import type { Context } from '../../shared/context.ts';
import type { ProviderDirectory } from '../../shared/payment-provider.ts';
import type { PaymentRepository } from '../../transactions/payment-repository.ts';

export type StockDependencies = {
  readonly batches: BatchRepository;
  readonly payments: PaymentRepository;
  readonly incidents: Pick<IncidentRepository, 'summariseOpen'>;
  readonly settings: SettingsReader;
  readonly sent: SentRepository;
  readonly providers: ProviderDirectory;
};

/** How many there are, up to {@link COUNT_LIMIT}, and how long the oldest has waited; 0 if there are none. */
export type Waiting = { readonly count: number; readonly oldestSeconds: number };

export const WATCHED_STATES = [
  'PENDING',
  'QUEUED',
  'PROCESSING',
  'SETTLING',
  'CANCELLING',
] as const satisfies BatchStatus[];
export type WatchedState = (typeof WATCHED_STATES)[number];

type Figures = {
  readonly unknown?: Waiting;
  readonly batches?: Readonly<Record<WatchedState, Waiting>>;
  readonly approvals?: Waiting;
  readonly openIncidents?: number;
  readonly paused?: boolean;
  readonly providers?: readonly { readonly name: string; readonly answers: boolean }[];
};

/** The present state. What could not be read is absent. */
export type Stock = Figures & { readonly failed: readonly { readonly item: string; readonly error: unknown }[] };

/** Counts what waits, and for how long. It reads a limited number of items, and one failed read does not stop the others. */
export async function takeStock(deps: StockDependencies, context: Context): Promise<Stock> {
  const looks: Readonly<Record<string, () => Promise<Figures>>> = {
    'unknown payments': async () => ({ unknown: await lookAtUnknown(deps, context) }),
    batches: () => lookAtBatches(deps, context),
    incidents: async () => ({ openIncidents: (await deps.incidents.summariseOpen(COUNT_LIMIT)).count }),
    pause: async () => ({ paused: isPaused(await deps.settings.load()) }),
    providers: async () => ({ providers: await lookAtProviders(deps.providers) }),
  };
  let stock: Stock = { failed: [] };
  for (const [item, look] of Object.entries(looks)) {
    try {
      stock = { ...stock, ...(await look()) };
    } catch (error) {
      stock = { ...stock, failed: [...stock.failed, { item, error }] };
    }
  }
  return stock;
}

/** Measured from when the payment was sent. If there are very many, only the oldest of each shard of the index are read. */
async function lookAtUnknown({ payments }: StockDependencies, context: Context): Promise<Waiting> {
  const limit = Math.ceil(COUNT_LIMIT / payments.attentionShards);
  const shards = Array.from({ length: payments.attentionShards }, (_, shard) =>
    payments.listAttention('UNKNOWN', shard, { limit }),
  );
  const unknown = (await Promise.all(shards))
    .flatMap(({ items }) => items)
    .filter(({ status }) => status === 'UNKNOWN');
  return waiting(
    unknown.map(({ sentAt, updatedAt }) => sentAt ?? updatedAt),
    context,
  );
}

async function lookAtBatches(deps: StockDependencies, context: Context): Promise<Figures> {
  const since = (batches: readonly Batch[], from: (batch: Batch) => Instant | undefined) =>
    waiting(
      batches.map((batch) => from(batch) ?? batch.createdAt),
      context,
    );
  const pending = await inState(deps.batches, 'PENDING');
  const settings = await deps.settings.load();
  const unapproved = pending.filter((batch) => batch.approval === undefined && needsApproval(settings, batch));
  const queued = await inState(deps.batches, 'QUEUED');
  const waits = await queueWaits(deps, context, queued);
  // Batches are meant to wait for the limit of 24 hours, so that wait does not make the queue late.
  const unlimited = queued.filter(({ batchId }) => waits.get(batchId)?.reason !== 'daily_limit');
  const inLine = since(unlimited, ({ queuedAt }) => queuedAt);
  return {
    batches: {
      PENDING: since(pending, ({ createdAt }) => createdAt),
      QUEUED: { ...since(queued, ({ queuedAt }) => queuedAt), oldestSeconds: inLine.oldestSeconds },
      PROCESSING: since(await inState(deps.batches, 'PROCESSING'), ({ startedAt }) => startedAt),
      SETTLING: since(await inState(deps.batches, 'SETTLING'), ({ startedAt }) => startedAt),
      CANCELLING: since(await inState(deps.batches, 'CANCELLING'), ({ createdAt }) => createdAt),
    },
    approvals: since(unapproved, ({ createdAt }) => createdAt),
  };
}

/** The newest batches, and the very oldest. */
async function inState(batches: BatchRepository, status: BatchStatus): Promise<readonly Batch[]> {
  const { items, next } = await batches.list({ status }, { limit: COUNT_LIMIT });
  const oldest = next && (await batches.oldest(status));
  return oldest ? [...items.slice(1), oldest] : items;
}

async function lookAtProviders(providers: ProviderDirectory) {
  return Promise.all(
    providers.names.map(async (name) => ({
      name,
      answers: await providers
        .get(name)
        .checkHealth()
        .then(
          () => true,
          () => false,
        ),
    })),
  );
}

function waiting(since: readonly Instant[], context: Context): Waiting {
  const [oldest] = since.toSorted();
  const seconds = oldest === undefined ? 0 : (Date.parse(context.now()) - Date.parse(oldest)) / 1_000;
  return { count: since.length, oldestSeconds: Math.max(0, Math.round(seconds)) };
}
