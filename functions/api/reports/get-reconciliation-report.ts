import { reconciliationCsv } from '../../../lib/contracts/reports/reconciliation-csv.ts';
import {
  getReconciliationReportEndpoint,
  MAX_RECONCILED_BATCHES,
} from '../../../lib/contracts/reports/reconciliation-report.ts';
import { reconciliationBody } from '../../../lib/contracts/reports/reconciliation-view.ts';
import { reportPosition } from '../../../lib/contracts/reports/report-position.ts';
import { limitOf } from '../../../lib/contracts/reports/report-query.ts';
import { differencesOf, reconcilePayouts } from '../../../lib/payouts/reports/reconcile-payouts.ts';
import { apiHandler } from '../../runtime/api-handler.ts';
import { emitReconciled } from '../../runtime/book-metrics.ts';
import {
  batches,
  cursors,
  type Dependencies,
  ledger,
  payments,
  providers,
  recovery,
} from '../../runtime/dependencies.ts';
import { lazily } from '../../runtime/lazily.ts';
import { nextPage } from '../../runtime/next-page.ts';
import { periodOfRequest } from '../../runtime/period-of-request.ts';

export const getReconciliationReportHandler = (
  deps: Pick<Dependencies, 'batches' | 'payments' | 'ledger' | 'providers' | 'recovery' | 'cursors'>,
) =>
  apiHandler(getReconciliationReportEndpoint, async ({ query }, context) => {
    const { from, to, currency, format, cursor } = query;
    const limit = limitOf(query, MAX_RECONCILED_BATCHES);
    const scope = { listing: 'reconciliation', filter: { from, to, currency } };
    const position = await deps.cursors.open(scope, cursor, reportPosition);
    const period = position?.period ?? periodOfRequest(query, context.now());
    const request = { period, currency, limit, after: position?.after };
    const reconciled = await reconcilePayouts(deps, context, request);
    emitReconciled(
      differencesOf(reconciled).length,
      reconciled.batches.map(({ result }) => result),
    );
    const nextCursor = await deps.cursors.seal(scope, reconciled.next && { period, after: reconciled.next });
    if (format === 'json') return { status: 200, body: reconciliationBody(period, reconciled, nextCursor) };
    const address = nextPage('/reports/reconciliation', { from, to, currency, format, limit }, nextCursor);
    const name = `reconciliation-${period.from.slice(0, 10)}-${period.to.slice(0, 10)}`;
    return { status: 200, csv: { name, text: reconciliationCsv(reconciled), next: address } };
  });

export const handler = getReconciliationReportHandler(
  lazily({ batches, payments, ledger, providers, recovery, cursors }),
);
