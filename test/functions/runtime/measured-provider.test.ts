import { SILENCE } from '../../support/provider-answers.ts';
import '../support/silent-log.ts';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { measured } from '../../../functions/runtime/measured-provider.ts';
import { instant } from '../../../lib/domain/shared/time.ts';
import type { PaymentProvider } from '../../../lib/payouts/shared/payment-provider.ts';
import { collectEmitted, type Emitted, emittedOf } from '../support/emitted.ts';
import { stub } from '../support/stub.ts';

let emitted: Emitted[];
beforeEach(() => {
  vi.restoreAllMocks();
  emitted = collectEmitted();
});

const provider = (checkHealth: () => Promise<void>) =>
  measured({ ...stub<PaymentProvider>({ checkHealth }), name: 'mock' });
const failing = (error: unknown) => provider(() => Promise.reject(error));

describe('a measured provider', () => {
  it('counts and times what was answered, by operation', async () => {
    await provider(async () => {}).checkHealth();
    expect(emittedOf(emitted, 'ProviderCalls')).toEqual(['1 mock answered']);
    expect(emitted.find(({ name }) => name === 'ProviderLatency')).toMatchObject({
      unit: 'Milliseconds',
      dimensions: { provider: 'mock', operation: 'checkHealth' },
    });
  });

  it.each([
    ['timeout', Object.assign(new Error('slow'), { name: 'TimeoutError' })],
    [
      'timeout',
      new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'UND_ERR_HEADERS_TIMEOUT' }) }),
    ],
    ['unreachable', new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }) })],
    ['failed', new Error('503')],
    ['failed', 'no error at all'],
  ])('counts an error as %s, and throws it on as it is', async (result, error) => {
    await expect(failing(error).checkHealth()).rejects.toBe(error);
    expect(emittedOf(emitted, 'ProviderCalls')).toEqual([`1 mock ${result}`]);
  });

  it('hands over to the provider what it was given', async () => {
    const getPayee = vi.fn(async () => undefined);
    const submit = vi.fn(async () => SILENCE);
    const one = measured({ ...stub<PaymentProvider>({ submit, getPayee }), name: 'mock' });
    const now = instant(new Date());
    const prepared = { document: 'x', requestHash: 'y', notAfter: now };
    await one.submit(prepared, now);
    expect(submit).toHaveBeenCalledWith(prepared, now);
  });
});
