/**
 * The HTTP API as a table: one row is one route and one Lambda. The stateless stack is made from it and the
 * tests walk it, so a route cannot exist without a row, nor a row without its own function.
 */

/** What a route's Lambda may do with the table. */
export type DataAccess = 'read' | 'write';

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below {@link API_PREFIX}, with API Gateway's `{parameter}` syntax. */
  readonly path: `/${string}`;
  /** Also the file: `functions/api/<functionName>.ts`. */
  readonly functionName: string;
  readonly data: DataAccess;
  /** Served without the authorizer. */
  readonly public?: true;
  /** May start executions of the payout state machine. */
  readonly startsExecutions?: true;
}

/** Every route lies below this path. */
export const API_PREFIX = '/api/disbursement';

export const ROUTES: readonly Route[] = [
  { method: 'POST', path: '/affiliates', functionName: 'import-affiliates', data: 'write' },
  // A listing that would be too long to count on every call stores its summary: hence write.
  { method: 'GET', path: '/affiliates/payable', functionName: 'list-payable-affiliates', data: 'write' },
  { method: 'GET', path: '/affiliates/{affiliateId}', functionName: 'get-affiliate', data: 'read' },
  {
    method: 'GET',
    path: '/affiliates/{affiliateId}/commissions',
    functionName: 'list-affiliate-commissions',
    data: 'read',
  },
  { method: 'POST', path: '/commissions', functionName: 'import-commissions', data: 'write' },
  { method: 'POST', path: '/batches/preview', functionName: 'preview-batches', data: 'write' },
  { method: 'GET', path: '/batches', functionName: 'list-batches', data: 'read' },
  { method: 'POST', path: '/batches', functionName: 'create-batches', data: 'write' },
  { method: 'GET', path: '/batches/{batchId}', functionName: 'get-batch', data: 'read' },
  {
    method: 'POST',
    path: '/batches/{batchId}/execute',
    functionName: 'execute-batch',
    data: 'write',
    startsExecutions: true,
  },
  { method: 'GET', path: '/transactions', functionName: 'list-transactions', data: 'read' },
  { method: 'GET', path: '/transactions/{transactionId}', functionName: 'get-transaction', data: 'read' },
  { method: 'GET', path: '/health', functionName: 'get-health', data: 'read', public: true },
];
