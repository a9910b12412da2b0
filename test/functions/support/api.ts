import { getAffiliateHandler } from '../../../functions/api/affiliates/get-affiliate.ts';
import { importAffiliatesHandler } from '../../../functions/api/affiliates/import-affiliates.ts';
import { listAffiliateCommissionsHandler } from '../../../functions/api/affiliates/list-affiliate-commissions.ts';
import { listPayableAffiliatesHandler } from '../../../functions/api/affiliates/list-payable-affiliates.ts';
import { createBatchesHandler } from '../../../functions/api/batches/create-batches.ts';
import { executeBatchHandler } from '../../../functions/api/batches/execute-batch.ts';
import { getBatchHandler } from '../../../functions/api/batches/get-batch.ts';
import { listBatchesHandler } from '../../../functions/api/batches/list-batches.ts';
import { previewBatchesHandler } from '../../../functions/api/batches/preview-batches.ts';
import { importCommissionsHandler } from '../../../functions/api/commissions/import-commissions.ts';
import { getHealthHandler } from '../../../functions/api/health/get-health.ts';
import { getTransactionHandler } from '../../../functions/api/transactions/get-transaction.ts';
import { listTransactionsHandler } from '../../../functions/api/transactions/list-transactions.ts';
import { Cursors } from '../../../functions/runtime/cursors.ts';
import { importAffiliatesEndpoint } from '../../../lib/contracts/affiliates/affiliate-import.ts';
import { getAffiliateEndpoint } from '../../../lib/contracts/affiliates/affiliate-view.ts';
import { listAffiliateCommissionsEndpoint } from '../../../lib/contracts/affiliates/commission-list.ts';
import { listPayableAffiliatesEndpoint } from '../../../lib/contracts/affiliates/payable-list.ts';
import { createBatchesEndpoint } from '../../../lib/contracts/batches/batch-creation.ts';
import {
  executeBatchEndpoint,
  getBatchEndpoint,
  listBatchesEndpoint,
} from '../../../lib/contracts/batches/batch-endpoints.ts';
import { previewBatchesEndpoint } from '../../../lib/contracts/batches/batch-preview.ts';
import { importCommissionsEndpoint } from '../../../lib/contracts/commissions/commission-import.ts';
import { getHealthEndpoint } from '../../../lib/contracts/health/health.ts';
import { problemSchema } from '../../../lib/contracts/shared/problem.ts';
import { getTransactionEndpoint } from '../../../lib/contracts/transactions/transaction-detail.ts';
import { listTransactionsEndpoint } from '../../../lib/contracts/transactions/transaction-list.ts';
import { DynamoCursorSecret } from '../../../lib/store/shared/cursor-secret.ts';
import { createWorld } from '../../support/world.ts';
import { json } from './api-event.ts';
import { type Answer, invoke } from './invoke.ts';

type Query = Record<string, string>;

/** The routes of the main job, over a table as `createWorld` makes it. Each answer is held to the contract of its route. */
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
