import type { Nonces } from './auth/nonces.ts';
import type { TokenSource } from './auth/tokens.ts';
import type { Bank } from './bank/bank.ts';
import { type Behaviour, behaviourSchema, type Changes } from './behaviour.ts';
import { Calls } from './calls.ts';
import type { Identity } from './identity.ts';

/** Chain ids as Rise's development environment has them. */
export const CHAIN_ID = 421_614;
export const SIWE_CHAIN_ID = 5;
/** Who asks for the signature at login. */
export const SIWE_DOMAIN = 'sandbox.rise.test';

export interface RiseParts {
  readonly bank: Bank;
  readonly identity: Identity;
  readonly nonces: Nonces;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** How it behaves unless the control routes say otherwise. */
  readonly startedWith: Changes;
  /** Where webhooks go, if anywhere. */
  readonly webhookUrl: () => string | undefined;
  /** Ends what waits when the sandbox stops. */
  readonly stopping: AbortSignal;
}

/** What every route of the sandbox works on. */
export class Rise {
  readonly bank: Bank;
  readonly identity: Identity;
  readonly nonces: Nonces;
  readonly now: () => number;
  readonly calls = new Calls();
  readonly teamName = 'Affiliates (sandbox)';
  readonly webhookUrl: () => string | undefined;
  readonly stopping: AbortSignal;
  readonly #startedWith: Changes;

  constructor({ bank, identity, nonces, now, startedWith, webhookUrl, stopping }: RiseParts) {
    this.webhookUrl = webhookUrl;
    this.stopping = stopping;
    this.bank = bank;
    this.identity = identity;
    this.nonces = nonces;
    this.now = now;
    this.#startedWith = startedWith;
  }

  get behaviour(): Behaviour {
    return behaviourSchema.parse({ ...this.#startedWith, ...this.bank.behaviourChanges });
  }

  /** Remembered over a restart. @throws ZodError for a field that there is not, or a value that it cannot have. */
  changeBehaviour(changes: Changes): Behaviour {
    const all = { ...this.bank.behaviourChanges, ...changes };
    const behaviour = behaviourSchema.parse({ ...this.#startedWith, ...all });
    this.bank.behaviourChanges = all;
    return behaviour;
  }

  get tokenSource(): TokenSource {
    return { secret: this.identity.tokenSecret, generation: this.bank.tokenGeneration, now: this.now() };
  }
}
