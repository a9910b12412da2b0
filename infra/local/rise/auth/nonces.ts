import { generateSiweNonce } from 'viem/siwe';
import type { Address } from '../wire/ids.ts';

interface Asked {
  /** The message as it was given out. */
  readonly message: string;
  readonly wallet: Address;
  readonly expiresAt: number;
}

/** Messages that wait for their signature. Each nonce works once, for a short time. A restart forgets them. */
export class Nonces {
  readonly #asked = new Map<string, Asked>();
  readonly #now: () => number;
  readonly #newNonce: () => string;

  /** @param now milliseconds since 1970 */
  constructor(now: () => number, newNonce = generateSiweNonce) {
    this.#now = now;
    this.#newNonce = newNonce;
  }

  ask(wallet: Address, lifetimeMs: number, messageOf: (nonce: string) => string): string {
    const now = this.#now();
    for (const [nonce, { expiresAt }] of this.#asked) if (expiresAt <= now) this.#asked.delete(nonce);
    const nonce = this.#newNonce();
    const message = messageOf(nonce);
    this.#asked.set(nonce, { message, wallet, expiresAt: now + lifetimeMs });
    return message;
  }

  find(nonce: string): Asked | undefined {
    const asked = this.#asked.get(nonce);
    return asked !== undefined && asked.expiresAt > this.#now() ? asked : undefined;
  }

  /** Uses the nonce up. @returns whether it was still there */
  use(nonce: string): boolean {
    return this.#asked.delete(nonce);
  }
}
