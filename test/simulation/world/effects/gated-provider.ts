import type { Instant } from '../../../../lib/domain/shared/time.ts';
import type {
  LookUp,
  PaymentProvider,
  ProviderDirectory,
  Submission,
} from '../../../../lib/payouts/shared/payment-provider.ts';
import type { EffectKind, Fault } from './fault.ts';
import type { Gate } from './gate.ts';
import type { Process } from './process.ts';

/** Limits that are narrower than the provider's own, so that few payments and few currencies meet every path. */
export type Narrowed = Partial<Pick<PaymentProvider['limits'], 'paymentsPerSubmission' | 'currencies'>>;

export type ProviderGate = {
  readonly gate: Gate;
  readonly process: Process;
  readonly narrowed: Narrowed;
  /** What time it is where the bank is. */
  readonly now: () => Instant;
  /** What the bank shows of its books. */
  readonly window: Window;
  /** What takes submissions instead, and for how long it recognises them. Absent: the provider itself, for ever. */
  readonly forgetful?: { readonly provider: PaymentProvider; readonly keysKeptSeconds: number } | undefined;
};

/** Whether a provider shows what became of attempts; it may be shut for some time. */
export class Window {
  readonly #nowMs: () => number;
  #shutUntilMs = 0;

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  shut(seconds: number): void {
    this.#shutUntilMs = Math.max(this.#shutUntilMs, this.#nowMs() + seconds * 1_000);
  }

  get shutUntilMs(): number {
    return this.#shutUntilMs;
  }

  get isShut(): boolean {
    return this.#nowMs() < this.#shutUntilMs;
  }
}

/** The providers as one process has them: every call is an effect. */
export function gatedDirectory({ defaultName, names, get }: ProviderDirectory, by: ProviderGate): ProviderDirectory {
  return { defaultName, names, get: (name) => gatedProvider(get(name), by) };
}

const REJECTED: Submission = { kind: 'rejected', rejection: { reason: 'busy', message: 'the bank is too busy' } };
const HIDDEN: LookUp = { outcomes: [], complete: false };

function gatedProvider(
  provider: PaymentProvider,
  { gate, process, narrowed, now, window, forgetful }: ProviderGate,
): PaymentProvider {
  const { name, limits, repeatSafe, debits, returnWindowDays, death, longestAttemptSeconds } = provider;
  const passed = <Answer>(
    kind: EffectKind,
    what: string,
    act: () => Promise<Answer>,
    under?: (fault: Fault) => Promise<Answer>,
  ) => gate.pass(process, { kind, act, under, text: () => `asks ${name}: ${what}` });
  const hide = ({ amount }: Fault) => {
    window.shut(amount);
    return Promise.resolve(HIDDEN);
  };
  return {
    name,
    limits: { ...limits, ...narrowed },
    repeatSafe,
    keysKeptSeconds: forgetful?.keysKeptSeconds,
    debits,
    returnWindowDays,
    death,
    longestAttemptSeconds,
    prepare: (...given) => passed('ask', 'prepare', () => provider.prepare(...given)),
    // The Mock provider is the bank itself: it goes by its clock when a submission arrives, however long ago that was sent.
    submit: (prepared, sentAt) => {
      const act = () => (forgetful?.provider ?? provider).submit(prepared, name === 'mock' ? now() : sentAt);
      return passed('submit', 'pay', act, () => Promise.resolve(REJECTED));
    },
    lookUp: (...given) => {
      const act = () => (window.isShut ? Promise.resolve(HIDDEN) : provider.lookUp(...given));
      return passed('look-up', 'what became of an attempt', act, hide);
    },
    findByReference: (...given) => passed('ask', 'our references', () => provider.findByReference(...given)),
    listPayments: (...given) => passed('ask', 'its list', () => provider.listPayments(...given)),
    identify: (...given) => passed('ask', 'whose payment', () => provider.identify(...given)),
    balance: (...given) => passed('ask', 'balance', () => provider.balance(...given)),
    invite: (...given) => passed('ask', 'invite', () => provider.invite(...given)),
    pendingInvites: () => passed('ask', 'invites', () => provider.pendingInvites()),
    getPayee: (...given) => passed('ask', 'payee', () => provider.getPayee(...given)),
    parseWebhook: (...given) => provider.parseWebhook(...given),
    checkHealth: () => passed('ask', 'health', () => provider.checkHealth()),
  };
}
