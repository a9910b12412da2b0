import { addDays, type Day, dayOf } from '../../domain/audit/audit-seal.ts';
import { onceEach, type TheirList } from '../../domain/reports/their-payment.ts';
import { type Instant, instant } from '../../domain/shared/time.ts';
import type { ProviderDirectory } from '../shared/payment-provider.ts';

/**
 * What providers list as made on a day (UTC). Each day is read once, however many batches are compared with it. A day that
 * cannot be read counts as incomplete.
 */
export class TheirLists {
  readonly #providers: ProviderDirectory;
  readonly #asked = new Map<string, Promise<TheirList>>();

  constructor(providers: ProviderDirectory) {
    this.#providers = providers;
  }

  /**
   * What was made between two moments, with a day added on either side, because the provider's clock and time zone are not
   * known.
   */
  async around(provider: string, from: Instant, to: Instant): Promise<TheirList> {
    const days: Day[] = [];
    const last = addDays(dayOf(to), 1);
    for (let day = addDays(dayOf(from), -1); day <= last; day = addDays(day, 1)) days.push(day);
    const lists: TheirList[] = [];
    // One after the other, because providers limit how often they are asked.
    for (const day of days) lists.push(await this.#ofDay(provider, day));
    return {
      payments: onceEach(lists.flatMap(({ payments }) => payments)),
      isComplete: lists.every(({ isComplete }) => isComplete),
    };
  }

  /** Without what was read so far, to ask again. */
  again(): TheirLists {
    return new TheirLists(this.#providers);
  }

  #ofDay(provider: string, day: Day): Promise<TheirList> {
    const key = `${provider} ${day}`;
    const asked = this.#asked.get(key) ?? this.#ask(provider, day);
    this.#asked.set(key, asked);
    return asked;
  }

  async #ask(provider: string, day: Day): Promise<TheirList> {
    try {
      const period = { from: startOf(day), to: startOf(addDays(day, 1)) };
      const { payments, complete } = await this.#providers.get(provider).listPayments(period);
      return { payments, isComplete: complete };
    } catch {
      return { payments: [], isComplete: false };
    }
  }
}

/** Midnight, UTC. */
export function startOf(day: Day): Instant {
  return instant(new Date(`${day}T00:00:00Z`));
}
