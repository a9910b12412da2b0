import type { BooksDifferFacts } from '../../../domain/incidents/incident.ts';
import type { Difference } from '../../../domain/reports/difference.ts';
import { type BatchId, batchIdOf } from '../../../domain/shared/ids.ts';
import type { Reconciliation } from '../../reports/reconcile-payouts.ts';

/** The incidents of a reconciliation: one for each difference. */
export function incidentsOf({ batches, days }: Pick<Reconciliation, 'batches' | 'days'>): BooksDifferFacts[] {
  const ofBatches = batches.flatMap(({ batch: { provider, batchId }, differences }) =>
    differences.map((difference) => factsOf(provider, batchId, difference)),
  );
  const ofDays = days.flatMap(({ provider, differences }) =>
    differences.map((difference) => factsOf(provider, knownBatch(difference), difference)),
  );
  return [...ofBatches, ...ofDays];
}

function factsOf(
  provider: string,
  batchId: BatchId | undefined,
  { kind: difference, ...facts }: Difference,
): BooksDifferFacts {
  return { kind: 'BOOKS_DIFFER', provider, difference, batchId, ...facts };
}

/** A payment that is not ours belongs to no batch, even if it has the reference of one. */
function knownBatch({ kind, transactionId }: Difference): BatchId | undefined {
  return kind === 'not_in_books' || transactionId === undefined ? undefined : batchIdOf(transactionId);
}
