import type { Nonces } from './auth/nonces.ts';
import { type Proofs, secp256k1Proofs } from './auth/proofs.ts';
import type { TokenSource } from './auth/tokens.ts';
import type { Bank } from './bank/bank.ts';
import { type Behaviour, behaviourSchema, type Changes } from './behaviour.ts';
import { Calls } from './calls.ts';
import type { Identity } from './identity.ts';

/** The chain id of Rise's development environment. */
export const CHAIN_ID = 421_614;
export const SIWE_CHAIN_ID = 5;
/** The domain in the message that is signed at login. */
export const SIWE_DOMAIN = 'sandbox.rise.test';

export interface RiseParts {
  readonly bank: Bank;
  readonly identity: Identity;
  readonly nonces: Nonces;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Its behaviour until the control routes change it. */
  readonly startedWith: Changes;
  /** The address for webhooks, if there is one. */
  readonly webhookUrl: () => string | undefined;
  /** Ends all waiting when the sandbox stops. */
  readonly stopping: AbortSignal;
  /** Absent: signatures are those of the curve secp256k1. */
  readonly proofs?: Proofs;
}

/** The state that every route of the sandbox works on. */
export class Rise {
  readonly bank: Bank;
  readonly identity: Identity;
  readonly nonces: Nonces;
  readonly now: () => number;
  readonly calls = new Calls();
  readonly teamName = 'Affiliates (sandbox)';
  readonly webhookUrl: () => string | undefined;
  readonly stopping: AbortSignal;
  readonly proofs: Proofs;
  readonly #startedWith: Changes;

  constructor({ bank, identity, nonces, now, startedWith, webhookUrl, stopping, proofs = secp256k1Proofs }: RiseParts) {
    this.proofs = proofs;
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

  /** The change outlives a restart. @throws ZodError for an unknown field, or a value that it cannot have */
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
