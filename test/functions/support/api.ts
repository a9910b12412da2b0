import { createBatchesHandler } from '../../../functions/api/create-batches.ts';
import { executeBatchHandler } from '../../../functions/api/execute-batch.ts';
import { getAffiliateHandler } from '../../../functions/api/get-affiliate.ts';
import { getBatchHandler } from '../../../functions/api/get-batch.ts';
import { getHealthHandler } from '../../../functions/api/get-health.ts';
import { getTransactionHandler } from '../../../functions/api/get-transaction.ts';
import { importAffiliatesHandler } from '../../../functions/api/import-affiliates.ts';
import { importCommissionsHandler } from '../../../functions/api/import-commissions.ts';
import { listAffiliateCommissionsHandler } from '../../../functions/api/list-affiliate-commissions.ts';
import { listBatchesHandler } from '../../../functions/api/list-batches.ts';
import { listPayableAffiliatesHandler } from '../../../functions/api/list-payable-affiliates.ts';
import { listTransactionsHandler } from '../../../functions/api/list-transactions.ts';
import { previewBatchesHandler } from '../../../functions/api/preview-batches.ts';
import { Cursors } from '../../../functions/runtime/cursors.ts';
import { importAffiliatesEndpoint } from '../../../lib/contracts/affiliate-import.ts';
import { getAffiliateEndpoint } from '../../../lib/contracts/affiliate-view.ts';
import { createBatchesEndpoint } from '../../../lib/contracts/batch-creation.ts';
import { executeBatchEndpoint, getBatchEndpoint, listBatchesEndpoint } from '../../../lib/contracts/batch-endpoints.ts';
import { previewBatchesEndpoint } from '../../../lib/contracts/batch-preview.ts';
import { importCommissionsEndpoint } from '../../../lib/contracts/commission-import.ts';
import { listAffiliateCommissionsEndpoint } from '../../../lib/contracts/commission-list.ts';
import { getHealthEndpoint } from '../../../lib/contracts/health.ts';
import { listPayableAffiliatesEndpoint } from '../../../lib/contracts/payable-list.ts';
import { problemSchema } from '../../../lib/contracts/problem.ts';
import { listTransactionsEndpoint } from '../../../lib/contracts/transaction-list.ts';
import { getTransactionEndpoint } from '../../../lib/contracts/transaction-view.ts';
import { DynamoCursorSecret } from '../../../lib/store/cursor-secret.ts';
import { createWorld } from '../../support/world.ts';
import { json } from './api-event.ts';
import { type Answer, invoke } from './invoke.ts';

type Query = Record<string, string>;

/** Every route over a real DynamoDB engine; each answer is held to the contract of its route. */
export async function createApi() {
  const world = await createWorld();
  const deps = { ...world, cursors: new Cursors(new DynamoCursorSecret(world.table)) };
  const [affiliatesIn, commissionsIn] = [importAffiliatesHandler(deps), importCommissionsHandler(deps)];
  const [affiliate, commissions] = [getAffiliateHandler(deps), listAffiliateCommissionsHandler(deps)];
  const [payable, preview] = [listPayableAffiliatesHandler(deps), previewBatchesHandler(deps)];
  const [create, list, batch] = [createBatchesHandler(deps), listBatchesHandler(deps), getBatchHandler(deps)];
  const [execute, transactions] = [executeBatchHandler(deps), listTransactionsHandler(deps)];
  const [transaction, health] = [getTransactionHandler(deps), getHealthHandler(deps)];
  return {
    world,
    importAffiliates: async (rows: unknown) =>
      held(importAffiliatesEndpoint, await invoke(affiliatesIn, json({ affiliates: rows }))),
    importCommissions: async (rows: unknown) =>
      held(importCommissionsEndpoint, await invoke(commissionsIn, json({ commissions: rows }))),
    affiliate: async (affiliateId: string) =>
      held(getAffiliateEndpoint, await invoke(affiliate, { pathParameters: { affiliateId } })),
    commissions: async (affiliateId: string, queryStringParameters: Query = {}) =>
      held(
        listAffiliateCommissionsEndpoint,
        await invoke(commissions, { pathParameters: { affiliateId }, queryStringParameters }),
      ),
    payable: async (queryStringParameters: Query = {}) =>
      held(listPayableAffiliatesEndpoint, await invoke(payable, { queryStringParameters })),
    preview: async (body: object = {}, queryStringParameters: Query = {}) =>
      held(previewBatchesEndpoint, await invoke(preview, { ...json(body), queryStringParameters })),
    create: async (body: object = {}) => held(createBatchesEndpoint, await invoke(create, json(body))),
    batches: async (queryStringParameters: Query = {}) =>
      held(listBatchesEndpoint, await invoke(list, { queryStringParameters })),
    batch: async (batchId: string) => held(getBatchEndpoint, await invoke(batch, { pathParameters: { batchId } })),
    execute: async (batchId: string, body?: string) =>
      held(executeBatchEndpoint, await invoke(execute, { pathParameters: { batchId }, body })),
    transactions: async (queryStringParameters: Query = {}) =>
      held(listTransactionsEndpoint, await invoke(transactions, { queryStringParameters })),
    transaction: async (transactionId: string) =>
      held(getTransactionEndpoint, await invoke(transaction, { pathParameters: { transactionId } })),
    health: async () => held(getHealthEndpoint, await invoke(health)),
  };
}

type Contract = { readonly answer: { parse(value: unknown): unknown } };

/** Throws for an answer with a field too few, of another type, or that the contract does not know. */
function held({ answer }: Contract, given: Answer): Answer {
  const contract = given.contentType === 'application/json' ? answer : problemSchema;
  const known = contract.parse(given.body);
  if (JSON.stringify(sorted(known)) !== JSON.stringify(sorted(given.body))) {
    throw new Error(`the answer has fields that its contract does not know: ${JSON.stringify(given.body)}`);
  }
  return given;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([name, inner]) => [name, sorted(inner)]));
}
