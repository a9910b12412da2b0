import type { TransactionId } from '../../../domain/shared/ids.ts';
import { markedIn } from './marker.ts';
import type { PaymentList } from './payment-list.ts';

/**
 * Finds our payment for an id of Rise. One message of Rise may name many. Callers at the same time share one list, and
 * known ids are not looked up again.
 */
export class KnownReferences {
  readonly #known = new Map<string, TransactionId>();
  #asking: Promise<PaymentList> | undefined;

  /** @returns `unclear` if it is not in the list, and the list is not complete */
  async find(reference: string, list: () => Promise<PaymentList>): Promise<TransactionId | 'unclear' | undefined> {
    const known = this.#known.get(reference);
    if (known) return known;
    const { complete } = await this.#ask(list);
    return this.#known.get(reference) ?? (complete ? undefined : 'unclear');
  }

  #ask(list: () => Promise<PaymentList>): Promise<PaymentList> {
    this.#asking ??= list()
      .then((listed) => {
        this.#learn(listed.items);
        return listed;
      })
      .finally(() => {
        this.#asking = undefined;
      });
    return this.#asking;
  }

  /** Only the latest list is kept. It reaches back as far as anybody asks. */
  #learn(items: PaymentList['items']): void {
    this.#known.clear();
    for (const { onchainId, description } of items) {
      const marked = markedIn(description);
      if (marked) this.#known.set(onchainId, marked.transactionId);
    }
  }
}
