import type { PaymentProvider, ProviderDirectory } from '../payouts/shared/payment-provider.ts';
import type { MockBank } from './mock/mock-bank.ts';
import { MockProvider } from './mock/mock-provider.ts';

export const PROVIDER_NAMES = ['mock'] as const;
export type ProviderName = (typeof PROVIDER_NAMES)[number];

/** Whether what it pays is not real. */
export function isPlayMoney(name: ProviderName): boolean {
  switch (name) {
    case 'mock':
      return true;
    default:
      return name satisfies never;
  }
}

export type ProviderDependencies = {
  readonly mockBank: MockBank;
  /** How long the Mock bank takes a submission after it was prepared. */
  readonly mockAttemptLifetimeSeconds: number;
  /** How long the Mock provider waits for an answer that does not come; absent: half a second. */
  readonly mockLostAnswerMs?: number;
};

export function createProvider(name: ProviderName, deps: ProviderDependencies): PaymentProvider {
  switch (name) {
    case 'mock':
      return new MockProvider(deps.mockBank, {
        attemptLifetimeSeconds: deps.mockAttemptLifetimeSeconds,
        ...(deps.mockLostAnswerMs !== undefined && { lostAnswerMs: deps.mockLostAnswerMs }),
      });
    default:
      return name satisfies never;
  }
}

/**
 * The providers that a deployment may pay through.
 *
 * @param names absent: all there are. A deployment with real money leaves those out that pay with play money.
 */
export function createProviderDirectory(
  defaultName: ProviderName,
  deps: ProviderDependencies,
  names: readonly ProviderName[] = PROVIDER_NAMES,
): ProviderDirectory {
  if (!names.includes(defaultName))
    throw new RangeError(`"${defaultName}" is not among the providers ${names.join(', ')}`);
  const providers = new Map<string, PaymentProvider>(names.map((name) => [name, createProvider(name, deps)]));
  return {
    defaultName,
    names,
    get(name) {
      const provider = providers.get(name);
      if (!provider) throw new RangeError(`there is no payment provider "${name}"; known: ${names.join(', ')}`);
      return provider;
    },
  };
}
