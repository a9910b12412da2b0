import type { PaymentProvider, ProviderDirectory } from '../payouts/shared/payment-provider.ts';
import type { MockBank } from './mock/mock-bank.ts';
import { MockProvider } from './mock/mock-provider.ts';

export const PROVIDER_NAMES = ['mock', 'riseworks'] as const;
export type ProviderName = (typeof PROVIDER_NAMES)[number];

/** Whether the provider pays with play money. */
export function isPlayMoney(name: ProviderName): boolean {
  switch (name) {
    case 'mock':
      return true;
    case 'riseworks':
      return false;
    default:
      return name satisfies never;
  }
}

export type ProviderDependencies = {
  readonly mockBank: MockBank;
  /** How long the Mock bank accepts a submission after it was prepared. */
  readonly mockAttemptLifetimeSeconds: number;
  /** How long the Mock provider waits for an answer that does not come. If absent, half a second. */
  readonly mockLostAnswerMs?: number;
  /** Absent if RiseWorks is not configured, and so cannot be chosen. */
  readonly riseworks?: PaymentProvider | undefined;
};

/** @throws RangeError when the provider is not configured */
export function createProvider(name: ProviderName, deps: ProviderDependencies): PaymentProvider {
  switch (name) {
    case 'mock':
      return new MockProvider(deps.mockBank, {
        attemptLifetimeSeconds: deps.mockAttemptLifetimeSeconds,
        ...(deps.mockLostAnswerMs !== undefined && { lostAnswerMs: deps.mockLostAnswerMs }),
      });
    case 'riseworks':
      if (!deps.riseworks) throw new RangeError('RiseWorks is not configured: see docs/riseworks.md for its settings');
      return deps.riseworks;
    default:
      return name satisfies never;
  }
}

function isConfigured(name: ProviderName, { riseworks }: ProviderDependencies): boolean {
  switch (name) {
    case 'mock':
      return true;
    case 'riseworks':
      return riseworks !== undefined;
    default:
      return name satisfies never;
  }
}

/**
 * The providers that a deployment may pay through: the allowed ones that are configured.
 *
 * @param allowed if absent, all; a deployment with real money leaves out those that pay with play money
 * @throws RangeError when the default is not among them
 */
export function createProviderDirectory(
  defaultName: ProviderName,
  deps: ProviderDependencies,
  allowed: readonly ProviderName[] = PROVIDER_NAMES,
): ProviderDirectory {
  if (!allowed.includes(defaultName))
    throw new RangeError(`"${defaultName}" is not one of the configured providers: ${allowed.join(', ')}`);
  const names = allowed.filter((name) => name === defaultName || isConfigured(name, deps));
  const providers = new Map<string, PaymentProvider>(names.map((name) => [name, createProvider(name, deps)]));
  return {
    defaultName,
    names,
    get(name) {
      const provider = providers.get(name);
      if (!provider) throw new RangeError(`there is no payment provider "${name}"; use one of: ${names.join(', ')}`);
      return provider;
    },
  };
}
