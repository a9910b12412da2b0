/** Values that a running system has given out, by the name of the field: ids, tokens, hashes, cursors. */
export class KnownValues {
  readonly #byName = new Map<string, Set<string>>();

  /** Of one name, in the order in which they were seen. */
  of(name: string): string[] {
    return [...(this.#byName.get(name) ?? [])];
  }

  add(name: string, value: string): void {
    const known = this.#byName.get(name) ?? new Set();
    if (known.size < MOST_OF_ONE) known.add(value);
    this.#byName.set(name, known);
  }

  /** Every text in an answer, at any depth, under the name of its field. */
  learn(answer: unknown): void {
    if (typeof answer !== 'object' || answer === null) return;
    for (const [name, value] of Object.entries(answer)) {
      if (typeof value === 'string') this.add(name === 'nextCursor' ? 'cursor' : name, value);
      else this.learn(value);
    }
  }
}

/** More texts of one name would find nothing more. */
const MOST_OF_ONE = 40;
