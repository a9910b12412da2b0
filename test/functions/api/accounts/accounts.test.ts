import '../../support/silent-log.ts';
import { inspect } from 'node:util';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { inviteAffiliateHandler } from '../../../../functions/api/accounts/invite-affiliate.ts';
import { linkAccountHandler } from '../../../../functions/api/accounts/link-account.ts';
import { listAccountsHandler } from '../../../../functions/api/accounts/list-accounts.ts';
import { syncAccountsHandler } from '../../../../functions/api/accounts/sync-accounts.ts';
import { getAffiliateHandler } from '../../../../functions/api/affiliates/get-affiliate.ts';
import { Cursors } from '../../../../functions/runtime/cursors.ts';
import { logger } from '../../../../functions/runtime/logger.ts';
import { syncHandler } from '../../../../functions/schedules/sync.ts';
import { affiliateId, payeeId } from '../../../../lib/domain/shared/ids.ts';
import { importAffiliates } from '../../../../lib/payouts/affiliates/import-affiliates.ts';
import { DynamoMockBank } from '../../../../lib/store/mock-bank/mock-bank-repository.ts';
import { DynamoCursorSecret } from '../../../../lib/store/shared/cursor-secret.ts';
import { affiliatesWith, createWorld, overriding, type World, withProvider } from '../../../support/world.ts';
import { json, LAMBDA_CONTEXT } from '../../support/api-event.ts';
import { collectEmitted, emittedOf } from '../../support/emitted.ts';
import { invoke } from '../../support/invoke.ts';

