export type RandomState = readonly [a: number, b: number, c: number, counter: number];

/**
 * A sequence of numbers that follows from its seed and from nothing else: sfc32, small and fast, and good enough for choices.
 *
 * @see https://pracrand.sourceforge.net/RNG_engines.txt
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  /** @param stream of one seed there are many independent sequences: one for the story, one for faults, one for the order */
  constructor(seed: number, stream = 0) {
    this.#a = seed >>> 0;
    this.#b = Math.trunc(seed / 2 ** 32) >>> 0;
    this.#c = stream >>> 0;
    for (let warmUp = 0; warmUp < 12; warmUp += 1) this.next();
  }

  /** Where it stands in its sequence. */
  get state(): RandomState {
    return [this.#a, this.#b, this.#c, this.#counter];
  }

  /** From there it goes on as it once did. */
  goOnFrom([a, b, c, counter]: RandomState): void {
    this.#a = a;
    this.#b = b;
    this.#c = c;
    this.#counter = counter;
  }

  /** From 0 up to, and without, 1. */
  next(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  }

  /** A whole number from 0 up to, and without, `limit`. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  /** True with that probability. */
  happens(probability: number): boolean {
    return this.next() < probability;
  }

  /** @throws RangeError for an empty list */
  oneOf<T>(list: readonly T[]): T {
    const chosen = list[this.below(list.length)];
    if (chosen === undefined) throw new RangeError('a choice from an empty list');
    return chosen;
  }
}
