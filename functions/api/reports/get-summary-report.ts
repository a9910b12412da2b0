import {
  getSummaryReportEndpoint,
  summaryReportBody,
  summaryReportCsv,
} from '../../../lib/contracts/reports/summary-report.ts';
import { summarisePayouts } from '../../../lib/payouts/reports/summarise-payouts.ts';
import { apiHandler } from '../../runtime/api-handler.ts';
import { batches, type Dependencies } from '../../runtime/dependencies.ts';
import { lazily } from '../../runtime/lazily.ts';
import { periodOfRequest } from '../../runtime/period-of-request.ts';

export const getSummaryReportHandler = (deps: Pick<Dependencies, 'batches'>) =>
  apiHandler(getSummaryReportEndpoint, async ({ query }, context) => {
    const { currency, groupBy, format } = query;
    const period = periodOfRequest(query, context.now());
    const summary = await summarisePayouts(deps, context, { period, currency, groupBy });
    if (format === 'json') return { status: 200, body: summaryReportBody(period, groupBy, summary) };
    const name = `payouts-${period.from.slice(0, 10)}-${period.to.slice(0, 10)}`;
    return { status: 200, csv: { name, text: summaryReportCsv(summary) } };
  });

export const handler = getSummaryReportHandler(lazily({ batches }));
