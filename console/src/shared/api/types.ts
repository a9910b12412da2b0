import type { paths } from './schema.ts';

/** The body of the good answer of a route. */
type AnswerOf<Operation> = Operation extends { responses: infer Responses }
  ? {
      [Status in keyof Responses & (200 | 201 | 202)]: Responses[Status] extends {
        content: { 'application/json': infer Body };
      }
        ? Body
        : never;
    }[keyof Responses & (200 | 201 | 202)]
  : never;

export type Batch = AnswerOf<paths['/batches']['get']>['batches'][number];
export type BatchDetail = AnswerOf<paths['/batches/{batchId}']['get']>['batch'];
export type Transaction = AnswerOf<paths['/transactions']['get']>['transactions'][number];
export type TransactionDetail = AnswerOf<paths['/transactions/{transactionId}']['get']>['transaction'];
export type Preview = AnswerOf<paths['/batches/preview']['post']>;
export type PreviewRow = Preview['preview'][number];
export type Affiliate = AnswerOf<paths['/affiliates/{affiliateId}']['get']>['affiliate'];
export type PayableSummary = AnswerOf<paths['/affiliates/payable']['get']>['summary'];
export type Balance = Affiliate['balances'][number];
export type Commission = AnswerOf<paths['/affiliates/{affiliateId}/commissions']['get']>['commissions'][number];
/** As JSON; the route has CSV, too. */
export type Statement = Exclude<AnswerOf<paths['/reports/affiliates/{affiliateId}']['get']>, string>;
export type Health = AnswerOf<paths['/health']['get']>;
export type ConfigPatch = NonNullable<paths['/config']['patch']['requestBody']>['content']['application/json'];
export type Config = AnswerOf<paths['/config']['get']>['config'];
export type Incident = AnswerOf<paths['/incidents']['get']>['incidents'][number];
export type AuditEntry = AnswerOf<paths['/audit-logs']['get']>['auditLogs'][number];
export type Account = AnswerOf<paths['/riseworks/accounts']['get']>['accounts'][number];
export type SyncVerdict = AnswerOf<paths['/riseworks/sync']['post']>['accounts'][number];
export type WebhookEvent = AnswerOf<paths['/webhooks/events']['get']>['events'][number];
export type Recovery = AnswerOf<paths['/recovery']['get']>;
export type LostPayment = Recovery['lostPayments'][number];
export type Verification = AnswerOf<paths['/audit-logs/verify']['get']>;
export type Funds = AnswerOf<paths['/reports/funds']['get']>;
/** As JSON; the route has CSV, too. */
export type Summary = Exclude<AnswerOf<paths['/reports/summary']['get']>, string>;
/** As JSON; the route has CSV, too. */
export type Reconciliation = Exclude<AnswerOf<paths['/reports/reconciliation']['get']>, string>;