describe('the routes of accounts', () => {
  let world: World;
  let cursors: Cursors;

  beforeEach(async () => {
    world = await createWorld();
    cursors = new Cursors(new DynamoCursorSecret(world.table));
    await affiliatesWith(world, 3);
  });

  const list = (queryStringParameters: Record<string, string> = {}) =>
    invoke(listAccountsHandler({ ...world, cursors }), { queryStringParameters });
  const link = (body: object) => invoke(linkAccountHandler(world), json(body));
  const sync = (body: object, queryStringParameters: Record<string, string> = {}) =>
    invoke(syncAccountsHandler({ ...world, cursors }), { ...json(body), queryStringParameters });
  const expire = (id: string) => new DynamoMockBank(world.table).decideKyc(payeeId(id), 'EXPIRED');

  it('link one with 201, again with 200, one that is taken with 409, nobody’s with 404', async () => {
    const body = { affiliateId: 'aff-001', riseId: 'mock:ok:new', email: 'ann@example.com' };
    const account = { ...body, kycStatus: 'APPROVED', canReceivePayments: true };
    expect(await link(body)).toMatchObject({ status: 201, body: { account } });
    expect(await link(body)).toMatchObject({ status: 200, body: { account } });
    expect(await link({ affiliateId: 'aff-002', riseId: 'mock:ok:new' })).toMatchObject({
      status: 409,
      body: { code: 'rise_id_taken' },
    });
    expect(await link({ affiliateId: 'nobody', riseId: 'mock:ok:x' })).toMatchObject({
      status: 404,
      body: { code: 'affiliate_not_found' },
    });
    expect(await link({ affiliateId: 'aff-001', riseId: 'mock:ok:x', kycStatus: 'APPROVED' })).toMatchObject({
      status: 422,
    });
  });

  it('sync those named with a verdict for each, and all page by page', async () => {
    await expire('mock:ok:aff-002');
    expect(await sync({ affiliateIds: ['aff-002', 'nobody'] })).toMatchObject({
      status: 200,
      body: {
        accounts: [
          { affiliateId: 'aff-002', status: 'updated', kycStatus: 'EXPIRED' },
          { affiliateId: 'nobody', status: 'failed', code: 'no_rise_account', message: expect.any(String) },
        ],
      },
    });
    const first = await sync({}, { limit: '2' });
    const second = await sync({}, { limit: '2', cursor: first.body.nextCursor });
    expect([...first.body.accounts, ...second.body.accounts].map(({ affiliateId }) => affiliateId).toSorted()).toEqual([
      'aff-001',
      'aff-002',
      'aff-003',
    ]);
    expect(second.body.nextCursor).toBeUndefined();
    expect(await sync({ affiliateIds: [] })).toMatchObject({ status: 422 });
  });

  it('say of one that cannot be written only that, while the log says why; and it is counted', async () => {
    const emitted = collectEmitted();
    await expire('mock:ok:aff-002');
    const saveAccount: World['affiliates']['saveAccount'] = async () => {
      throw new Error('at table x');
    };
    const affiliates = overriding(world.affiliates, { saveAccount });
    const broken = syncAccountsHandler({ ...world, affiliates, cursors });
    const { status, body } = await invoke(broken, json({ affiliateIds: ['aff-001', 'aff-002'] }));
    expect(status).toBe(200);
    expect(body.accounts).toEqual([
      { affiliateId: 'aff-001', status: 'unchanged', kycStatus: 'APPROVED' },
      {
        affiliateId: 'aff-002',
        status: 'failed',
        code: 'store_unavailable',
        message: expect.stringContaining('Ask again'),
      },
    ]);
    expect(JSON.stringify(body)).not.toContain('at table x');
    expect(emittedOf(emitted, 'ItemsFailed')).toEqual(['1']);
    vi.restoreAllMocks();
  });

  it('invite an affiliate with 201, again with 200, one who is linked with 409; the list and the affiliate show it', async () => {
    const guest = { fullName: 'Guest', email: 'guest@example.com', country: 'US' };
    await importAffiliates(world, world.context, [{ affiliateId: affiliateId('guest'), ...guest }]);
    const invite = (body: object, deps: World = world) => invoke(inviteAffiliateHandler(deps), json(body));
    const told = { provider: 'mock', email: guest.email, status: 'PENDING', invitedBy: expect.any(String) };
    const first = await invite({ affiliateId: 'guest' });
    expect(first).toMatchObject({ status: 201, body: { invite: { affiliateId: 'guest', ...told } } });
    expect(await invite({ affiliateId: 'guest' })).toEqual({ ...first, status: 200 });
    expect(await invite({ affiliateId: 'aff-001' })).toMatchObject({ status: 409, body: { code: 'already_linked' } });
    expect(await invite({ affiliateId: 'nobody' })).toMatchObject({
      status: 404,
      body: { code: 'affiliate_not_found' },
    });
    expect(await invite({ affiliateId: 'guest', email: 'guest' })).toMatchObject({ status: 422 });

    const { accounts } = (await list({ kycStatus: 'PENDING' })).body;
    const { affiliateId: _, ...shown } = first.body.invite;
    expect(accounts).toEqual([
      { affiliateId: 'guest', provider: 'mock', kycStatus: 'PENDING', canReceivePayments: false, invite: shown },
    ]);
    const { affiliate } = (await invoke(getAffiliateHandler(world), { pathParameters: { affiliateId: 'guest' } })).body;
    expect(affiliate.riseAccount).toEqual({
      hasAccount: false,
      kycStatus: 'PENDING',
      canReceivePayments: false,
      invite: shown,
    });
    expect((await sync({ affiliateIds: ['guest'] })).body.accounts).toEqual([
      { affiliateId: 'guest', status: 'unchanged', kycStatus: 'PENDING', invite: 'PENDING' },
    ]);
  });

  it('say when the provider makes no invite, and log why without the address', async () => {
    const logged = vi.spyOn(logger, 'error');
    const failing = withProvider(world, () => ({ invite: () => Promise.reject(new Error('down')) }));
    await importAffiliates(world, world.context, [
      { affiliateId: affiliateId('guest'), fullName: 'Guest', email: 'guest@example.com', country: 'US' },
    ]);
    const { status, body } = await invoke(inviteAffiliateHandler(failing), json({ affiliateId: 'guest' }));
    expect({ status, code: body.code }).toEqual({ status: 503, code: 'invite_not_made' });
    expect(body.detail).not.toContain('down');
    const written = inspect(logged.mock.calls, { depth: null });
    expect(written).toContain('Error: down');
    expect(written).not.toContain('guest@example.com');
    vi.restoreAllMocks();
  });

  it('list them by status', async () => {
    await expire('mock:ok:aff-002');
    await sync({});
    expect((await list({ kycStatus: 'EXPIRED' })).body).toMatchObject({
      accounts: [{ affiliateId: 'aff-002', kycStatus: 'EXPIRED', canReceivePayments: false }],
    });
    expect(await list({ kycStatus: 'FINE' })).toMatchObject({ status: 422 });
  });

  it('are done for all by the daily schedule, which counts those that it could not ask about', async () => {
    await expire('mock:ok:aff-002');
    const failing = withProvider(world, (mock) => ({
      getPayee: (known) =>
        known.payeeId === 'mock:ok:aff-003' ? Promise.reject(new Error('down')) : mock.getPayee(known),
    }));
    const report = { updated: 1, unchanged: 1, failed: 1, reachedEnd: true };
    expect(await syncHandler(failing)({}, LAMBDA_CONTEXT)).toEqual(report);
    expect(await syncHandler(failing)({}, LAMBDA_CONTEXT)).toEqual({ ...report, updated: 0, unchanged: 2 });
  });
});
