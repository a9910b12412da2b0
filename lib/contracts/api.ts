import { inviteAffiliateEndpoint } from './accounts/invite.ts';
import { linkAccountEndpoint, listAccountsEndpoint, syncAccountsEndpoint } from './accounts/rise-accounts.ts';
import { adjustBalanceEndpoint } from './affiliates/adjustment.ts';
import { holdAffiliateEndpoint, updateAffiliateEndpoint } from './affiliates/affiliate-actions.ts';
import { importAffiliatesEndpoint } from './affiliates/affiliate-import.ts';
import { listAffiliatesEndpoint } from './affiliates/affiliate-list.ts';
import { releaseAffiliateEndpoint, withdrawReleaseEndpoint } from './affiliates/affiliate-release.ts';
import { getAffiliateEndpoint } from './affiliates/affiliate-view.ts';
import { listAffiliateCommissionsEndpoint } from './affiliates/commission-list.ts';
import { listPayableAffiliatesEndpoint } from './affiliates/payable-list.ts';
import { listAuditLogsEndpoint } from './audit/audit-log.ts';
import { verifyAuditLogsEndpoint } from './audit/audit-verification.ts';
import { approveBatchEndpoint } from './batches/batch-approval.ts';
import { createBatchesEndpoint } from './batches/batch-creation.ts';
import {
  cancelBatchEndpoint,
  executeBatchEndpoint,
  getBatchEndpoint,
  listBatchesEndpoint,
} from './batches/batch-endpoints.ts';
import { previewBatchesEndpoint } from './batches/batch-preview.ts';
import { payAffiliateEndpoint } from './batches/pay-affiliate.ts';
import { importCommissionsEndpoint } from './commissions/commission-import.ts';
import { reverseCommissionEndpoint } from './commissions/commission-reversal.ts';
import { getHealthEndpoint } from './health/health.ts';
import { listIncidentsEndpoint, resolveIncidentEndpoint } from './incidents/incidents.ts';
import { getOpenapiEndpoint } from './openapi/openapi-endpoint.ts';
import { getRecoveryEndpoint } from './recovery/recovery.ts';
import { getAffiliateStatementEndpoint } from './reports/affiliate-statement.ts';
import { getFundsReportEndpoint } from './reports/funds-report.ts';
import { getReconciliationReportEndpoint } from './reports/reconciliation-report.ts';
import { getSummaryReportEndpoint } from './reports/summary-report.ts';
import { changeConfigEndpoint, withdrawConfigChangeEndpoint } from './settings/config.ts';
import { getConfigEndpoint } from './settings/config-view.ts';
import type { Endpoint } from './shared/endpoint.ts';
import { cancelTransactionEndpoint, retryTransactionEndpoint } from './transactions/transaction-actions.ts';
import { getTransactionEndpoint } from './transactions/transaction-detail.ts';
import { listTransactionsEndpoint } from './transactions/transaction-list.ts';
import { resolveTransactionEndpoint } from './transactions/transaction-resolution.ts';
import {
  listWebhookEventsEndpoint,
  receiveWebhookEndpoint,
  replayWebhookEventEndpoint,
} from './webhooks/webhook-events.ts';

/** One route of the HTTP API: where it is, what it takes and answers, and who may call it. */
export type ApiRoute = {
  /** The name of its Lambda, and of the file `functions/api/<room>/<name>.ts`. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below {@link API_PREFIX}, with API Gateway's `{parameter}` syntax. */
  readonly path: `/${string}`;
  readonly endpoint: Endpoint<unknown, unknown, unknown, unknown>;
  /** Set for a route without the authorizer: the reason why that is right. */
  readonly publicBecause?: string;
};

/** The path that all routes start with. */
export const API_PREFIX = '/api/disbursement';

