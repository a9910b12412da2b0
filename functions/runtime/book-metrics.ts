import type { ReconciliationResult } from '../../lib/payouts/reports/reconcile-batch.ts';
import { emit } from './metrics.ts';

/** Emits the result of one comparison of our books with the provider's, whoever asked for it. */
export function emitReconciled(differences: number, results: readonly ReconciliationResult[]): void {
  emit('BookDifferences', differences, {});
  for (const [result, same] of Map.groupBy(results, (one) => one)) emit('BatchesReconciled', same.length, { result });
}
