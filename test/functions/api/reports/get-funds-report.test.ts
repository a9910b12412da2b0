import '../../support/silent-log.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { getFundsReportHandler } from '../../../../functions/api/reports/get-funds-report.ts';
import { getFundsReportEndpoint } from '../../../../lib/contracts/reports/funds-report.ts';
import { executeBatch } from '../../../../lib/payouts/batches/execute-batch.ts';
import type { PaymentProvider } from '../../../../lib/payouts/shared/payment-provider.ts';
import { batchOf } from '../../../support/paid-batches.ts';
import { createWorld, type World, withProvider } from '../../../support/world.ts';
import { invoke } from '../../support/invoke.ts';

describe('GET /reports/funds', () => {
  let world: World;

  beforeAll(async () => {
    world = await createWorld();
    await executeBatch(world, world.context, await batchOf(world, 'ann'));
    await batchOf(world, 'ben');
  });

  const get = (balance: PaymentProvider['balance'], query: Record<string, string> = {}) =>
    invoke(getFundsReportHandler(withProvider(world, () => ({ balance }))), { queryStringParameters: query });

  it('says what is held, needed and left, in exact amounts', async () => {
    const { status, body } = await get(async () => 5_900n);
    expect(status).toBe(200);
    expect(getFundsReportEndpoint.answer.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      provider: 'mock',
      currency: 'USD',
      held: 'known',
      heldAmount: '59.00',
      neededAmount: '60.00',
      unexecutedAmount: '60.00',
      leftAmount: '-1.00',
    });
  });

  it('has no amounts of what is held if that has no limit, or the provider cannot be asked', async () => {
    const { body } = await get(async () => 'unlimited', { currency: 'JPY' });
    expect(body).toEqual({
      provider: 'mock',
      currency: 'JPY',
      asOf: expect.any(String),
      held: 'unlimited',
      neededAmount: '0',
      unexecutedAmount: '0',
    });
    const silent = await get(() => Promise.reject(new Error('down')));
    expect(silent).toMatchObject({ status: 200, body: { held: 'provider_unavailable', neededAmount: '60.00' } });
    expect(Object.keys(silent.body)).not.toEqual(expect.arrayContaining(['heldAmount']));
    expect(Object.keys(silent.body)).not.toEqual(expect.arrayContaining(['leftAmount']));
  });

  it('refuses what is no currency', async () => {
    const { status, body } = await get(async () => 0n, { currency: 'XXX' });
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'invalid_request' });
  });
});
