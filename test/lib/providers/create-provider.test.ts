import { describe, expect, it } from 'vitest';
import { createProviderDirectory, PROVIDER_NAMES } from '../../../lib/providers/create-provider.ts';
import { DynamoMockBank } from '../../../lib/store/mock-bank/mock-bank-repository.ts';
import { createTestTable } from '../../support/dynamodb-table.ts';

describe('the provider directory', () => {
  it('has every provider under its own name, and no other', async () => {
    const { table } = await createTestTable();
    const mockBank = new DynamoMockBank(table);
    const directory = createProviderDirectory('mock', { mockBank, mockAttemptLifetimeSeconds: 5 });
    expect(directory.names).toEqual(PROVIDER_NAMES);
    expect(directory.names.map((name) => directory.get(name).name)).toEqual(directory.names);
    expect(directory.get(directory.defaultName).name).toBe('mock');
    expect(() => directory.get('paypal')).toThrow('there is no payment provider "paypal"');
  });
});