/** The whole HTTP API. The deployed routes, the API document and the tests of all routes are made from it. */
export const API = [
  { name: 'import-affiliates', method: 'POST', path: '/affiliates', endpoint: importAffiliatesEndpoint },
  { name: 'list-affiliates', method: 'GET', path: '/affiliates', endpoint: listAffiliatesEndpoint },
  {
    name: 'list-payable-affiliates',
    method: 'GET',
    path: '/affiliates/payable',
    endpoint: listPayableAffiliatesEndpoint,
  },
  { name: 'get-affiliate', method: 'GET', path: '/affiliates/{affiliateId}', endpoint: getAffiliateEndpoint },
  {
    name: 'list-affiliate-commissions',
    method: 'GET',
    path: '/affiliates/{affiliateId}/commissions',
    endpoint: listAffiliateCommissionsEndpoint,
  },
  { name: 'import-commissions', method: 'POST', path: '/commissions', endpoint: importCommissionsEndpoint },
  {
    name: 'reverse-commission',
    method: 'POST',
    path: '/commissions/{commissionId}/reverse',
    endpoint: reverseCommissionEndpoint,
  },
  { name: 'preview-batches', method: 'POST', path: '/batches/preview', endpoint: previewBatchesEndpoint },
  { name: 'list-batches', method: 'GET', path: '/batches', endpoint: listBatchesEndpoint },
  { name: 'create-batches', method: 'POST', path: '/batches', endpoint: createBatchesEndpoint },
  { name: 'get-batch', method: 'GET', path: '/batches/{batchId}', endpoint: getBatchEndpoint },
  { name: 'execute-batch', method: 'POST', path: '/batches/{batchId}/execute', endpoint: executeBatchEndpoint },
  { name: 'approve-batch', method: 'POST', path: '/batches/{batchId}/approve', endpoint: approveBatchEndpoint },
  { name: 'cancel-batch', method: 'DELETE', path: '/batches/{batchId}', endpoint: cancelBatchEndpoint },
  { name: 'list-transactions', method: 'GET', path: '/transactions', endpoint: listTransactionsEndpoint },
  { name: 'get-transaction', method: 'GET', path: '/transactions/{transactionId}', endpoint: getTransactionEndpoint },
  {
    name: 'cancel-transaction',
    method: 'POST',
    path: '/transactions/{transactionId}/cancel',
    endpoint: cancelTransactionEndpoint,
  },
  { name: 'pay-affiliate', method: 'POST', path: '/pay', endpoint: payAffiliateEndpoint },
  {
    name: 'retry-transaction',
    method: 'POST',
    path: '/transactions/{transactionId}/retry',
    endpoint: retryTransactionEndpoint,
  },
  { name: 'update-affiliate', method: 'PUT', path: '/affiliates/{affiliateId}', endpoint: updateAffiliateEndpoint },
  { name: 'hold-affiliate', method: 'POST', path: '/affiliates/{affiliateId}/hold', endpoint: holdAffiliateEndpoint },
  {
    name: 'release-affiliate',
    method: 'DELETE',
    path: '/affiliates/{affiliateId}/hold',
    endpoint: releaseAffiliateEndpoint,
  },
  {
    name: 'withdraw-release',
    method: 'DELETE',
    path: '/affiliates/{affiliateId}/hold/proposal',
    endpoint: withdrawReleaseEndpoint,
  },
  {
    name: 'adjust-balance',
    method: 'POST',
    path: '/affiliates/{affiliateId}/adjustments',
    endpoint: adjustBalanceEndpoint,
  },
  { name: 'list-audit-logs', method: 'GET', path: '/audit-logs', endpoint: listAuditLogsEndpoint },
  { name: 'verify-audit-logs', method: 'GET', path: '/audit-logs/verify', endpoint: verifyAuditLogsEndpoint },
  { name: 'get-config', method: 'GET', path: '/config', endpoint: getConfigEndpoint },
  { name: 'get-recovery', method: 'GET', path: '/recovery', endpoint: getRecoveryEndpoint },
  { name: 'change-config', method: 'PATCH', path: '/config', endpoint: changeConfigEndpoint },
  {
    name: 'withdraw-config-change',
    method: 'DELETE',
    path: '/config/proposal',
    endpoint: withdrawConfigChangeEndpoint,
  },
  {
    name: 'resolve-transaction',
    method: 'POST',
    path: '/transactions/{transactionId}/resolve',
    endpoint: resolveTransactionEndpoint,
  },
  {
    name: 'get-affiliate-statement',
    method: 'GET',
    path: '/reports/affiliates/{affiliateId}',
    endpoint: getAffiliateStatementEndpoint,
  },
  { name: 'get-funds-report', method: 'GET', path: '/reports/funds', endpoint: getFundsReportEndpoint },
  {
    name: 'get-reconciliation-report',
    method: 'GET',
    path: '/reports/reconciliation',
    endpoint: getReconciliationReportEndpoint,
  },
  { name: 'get-summary-report', method: 'GET', path: '/reports/summary', endpoint: getSummaryReportEndpoint },
  {
    name: 'get-openapi',
    method: 'GET',
    path: '/openapi.json',
    endpoint: getOpenapiEndpoint,
    publicBecause: 'Clients read it before they have a token; it says what the API is, and nothing about anybody.',
  },
  { name: 'list-accounts', method: 'GET', path: '/riseworks/accounts', endpoint: listAccountsEndpoint },
  { name: 'link-account', method: 'POST', path: '/riseworks/accounts', endpoint: linkAccountEndpoint },
  { name: 'invite-affiliate', method: 'POST', path: '/riseworks/invites', endpoint: inviteAffiliateEndpoint },
  { name: 'sync-accounts', method: 'POST', path: '/riseworks/sync', endpoint: syncAccountsEndpoint },
  { name: 'list-incidents', method: 'GET', path: '/incidents', endpoint: listIncidentsEndpoint },
  {
    name: 'resolve-incident',
    method: 'POST',
    path: '/incidents/{incidentId}/resolve',
    endpoint: resolveIncidentEndpoint,
  },
  {
    name: 'receive-webhook',
    method: 'POST',
    path: '/webhooks/{provider}',
    endpoint: receiveWebhookEndpoint,
    publicBecause: 'The provider has no token; its signature over the bytes of the message is checked instead.',
  },
  { name: 'list-webhook-events', method: 'GET', path: '/webhooks/events', endpoint: listWebhookEventsEndpoint },
  {
    name: 'replay-webhook-event',
    method: 'POST',
    path: '/webhooks/events/{eventId}/replay',
    endpoint: replayWebhookEventEndpoint,
  },
  {
    name: 'get-health',
    method: 'GET',
    path: '/health',
    endpoint: getHealthEndpoint,
    publicBecause: 'Monitors ask without a token; the answer names batches, but no affiliate and no amount.',
  },
] as const satisfies readonly ApiRoute[];

export type RouteName = (typeof API)[number]['name'];
