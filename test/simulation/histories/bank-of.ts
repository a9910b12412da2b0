import { LONGEST_ATTEMPT_SECONDS } from '../../../lib/providers/riseworks/payments/check-typed-data.ts';
import type { BankActor } from '../actors/bank.ts';
import { MockBankActor } from '../actors/mock-bank.ts';
import { RiseBankActor } from '../actors/rise-bank.ts';
import { type Bank, MockBankBooks } from '../rules/bank.ts';
import { RiseBooks } from '../rules/rise-books.ts';
import { DEAD_MARGIN_SECONDS } from '../world/rise/identity.ts';
import { QUICK, realSigning } from '../world/rise/signing.ts';
import type { RiseOptions } from '../world/rise/simulated-rise.ts';
import type { World } from '../world/world.ts';
import type { Story } from './story.ts';

/** A signature that is valid for less could be refused, because clocks differ. */
const MIN_SIGNED_SECONDS = 30;

/** How Rise is in a story; absent: it is paid through the Mock bank. */
export function riseOf({ rise, attemptLifetimeSeconds }: Story): RiseOptions | undefined {
  if (!rise) return undefined;
  const typedDataLifetimeSeconds = Math.max(MIN_SIGNED_SECONDS, attemptLifetimeSeconds);
  return {
    signing: rise.signsReally ? realSigning() : QUICK,
    behaviour: { ...rise.behaviour, typedDataLifetimeSeconds },
  };
}

/** Whoever acts for the bank of a world, and what its own books say. */
export type BankOf = {
  readonly actor: BankActor;
  readonly books: Bank;
  /** Seconds after a restore for which something that was sent before it may still arrive. Nothing is settled earlier. */
  readonly quietSeconds: number;
  /** Delivers what the bank has to tell by itself. */
  readonly deliver: (body: string) => void;
};

export function bankOf(world: World): BankOf {
  const { rise } = world;
  if (!rise) {
    const actor = new MockBankActor(world);
    return { actor, books: new MockBankBooks(world.bank), quietSeconds: 0, deliver: () => undefined };
  }
  const actor = new RiseBankActor(world, rise);
  return {
    actor,
    books: new RiseBooks(rise.rise.bank, (id) => rise.requestHashes.get(id) ?? 'nothing', actor.againstItsWord),
    quietSeconds: LONGEST_ATTEMPT_SECONDS + 2 * DEAD_MARGIN_SECONDS,
    deliver: (body) => void actor.deliver(body),
  };
}
