import type { ReconciliationResult } from '../../lib/payouts/reports/reconcile-batch.ts';
import { say } from './metrics.ts';

/** What came of holding our books against the provider's, whoever did it. */
export function sayReconciled(differences: number, results: readonly ReconciliationResult[]): void {
  say('BookDifferences', differences, {});
  for (const [result, same] of Map.groupBy(results, (one) => one)) say('BatchesReconciled', same.length, { result });
}
