import type { PaymentProvider } from '../payouts/shared/payment-provider.ts';

/** What is known of a provider without asking it. */
export type ProviderFacts = Pick<
  PaymentProvider,
  'name' | 'limits' | 'repeatSafe' | 'debits' | 'returnWindowDays' | 'death' | 'longestAttemptSeconds'
>;

/** A provider that is loaded by the first call to it, and again by the next one if that failed. */
export function lazyProvider(facts: ProviderFacts, load: () => Promise<PaymentProvider>): PaymentProvider {
  let loaded: Promise<PaymentProvider> | undefined;
  const provider = () => {
    loaded ??= load().catch((error: unknown) => {
      loaded = undefined;
      throw error;
    });
    return loaded;
  };
  return {
    ...facts,
    prepare: async (...given) => (await provider()).prepare(...given),
    submit: async (...given) => (await provider()).submit(...given),
    lookUp: async (...given) => (await provider()).lookUp(...given),
    findByReference: async (...given) => (await provider()).findByReference(...given),
    listPayments: async (...given) => (await provider()).listPayments(...given),
    identify: async (...given) => (await provider()).identify(...given),
    balance: async (...given) => (await provider()).balance(...given),
    getPayee: async (...given) => (await provider()).getPayee(...given),
    invite: async (...given) => (await provider()).invite(...given),
    pendingInvites: async () => (await provider()).pendingInvites(),
    parseWebhook: async (...given) => (await provider()).parseWebhook(...given),
    checkHealth: async () => (await provider()).checkHealth(),
  };
}
