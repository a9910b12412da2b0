import type { PaymentProvider, ProviderDirectory } from '../payouts/ports/payment-provider.ts';
import type { MockBank } from './mock/mock-bank.ts';
import { MockProvider } from './mock/mock-provider.ts';

export const PROVIDER_NAMES = ['mock'] as const;
export type ProviderName = (typeof PROVIDER_NAMES)[number];

export type ProviderDependencies = {
  readonly mockBank: MockBank;
  /** How long the Mock bank takes a submission after it was prepared. */
  readonly mockAttemptLifetimeSeconds: number;
};

export function createProvider(name: ProviderName, deps: ProviderDependencies): PaymentProvider {
  switch (name) {
    case 'mock':
      return new MockProvider(deps.mockBank, { attemptLifetimeSeconds: deps.mockAttemptLifetimeSeconds });
    default:
      return name satisfies never;
  }
}

export function createProviderDirectory(defaultName: ProviderName, deps: ProviderDependencies): ProviderDirectory {
  const providers = new Map<string, PaymentProvider>(PROVIDER_NAMES.map((name) => [name, createProvider(name, deps)]));
  return {
    defaultName,
    names: PROVIDER_NAMES,
    get(name) {
      const provider = providers.get(name);
      if (!provider)
        throw new RangeError(`there is no payment provider "${name}"; known: ${PROVIDER_NAMES.join(', ')}`);
      return provider;
    },
  };
}
