import { adjustBalanceEndpoint } from './adjustment.ts';
import { holdAffiliateEndpoint, updateAffiliateEndpoint } from './affiliate-actions.ts';
import { importAffiliatesEndpoint } from './affiliate-import.ts';
import { releaseAffiliateEndpoint, withdrawReleaseEndpoint } from './affiliate-release.ts';
import { getAffiliateStatementEndpoint } from './affiliate-statement.ts';
import { getAffiliateEndpoint } from './affiliate-view.ts';
import { listAuditLogsEndpoint } from './audit-log.ts';
import { verifyAuditLogsEndpoint } from './audit-verification.ts';
import { approveBatchEndpoint } from './batch-approval.ts';
import { createBatchesEndpoint } from './batch-creation.ts';
import { cancelBatchEndpoint, executeBatchEndpoint, getBatchEndpoint, listBatchesEndpoint } from './batch-endpoints.ts';
import { previewBatchesEndpoint } from './batch-preview.ts';
import { importCommissionsEndpoint } from './commission-import.ts';
import { listAffiliateCommissionsEndpoint } from './commission-list.ts';
import { reverseCommissionEndpoint } from './commission-reversal.ts';
import { changeConfigEndpoint, withdrawConfigChangeEndpoint } from './config.ts';
import { getConfigEndpoint } from './config-view.ts';
import type { Endpoint } from './endpoint.ts';
import { getHealthEndpoint } from './health.ts';
import { listIncidentsEndpoint, resolveIncidentEndpoint } from './incidents.ts';
import { getOpenapiEndpoint } from './openapi-endpoint.ts';
import { payAffiliateEndpoint } from './pay-affiliate.ts';
import { listPayableAffiliatesEndpoint } from './payable-list.ts';
import { getReconciliationReportEndpoint } from './reconciliation-report.ts';
import { linkAccountEndpoint, listAccountsEndpoint, syncAccountsEndpoint } from './rise-accounts.ts';
import { getSummaryReportEndpoint } from './summary-report.ts';
import { cancelTransactionEndpoint, retryTransactionEndpoint } from './transaction-actions.ts';
import { listTransactionsEndpoint } from './transaction-list.ts';
import { resolveTransactionEndpoint } from './transaction-resolution.ts';
import { getTransactionEndpoint } from './transaction-view.ts';
import { listWebhookEventsEndpoint, receiveWebhookEndpoint, replayWebhookEventEndpoint } from './webhook-events.ts';

/** One route of the HTTP API: where it is, what it takes and answers, and who may call it. */
export type ApiRoute = {
  /** Of its Lambda, and so of the file `functions/api/<name>.ts`. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below {@link API_PREFIX}, with API Gateway's `{parameter}` syntax. */
  readonly path: `/${string}`;
  readonly endpoint: Endpoint<unknown, unknown, unknown, unknown>;
  /** Set for a route that is served without the authorizer: why that is right. */
  readonly publicBecause?: string;
};

/** Every route lies below this path. */
export const API_PREFIX = '/api/disbursement';

/**
 * The whole HTTP API. The deployed routes, the API document and the tests that walk all routes are made from it.
 */
export const API = [
  { name: 'import-affiliates', method: 'POST', path: '/affiliates', endpoint: importAffiliatesEndpoint },
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
    publicBecause: 'The provider has no token; its signature over the very bytes of the message is checked instead.',
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
