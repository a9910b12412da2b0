import { describe, expect, it } from 'vitest';
import { createProviderDirectory, isPlayMoney, PROVIDER_NAMES } from '../../../lib/providers/create-provider.ts';
import { RiseworksProvider } from '../../../lib/providers/riseworks/riseworks-provider.ts';
import { DynamoMockBank } from '../../../lib/store/mock-bank/mock-bank-repository.ts';
import { createTestTable } from '../../support/dynamodb-table.ts';
import { ScriptedRise } from './riseworks/scripted-rise.ts';

describe('the provider directory', () => {
  async function dependencies() {
    const { table } = await createTestTable();
    return { mockBank: new DynamoMockBank(table), mockAttemptLifetimeSeconds: 5 };
  }

  it('has every provider under its own name, and no other', async () => {
    const riseworks = new RiseworksProvider(new ScriptedRise().dependencies());
    const directory = createProviderDirectory('mock', { ...(await dependencies()), riseworks });
    expect(directory.names).toEqual(PROVIDER_NAMES);
    expect(directory.names.map((name) => directory.get(name).name)).toEqual(directory.names);
    expect(directory.get(directory.defaultName).name).toBe('mock');
    expect(() => directory.get('paypal')).toThrow('there is no payment provider "paypal"');
  });

  it('leaves RiseWorks out when it is not configured, and says so when it is to be the default', async () => {
    const directory = createProviderDirectory('mock', await dependencies());
    expect(directory.names).toEqual(['mock']);
    expect(() => directory.get('riseworks')).toThrow('there is no payment provider "riseworks"');
    const deps = await dependencies();
    expect(() => createProviderDirectory('riseworks', deps)).toThrow('RiseWorks is not configured');
  });

  it('has nothing but real money where play money is not allowed', async () => {
    const riseworks = new RiseworksProvider(new ScriptedRise().dependencies());
    const names = PROVIDER_NAMES.filter((name) => !isPlayMoney(name));
    const directory = createProviderDirectory('riseworks', { ...(await dependencies()), riseworks }, names);
    expect(directory.names).toEqual(['riseworks']);
    const deps = await dependencies();
    expect(() => createProviderDirectory('mock', deps, names)).toThrow(
      '"mock" is not one of the configured providers: riseworks',
    );
  });
});
