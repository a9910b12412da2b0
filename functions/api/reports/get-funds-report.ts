import { fundsBody, getFundsReportEndpoint } from '../../../lib/contracts/reports/funds-report.ts';
import { reportFunds } from '../../../lib/payouts/reports/report-funds.ts';
import { apiHandler } from '../../runtime/api-handler.ts';
import { batches, type Dependencies, payments, providers } from '../../runtime/dependencies.ts';
import { lazily } from '../../runtime/lazily.ts';

export const getFundsReportHandler = (deps: Pick<Dependencies, 'batches' | 'payments' | 'providers'>) =>
  apiHandler(getFundsReportEndpoint, async ({ query: { currency } }, context) => ({
    status: 200,
    body: fundsBody(await reportFunds(deps, context, currency)),
  }));

export const handler = getFundsReportHandler(lazily({ batches, payments, providers }));
