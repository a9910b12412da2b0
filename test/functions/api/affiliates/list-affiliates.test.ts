import '../../support/silent-log.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { listAffiliatesHandler } from '../../../../functions/api/affiliates/list-affiliates.ts';
import { Cursors } from '../../../../functions/runtime/cursors.ts';
import { DynamoCursorSecret } from '../../../../lib/store/shared/cursor-secret.ts';
import { affiliatesWith, createWorld, putOnHold, type World } from '../../../support/world.ts';
import { invoke } from '../../support/invoke.ts';

describe('GET /affiliates', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
    await affiliatesWith(world, 3);
  });

  const list = (queryStringParameters: Record<string, string> = {}) =>
    invoke(listAffiliatesHandler({ ...world, cursors: new Cursors(new DynamoCursorSecret(world.table)) }), {
      queryStringParameters,
    });

  it('is paged, each as it is shown by itself', async () => {
    const first = await list({ limit: '2' });
    expect(first).toMatchObject({ status: 200, body: { affiliates: [{ affiliateId: 'aff-001' }, {}] } });
    const second = await list({ limit: '2', cursor: first.body.nextCursor });
    expect(second.body).toEqual({
      affiliates: [
        {
          affiliateId: 'aff-003',
          fullName: 'Name of aff-003',
          email: 'aff-003@example.com',
          country: 'US',
          balances: [{ currency: 'USD', pendingAmount: '60.00', paidAmount: '0.00' }],
          holds: [],
          riseAccount: expect.objectContaining({ hasAccount: true, riseId: 'mock:ok:aff-003' }),
          pendingCommissions: 1,
        },
      ],
    });
  });

  it('is the list of holds, with reason, by whom and since when', async () => {
    await putOnHold(world, 'aff-002', 'Fraud check');
    const { body } = await list({ held: 'true' });
    const hold = { reason: 'Fraud check', by: 'admin', at: world.clock.now() };
    expect(body.affiliates).toMatchObject([{ affiliateId: 'aff-002', holds: [hold], balances: [{ hold }] }]);
    expect((await list({ held: 'false' })).body.affiliates).toHaveLength(2);
  });

  it('takes a cursor only with the filters that it was given out with', async () => {
    const { body } = await list({ limit: '1', namePrefix: 'name' });
    const again = await list({ limit: '1', namePrefix: 'name', cursor: body.nextCursor });
    expect(again).toMatchObject({ status: 200, body: { affiliates: [{ affiliateId: 'aff-002' }] } });
    const others: Record<string, string>[] = [{}, { namePrefix: 'nam' }, { namePrefix: 'name', held: 'false' }];
    for (const other of others) {
      expect(await list({ ...other, cursor: body.nextCursor })).toMatchObject({
        status: 422,
        body: { code: 'invalid_cursor' },
      });
    }
    const position = Buffer.from(String(body.nextCursor).split('.')[0] ?? '', 'base64url').toString();
    expect(position, 'of the name it holds no more than the index does').toBe('{"after":"nam#aff-001"}');
  });

  it.each([
    ['namePrefix', '***'],
    ['namePrefix', ''],
    ['idPrefix', 'no/id'],
    ['emailPrefix', ' '],
    ['held', 'maybe'],
    ['name', 'ann'],
  ])('refuses %s=%s', async (field, text) => {
    expect(await list({ [field]: text })).toMatchObject({
      status: 422,
      body: { errors: [{ field: `query.${field}` }] },
    });
  });
});
