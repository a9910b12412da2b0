import { setTimeout as sleep } from 'node:timers/promises';
import type { PaymentProvider } from '../../../../lib/payouts/shared/payment-provider.ts';
import { RiseworksProvider } from '../../../../lib/providers/riseworks/riseworks-provider.ts';
import type { Gate } from '../effects/gate.ts';
import type { Process } from '../effects/process.ts';
import type { VirtualTime } from '../time/virtual-time.ts';
import { gatedFetch } from './gated-fetch.ts';
import { RISE_SECRETS, RISE_SETTINGS } from './identity.ts';
import type { Signing } from './signing.ts';
import type { SimulatedRise } from './simulated-rise.ts';

/** An instance of a Lambda, which serves one process at a time. */
type Instance = { process: Process; readonly provider: PaymentProvider; taintedUntil: number };

/** The longest time that a fault makes an instance wait before it calls Rise again. */
const TAINTED_MS = 60_000;

export type WarmParts = {
  readonly rise: SimulatedRise;
  readonly gate: Gate;
  readonly time: VirtualTime;
  readonly signing: Signing;
};

/**
 * Providers of Rise, which remember their token and how long Rise told them to wait. As with Lambda, the next process gets an
 * instance of the same function whose last call ended well, if there is one.
 */
export class WarmProviders {
  readonly #parts: WarmParts;
  readonly #idle = new Map<string, Instance[]>();
  readonly #busy = new Map<Process, Instance>();

  constructor(parts: WarmParts) {
    this.#parts = parts;
  }

  take(lambda: string, process: Process): PaymentProvider {
    const instance = this.#idle.get(lambda)?.pop() ?? this.#newInstance(process);
    instance.process = process;
    // What went wrong with the one before it may go on: it is still asked to wait.
    if (this.#parts.time.nowMs < instance.taintedUntil) process.faults += 1;
    this.#busy.set(process, instance);
    return instance.provider;
  }

  /** A process that crashed ends its instance, too. */
  giveBack(lambda: string, process: Process): void {
    const instance = this.#busy.get(process);
    this.#busy.delete(process);
    if (!instance || !process.isAlive) return;
    if (process.faults > 0) instance.taintedUntil = this.#parts.time.nowMs + TAINTED_MS;
    const idle = this.#idle.get(lambda) ?? [];
    this.#idle.set(lambda, [...idle, instance]);
  }

  #newInstance(first: Process): Instance {
    const { rise, gate, time, signing } = this.#parts;
    const current = () => instance.process;
    const provider = new RiseworksProvider({
      settings: RISE_SETTINGS,
      secrets: RISE_SECRETS,
      fetch: gatedFetch(rise, gate, current),
      sleep,
      nowMs: () => time.nowMs + current().skewMs,
      walletOf: signing.walletOf,
    });
    const instance: Instance = { process: first, provider, taintedUntil: 0 };
    return instance;
  }
}
