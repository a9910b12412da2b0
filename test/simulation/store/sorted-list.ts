import type { KeyRange } from './expressions/key-condition.ts';

export type Sorted = { readonly sort: string; readonly tie: string };

/** Elements in the order of their sort keys, and of their ties where those are the same. */
export class SortedList<Element extends Sorted> {
  readonly #elements: Element[] = [];

  add(element: Element): void {
    let position = this.#firstFrom(element.sort);
    while (this.#isBefore(this.#elements[position], element)) position += 1;
    this.#elements.splice(position, 0, element);
  }

  remove(sort: string, isIt: (element: Element) => boolean): void {
    let position = this.#firstFrom(sort);
    for (let element = this.#elements[position]; element?.sort === sort; element = this.#elements[position]) {
      if (isIt(element)) {
        this.#elements.splice(position, 1);
        return;
      }
      position += 1;
    }
    throw new Error(`${sort} is not in the list`);
  }

  /** The elements of a range, from one end or the other. */
  *within({ low, end }: Pick<KeyRange, 'low' | 'end'>, isDescending: boolean): Generator<Element> {
    const from = this.#firstFrom(low);
    const to = end === undefined ? this.#elements.length : this.#firstFrom(end);
    for (let n = from; n < to; n += 1) {
      const element = this.#elements[isDescending ? to - 1 - (n - from) : n];
      if (element) yield element;
    }
  }

  #firstFrom(sort: string): number {
    let [low, high] = [0, this.#elements.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const element = this.#elements[middle];
      if (element && element.sort < sort) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #isBefore(here: Element | undefined, { sort, tie }: Element): boolean {
    return here !== undefined && here.sort === sort && here.tie < tie;
  }
}
