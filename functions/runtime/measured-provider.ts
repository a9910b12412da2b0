import type { PROVIDER_OPERATIONS, PROVIDER_RESULTS } from '../../lib/contracts/shared/metrics.ts';
import type { PaymentProvider, ProviderDirectory } from '../../lib/payouts/shared/payment-provider.ts';
import { emit } from './metrics.ts';

type Operation = (typeof PROVIDER_OPERATIONS)[number];
type Result = (typeof PROVIDER_RESULTS)[number];

/** The same providers, with every call timed and counted. */
export function measuredDirectory(directory: ProviderDirectory): ProviderDirectory {
  const { defaultName, names } = directory;
  return { defaultName, names, get: (name) => measured(directory.get(name)) };
}

/** Parsing a webhook does not call the provider, so it is not measured. */
export function measured(provider: PaymentProvider): PaymentProvider {
  const { name, limits, repeatSafe, keysKeptSeconds, debits, returnWindowDays, death, longestAttemptSeconds } =
    provider;
  const timed = async <Answer>(operation: Operation, call: () => Promise<Answer>): Promise<Answer> => {
    const begun = performance.now();
    const done = (result: Result) => {
      emit('ProviderCalls', 1, { provider: name, result });
      emit('ProviderLatency', performance.now() - begun, { provider: name, operation });
    };
    try {
      const answer = await call();
      done('answered');
      return answer;
    } catch (error) {
      done(classOf(error));
      throw error;
    }
  };
  return {
    name,
    limits,
    repeatSafe,
    keysKeptSeconds,
    debits,
    returnWindowDays,
    death,
    longestAttemptSeconds,
    prepare: (...given) => timed('prepare', () => provider.prepare(...given)),
    submit: (...given) => timed('submit', () => provider.submit(...given)),
    lookUp: (...given) => timed('lookUp', () => provider.lookUp(...given)),
    findByReference: (...given) => timed('findByReference', () => provider.findByReference(...given)),
    listPayments: (...given) => timed('listPayments', () => provider.listPayments(...given)),
    identify: (...given) => timed('identify', () => provider.identify(...given)),
    balance: (...given) => timed('balance', () => provider.balance(...given)),
    invite: (...given) => timed('invite', () => provider.invite(...given)),
    pendingInvites: () => timed('pendingInvites', () => provider.pendingInvites()),
    getPayee: (...given) => timed('getPayee', () => provider.getPayee(...given)),
    parseWebhook: (...given) => provider.parseWebhook(...given),
    checkHealth: () => timed('checkHealth', () => provider.checkHealth()),
  };
}

/** What Node and `fetch` call it when nobody answers. https://nodejs.org/api/errors.html#common-system-errors */
const TIMEOUTS: readonly unknown[] = ['TimeoutError', 'AbortError', 'ETIMEDOUT', 'UND_ERR_HEADERS_TIMEOUT'];
const UNREACHABLE: readonly unknown[] = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'UND_ERR_SOCKET',
];

/** An error may be wrapped in another: `fetch` puts the reason into `cause`. */
function classOf(error: unknown): Exclude<Result, 'answered'> {
  if (!(error instanceof Error)) return 'failed';
  const words = [error.name, 'code' in error ? error.code : undefined];
  if (words.some((word) => TIMEOUTS.includes(word))) return 'timeout';
  if (words.some((word) => UNREACHABLE.includes(word))) return 'unreachable';
  return error.cause === undefined ? 'failed' : classOf(error.cause);
}
