import type * as z from 'zod';
import type { Collection, Records } from '../../../../infra/local/rise/bank/records.ts';

type Row<T> = { readonly value: T; readonly due: number | undefined };
type Undo = () => void;

/** Records of Rise's bank in memory, as the file keeps them: a transaction that throws leaves nothing behind. */
export class MemoryRecords implements Records {
  #undo: Undo[] | undefined;
  readonly #onDue: (at: number) => void;

  /** @param onDue hears of every moment from which something is due, in milliseconds since 1970 */
  constructor(onDue: (at: number) => void) {
    this.#onDue = onDue;
  }

  collection<T>(_kind: string, _schema: z.ZodType<T>): Collection<T> {
    return new MemoryCollection<T>(
      (undo) => this.#undo?.push(undo),
      (at) => this.#onDue(at),
    );
  }

  transaction<T>(work: () => T): T {
    if (this.#undo) return work();
    const undo: Undo[] = [];
    this.#undo = undo;
    try {
      return work();
    } catch (error) {
      for (const one of undo.toReversed()) one();
      throw error;
    } finally {
      this.#undo = undefined;
    }
  }

  close(): void {
    // There is nothing to close.
  }
}

class MemoryCollection<T> implements Collection<T> {
  readonly #rows = new Map<string, Row<T>>();
  readonly #changes: (undo: Undo) => void;
  readonly #onDue: (at: number) => void;

  constructor(changes: (undo: Undo) => void, onDue: (at: number) => void) {
    this.#changes = changes;
    this.#onDue = onDue;
  }

  put(id: string, value: T, due?: number): void {
    this.#change(id, { value, due });
    if (due !== undefined) this.#onDue(due);
  }

  get(id: string): T | undefined {
    return this.#rows.get(id)?.value;
  }

  all(): T[] {
    return [...this.#rows.values()].map(({ value }) => value);
  }

  due(until: number): T[] {
    return [...this.#rows.values()]
      .filter(({ due }) => due !== undefined && due <= until)
      .sort((one, other) => (one.due ?? 0) - (other.due ?? 0))
      .map(({ value }) => value);
  }

  delete(id: string): void {
    this.#change(id, undefined);
  }

  #change(id: string, row: Row<T> | undefined): void {
    const before = this.#rows.get(id);
    this.#changes(() => this.#set(id, before));
    this.#set(id, row);
  }

  #set(id: string, row: Row<T> | undefined): void {
    if (row) this.#rows.set(id, row);
    else this.#rows.delete(id);
  }
}
