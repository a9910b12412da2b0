import type { DatabaseSync, StatementSync } from 'node:sqlite';
import * as z from 'zod';
import type { Collection } from './records.ts';

const rowSchema = z.object({ id: z.string(), body: z.string() });

export class FileCollection<T> implements Collection<T> {
  readonly #kind: string;
  readonly #schema: z.ZodType<T>;
  /**
   * Values that were read before, with the text that they were read from, because lists of thousands are read again and
   * again.
   */
  readonly #known = new Map<string, { readonly body: string; readonly value: T }>();
  readonly #put: StatementSync;
  readonly #get: StatementSync;
  readonly #all: StatementSync;
  readonly #due: StatementSync;
  readonly #delete: StatementSync;

  constructor(database: DatabaseSync, kind: string, schema: z.ZodType<T>) {
    this.#kind = kind;
    this.#schema = schema;
    this.#put = database.prepare(
      `INSERT INTO records (kind, id, due, body) VALUES (?, ?, ?, ?)
       ON CONFLICT (kind, id) DO UPDATE SET due = excluded.due, body = excluded.body`,
    );
    this.#get = database.prepare('SELECT id, body FROM records WHERE kind = ? AND id = ?');
    this.#all = database.prepare('SELECT id, body FROM records WHERE kind = ? ORDER BY seq');
    this.#due = database.prepare('SELECT id, body FROM records WHERE kind = ? AND due <= ? ORDER BY due, seq');
    this.#delete = database.prepare('DELETE FROM records WHERE kind = ? AND id = ?');
  }

  put(id: string, value: T, due?: number): void {
    this.#put.run(this.#kind, id, due ?? null, JSON.stringify(z.encode(this.#schema, value)));
  }

  get(id: string): T | undefined {
    const row = this.#get.get(this.#kind, id);
    return row === undefined ? undefined : this.#read(row);
  }

  all(): T[] {
    return this.#all.all(this.#kind).map((row) => this.#read(row));
  }

  due(until: number): T[] {
    return this.#due.all(this.#kind, until).map((row) => this.#read(row));
  }

  delete(id: string): void {
    this.#delete.run(this.#kind, id);
  }

  #read(row: unknown): T {
    const { id, body } = rowSchema.parse(row);
    const known = this.#known.get(id);
    if (known?.body === body) return known.value;
    const value = this.#schema.parse(JSON.parse(body));
    this.#known.set(id, { body, value });
    return value;
  }
}
