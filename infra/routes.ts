import type { Access } from './data-access.ts';

/**
 * The HTTP API as a table: one row is one route and one Lambda. The stateless stack is made from it and the
 * tests walk it, so a route cannot exist without a row, nor a row without its own function.
 */

export interface Route extends Access {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below {@link API_PREFIX}, with API Gateway's `{parameter}` syntax. */
  readonly path: `/${string}`;
  /** Also the file: `functions/api/<functionName>.ts`. */
  readonly functionName: string;
  /** Served without the authorizer. */
  readonly public?: true;
  /** Why that is right; without it, synthesis fails. */
  readonly publicBecause?: string;
}

/** Every route lies below this path. */
export const API_PREFIX = '/api/disbursement';

export const ROUTES: readonly Route[] = [
  {
    method: 'POST',
    path: '/affiliates',
    functionName: 'import-affiliates',
    data: ['affiliates.find', 'affiliates.save'],
  },
  {
    method: 'GET',
    path: '/affiliates/payable',
    functionName: 'list-payable-affiliates',
    data: ['payable.list', 'payable.summarise', 'affiliates.find', 'ledger.read', 'settings.read', 'cursors.sign'],
  },
  {
    method: 'GET',
    path: '/affiliates/{affiliateId}',
    functionName: 'get-affiliate',
    data: ['affiliates.find', 'ledger.read'],
  },
  {
    method: 'GET',
    path: '/affiliates/{affiliateId}/commissions',
    functionName: 'list-affiliate-commissions',
    data: ['affiliates.find', 'ledger.read', 'payments.of-affiliate', 'cursors.sign'],
  },
  {
    method: 'POST',
    path: '/commissions',
    functionName: 'import-commissions',
    data: ['affiliates.find', 'ledger.accrue'],
  },
  {
    method: 'POST',
    path: '/commissions/{commissionId}/reverse',
    functionName: 'reverse-commission',
    data: ['affiliates.find', 'ledger.reverse'],
  },
  {
    method: 'POST',
    path: '/batches/preview',
    functionName: 'preview-batches',
    data: ['payable.list', 'affiliates.find', 'settings.read', 'previews.find', 'previews.save', 'cursors.sign'],
  },
  {
    method: 'GET',
    path: '/batches',
    functionName: 'list-batches',
    data: ['batches.list', 'batches.by-status', 'cursors.sign'],
  },
  {
    method: 'POST',
    path: '/batches',
    functionName: 'create-batches',
    data: [
      'payable.list',
      'affiliates.find',
      'settings.read',
      'previews.find',
      'ledger.claim',
      'batches.save',
      'batches.number',
    ],
  },
  {
    method: 'GET',
    path: '/batches/{batchId}',
    functionName: 'get-batch',
    data: ['batches.find', 'payments.of-batch'],
  },
  {
    method: 'POST',
    path: '/batches/{batchId}/execute',
    functionName: 'execute-batch',
    data: ['batches.find', 'batches.save', 'slot.look'],
    executions: ['StartExecution', 'DescribeExecution'],
  },
  {
    method: 'DELETE',
    path: '/batches/{batchId}',
    functionName: 'cancel-batch',
    data: ['batches.find', 'payments.of-batch', 'payments.save', 'affiliates.find', 'ledger.claim'],
  },
  {
    method: 'GET',
    path: '/transactions',
    functionName: 'list-transactions',
    data: ['batches.find', 'batches.list', 'payments.of-batch', 'payments.of-affiliate', 'cursors.sign'],
  },
  {
    method: 'GET',
    path: '/transactions/{transactionId}',
    functionName: 'get-transaction',
    data: ['payments.find', 'ledger.read'],
  },
  {
    method: 'POST',
    path: '/transactions/{transactionId}/cancel',
    functionName: 'cancel-transaction',
    data: ['batches.find', 'payments.find', 'payments.of-batch', 'payments.save', 'affiliates.find', 'ledger.claim'],
  },
  {
    method: 'POST',
    path: '/transactions/{transactionId}/retry',
    functionName: 'retry-transaction',
    data: [
      'batches.find',
      'batches.number',
      'payments.find',
      'payments.of-batch',
      'payments.save',
      'affiliates.find',
      'ledger.claim',
      'settings.read',
      'slot.look',
    ],
    executions: ['StartExecution', 'DescribeExecution'],
  },
  {
    method: 'GET',
    path: '/health',
    functionName: 'get-health',
    data: ['slot.look', 'batches.oldest'],
    public: true,
    publicBecause: 'Monitors ask without a token; the answer names batches, but no affiliate and no amount.',
  },
];
