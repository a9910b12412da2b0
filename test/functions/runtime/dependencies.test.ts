import '../support/silent-log.ts';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { dynamoDbClient } from '../../../functions/runtime/clients.ts';
import { executionEnvironment, productEnvironment } from '../../../functions/runtime/environment.ts';
import { lazily } from '../../../functions/runtime/lazily.ts';
import { once } from '../../../functions/runtime/once.ts';
import { TRANSLATION } from '../../../lib/store/shared/translation.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

describe('the environment of a Lambda', () => {
  it.each([undefined, ''])('must name the table: %j is refused', (table) => {
    vi.stubEnv('TABLE_NAME', table);
    expect(productEnvironment).toThrow('TABLE_NAME');
  });

  it('pays with the Mock provider unless it says otherwise', () => {
    vi.stubEnv('TABLE_NAME', 'payouts');
    expect(productEnvironment()).toMatchObject({ TABLE_NAME: 'payouts', DISBURSEMENT_PROVIDER: 'mock' });
  });

  it.each([
    ['DISBURSEMENT_PROVIDER', 'paypal'],
    ['MOCK_ATTEMPT_LIFETIME_SECONDS', '0'],
    ['MOCK_ATTEMPT_LIFETIME_SECONDS', 'soon'],
  ])('may not set %s to %s', (name, value) => {
    vi.stubEnv('TABLE_NAME', 'payouts');
    vi.stubEnv(name, value);
    expect(productEnvironment).toThrow(name);
  });

  it('must name the state machine only where executions are started', () => {
    vi.stubEnv('STATE_MACHINE_ARN', undefined);
    expect(executionEnvironment).toThrow('STATE_MACHINE_ARN');
  });
});

describe('the dependencies', () => {
  it('are made when they are first asked for, and only once', async () => {
    vi.resetModules();
    const { batches, providers } = await import('../../../functions/runtime/dependencies.ts');
    const dependencies = lazily({ batches, providers });
    vi.stubEnv('TABLE_NAME', undefined);
    expect(() => dependencies.batches).toThrow('TABLE_NAME');
    vi.stubEnv('TABLE_NAME', 'payouts');
    vi.stubEnv('AWS_REGION', 'eu-central-1');
    expect(dependencies.batches).toBe(dependencies.batches);
    expect(dependencies.providers.defaultName).toBe('mock');
  });

  it('need no state machine unless they start executions', async () => {
    vi.resetModules();
    vi.stubEnv('TABLE_NAME', 'payouts');
    vi.stubEnv('AWS_REGION', 'eu-central-1');
    vi.stubEnv('STATE_MACHINE_ARN', undefined);
    const { batches } = await import('../../../functions/runtime/dependencies.ts');
    const { executions } = await import('../../../functions/runtime/starter-dependencies.ts');
    const dependencies = lazily({ batches, executions });
    expect(dependencies.batches).toBeDefined();
    expect(() => dependencies.executions).toThrow('STATE_MACHINE_ARN');
  });
});

describe('the DynamoDB client', () => {
  it('leaves the translation as it was: the store reads refused items with it', () => {
    vi.stubEnv('AWS_REGION', 'eu-central-1');
    const before = { ...TRANSLATION.unmarshallOptions };
    dynamoDbClient();
    expect(TRANSLATION.unmarshallOptions).toEqual(before);
  });
});

describe('once', () => {
  it('tries again after a failure, and then keeps what it got', () => {
    let calls = 0;
    const get = once(() => {
      calls += 1;
      if (calls === 1) throw new Error('not yet');
      return calls;
    });
    expect(get).toThrow('not yet');
    expect([get(), get()]).toEqual([2, 2]);
  });
});
