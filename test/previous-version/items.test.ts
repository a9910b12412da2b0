import '../functions/support/silent-log.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { listAccountsHandler } from '../../functions/api/accounts/list-accounts.ts';
import { listAffiliateCommissionsHandler } from '../../functions/api/affiliates/list-affiliate-commissions.ts';
import { listPayableAffiliatesHandler } from '../../functions/api/affiliates/list-payable-affiliates.ts';
import { listAuditLogsHandler } from '../../functions/api/audit/list-audit-logs.ts';
import { listBatchesHandler } from '../../functions/api/batches/list-batches.ts';
import { getAffiliateStatementHandler } from '../../functions/api/reports/get-affiliate-statement.ts';
import { listTransactionsHandler } from '../../functions/api/transactions/list-transactions.ts';
import { listWebhookEventsHandler } from '../../functions/api/webhooks/list-webhook-events.ts';
import { Cursors } from '../../functions/runtime/cursors.ts';
import { keyedRequest } from '../../functions/runtime/keyed-request.ts';
import { USERS } from '../../infra/local/users.ts';
import { addSeconds, instant } from '../../lib/domain/shared/time.ts';
import { verifyAudit } from '../../lib/payouts/audit/verify-audit.ts';
import { sweep } from '../../lib/payouts/schedules/sweep/sweep.ts';
import { DynamoCursorSecret } from '../../lib/store/shared/cursor-secret.ts';
import { apiEvent, json, LAMBDA_CONTEXT } from '../functions/support/api-event.ts';
import { invoke } from '../functions/support/invoke.ts';
import { createWorld, type World } from '../support/world.ts';
import { readerOf } from './readers.ts';
import { recordedOf, VERSIONS } from './recorded.ts';

const AFFILIATE = { affiliateId: 'USD-ok-001' };

describe.each(VERSIONS)('what version %s left in the table', (version) => {
  const { items, held } = recordedOf(version);
  const recordedAt = instant(new Date(held.recordedAt));
  let world: World;

  beforeAll(async () => {
    world = await createWorld(addSeconds(recordedAt, 60));
    for (const Item of items) await world.table.transact([{ Put: { Item } }]);
  });

  it('is read item by item', () => {
    const unread = items.filter((item) => readerOf(item) === undefined).map(({ PK, SK }) => `${PK} ${SK}`);
    expect(unread, 'of each kind it is known who reads it').toEqual([]);
    for (const item of items) expect(() => readerOf(item)?.(item), `${item.PK} ${item.SK}`).not.toThrow();
  });

  it('may have an attribute more, as after a rollback: it is left out', () => {
    for (const item of items) {
      expect(readerOf(item)?.({ ...item, addedLater: 'unknown here' })).toEqual(readerOf(item)?.(item));
    }
  });

  it('proves its audit log', async () => {
    let proof = await verifyAudit(world, world.context);
    while (proof.next !== undefined) proof = await verifyAudit(world, world.context, proof.next);
    expect(proof).toMatchObject({ verified: true });
  });

  it.each(held.cursors)('is listed further from the cursor of $listing', async ({ listing, cursor }) => {
    const deps = { ...world, cursors: new Cursors(new DynamoCursorSecret(world.table)) };
    const { handler, pathParameters, query } = listings(deps)[listing] ?? {
      handler: undefined,
      pathParameters: {},
      query: {},
    };
    if (handler === undefined) throw new Error(`Nobody lists ${listing} any more.`);
    const answer = await invoke(handler, { pathParameters, queryStringParameters: { ...query, limit: '1', cursor } });
    expect(answer).toMatchObject({ status: 200 });
  });

  it('holds the preview of a token that a client has', async () => {
    expect((await world.previews.find(held.previewToken))?.rows.length).toBeGreaterThan(0);
  });

  it('answers a key that a client has used as it was answered', async () => {
    const { path, key, body, answer } = held.keyed;
    const event = apiEvent({ ...json(body), routeKey: `POST /api/disbursement${path}` });
    const { sub } = USERS.admin;
    const request = keyedRequest(event, 'read', LAMBDA_CONTEXT, { type: 'admin', sub, username: 'admin' }, key);
    const begun = await world.requests.begin(request.name, { ...request, now: addSeconds(recordedAt, 60) });
    expect(begun).toMatchObject({ kind: 'answered', answer: { status: answer.status, body: answer.text } });
  });

  it('is gone on with by the sweep, and no item stops it', async () => {
    expect((await sweep(world, world.context)).failed).toEqual([]);
  });
});

type ListingDependencies = World & { readonly cursors: Cursors };

const listings = (deps: ListingDependencies): Readonly<Record<string, Listing>> => ({
  '/batches': { handler: listBatchesHandler(deps) },
  '/transactions': { handler: listTransactionsHandler(deps) },
  '/audit-logs': { handler: listAuditLogsHandler(deps) },
  '/affiliates/payable': { handler: listPayableAffiliatesHandler(deps) },
  '/riseworks/accounts': { handler: listAccountsHandler(deps) },
  '/webhooks/events': { handler: listWebhookEventsHandler(deps) },
  '/affiliates/USD-ok-001/commissions': { handler: listAffiliateCommissionsHandler(deps), pathParameters: AFFILIATE },
  '/reports/affiliates/USD-ok-001?currency=USD': {
    handler: getAffiliateStatementHandler(deps),
    pathParameters: AFFILIATE,
    query: { currency: 'USD' },
  },
});

interface Listing {
  readonly handler: Parameters<typeof invoke>[0];
  readonly pathParameters?: Record<string, string>;
  readonly query?: Record<string, string>;
}
