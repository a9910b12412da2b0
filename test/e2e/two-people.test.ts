import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type Api, apiOf } from '../support/e2e-api.ts';
import { affiliateRow, commissionRow } from '../support/e2e-data.ts';
import { ownStack, START_TIMEOUT_MS } from '../support/own-stack.ts';

/** What one person alone must not do, over HTTP: two admins, and a bank that never answers. */
describe('two people', { timeout: 180_000 }, () => {
  // An attempt that outlives the test: the payment stays UNKNOWN until people resolve it.
  const { stack, api: ada } = ownStack({ MOCK_ATTEMPT_LIFETIME_SECONDS: '3600' });
  let ben: Api;

  beforeAll(async () => {
    ben = await apiOf(stack, 'admin2');
    await ada.importAffiliates([affiliateRow('zoe', 'blackhole')]);
    await ada.importCommissions([commissionRow('c-zoe', 'zoe', '75.50')]);
  }, START_TIMEOUT_MS);

  const codeSchema = z.object({ code: z.string() });
  const post = async (by: Api, path: string, body: object = {}) => {
    const { status, text } = await by.send('POST', path, { body });
    return status < 300 ? status : [status, codeSchema.parse(JSON.parse(text)).code];
  };

  it('one approves what the other made; one proposes what became of a payment, and the other confirms it', async () => {
    expect((await ada.send('PATCH', '/config', { body: { approval: { mode: 'always' } } })).status).toBe(200);
    const [made] = (await ada.createBatches({})).batches;
    const path = `/batches/${made?.batchId}`;
    expect(made).toMatchObject({ approvalWanted: true, status: 'PENDING' });

    expect(await post(ada, `${path}/execute`)).toEqual([409, 'approval_required']);
    expect(await post(ada, `${path}/approve`)).toEqual([409, 'second_person_required']);
    expect(await post(ben, `${path}/approve`, { contentHash: 'f'.repeat(64) })).toEqual([409, 'batch_content_changed']);
    const { contentHash } = await ada.batch(made?.batchId ?? '');
    expect(await post(ben, `${path}/approve`, { contentHash })).toBe(200);
    expect(await ada.batch(made?.batchId ?? '')).toMatchObject({ approvalWanted: false });
    expect(await post(ada, `${path}/execute`)).toBe(202);

    const { transactionId } = await untilUnknown(made?.batchId ?? '');
    const resolve = (by: Api, body: object) =>
      post(by, `/transactions/${transactionId}/resolve`, { evidence: 'A letter of the bank', ...body });
    const [paid, unpaid] = [{ outcome: 'paid', providerReference: 'ref-1' }, { outcome: 'unpaid' }];
    expect(await resolve(ada, unpaid)).toBe(202);
    expect(await resolve(ada, unpaid)).toEqual([409, 'second_person_required']);
    expect(await resolve(ben, unpaid)).toEqual([409, 'attempt_alive']);
    expect(await resolve(ben, paid)).toBe(202);
    expect(await resolve(ben, paid)).toEqual([409, 'second_person_required']);
    expect(await resolve(ada, paid)).toBe(200);

    expect(await ada.transaction(transactionId)).toMatchObject({
      status: 'COMPLETED',
      providerReference: 'ref-1',
      resolution: { proposedBy: 'admin2@example.com', confirmedBy: 'admin@example.com' },
    });
    expect((await ada.affiliate('zoe')).balances).toMatchObject([{ pendingAmount: '0.00', paidAmount: '75.50' }]);
    await ada.untilFinished(made?.batchId ?? '', 120_000);
    expect(await ada.batch(made?.batchId ?? '')).toMatchObject({
      status: 'COMPLETED',
      approval: { by: 'admin2@example.com' },
    });
  });

  it('one proposes to take the four eyes off, the other does it, and either withdraws', async () => {
    const configSchema = z.object({ config: z.object({ proposal: z.object({ proposedBy: z.string() }).optional() }) });
    const config = async (by: Api, method: string, path: string, body?: object, idempotencyKey?: string) => {
      const { status, text } = await by.send(method, path, {
        ...(body && { body }),
        ...(idempotencyKey && { idempotencyKey }),
      });
      if (status >= 300) return [status, codeSchema.parse(JSON.parse(text)).code];
      return [status, configSchema.parse(JSON.parse(text)).config.proposal?.proposedBy];
    };
    const off = { approval: { mode: 'off' } };
    const key = 'off-1';
    expect(await config(ada, 'PATCH', '/config', off, key)).toEqual([202, 'admin@example.com']);
    expect(await config(ada, 'PATCH', '/config', off, key), 'the same request again').toEqual([
      202,
      'admin@example.com',
    ]);
    expect(await config(ada, 'PATCH', '/config', off)).toEqual([409, 'second_person_required']);
    expect(await config(ben, 'GET', '/config')).toEqual([200, 'admin@example.com']);
    expect(await config(ben, 'DELETE', '/config/proposal')).toEqual([200, undefined]);
    expect(await config(ben, 'PATCH', '/config', off)).toEqual([202, 'admin2@example.com']);
    expect(await config(ada, 'PATCH', '/config', { riseIdQuietHours: 1 }), 'stricter').toEqual([200, undefined]);
    expect(await config(ada, 'PATCH', '/config', off)).toEqual([202, 'admin@example.com']);
    expect(await config(ben, 'PATCH', '/config', off)).toEqual([200, undefined]);
    expect(await config(ben, 'PATCH', '/config', { riseIdQuietHours: 0 }), 'approval is off').toEqual([200, undefined]);
  });

  async function untilUnknown(batchId: string) {
    for (;;) {
      const [payment] = (await ada.batch(batchId)).transactions;
      if (payment?.status === 'UNKNOWN') return payment;
      await sleep(200);
    }
  }
});
