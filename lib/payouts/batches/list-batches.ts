import type { Batch, BatchStatus } from '../../domain/batches/batch.ts';
import type { Paged, PageRequest } from '../shared/paging.ts';
import type { BatchRepository } from './batch-repository.ts';

/** Newest first, without drafts and abandoned drafts, which nobody has ever seen as batches. */
export async function listBatches(
  deps: { readonly batches: BatchRepository },
  filter: { readonly status?: BatchStatus | undefined },
  page: PageRequest,
): Promise<Paged<Batch>> {
  const { items, next } = await deps.batches.list(filter, page);
  return { items: items.filter(({ batchNumber }) => batchNumber !== undefined), next };
}
