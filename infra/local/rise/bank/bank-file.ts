import { DatabaseSync } from 'node:sqlite';
import type * as z from 'zod';
import { FileCollection } from './file-collection.ts';
import type { Records } from './records.ts';

/**
 * The file of a bank. After `kill -9` it holds a transaction as a whole or not at all.
 *
 * @see https://sqlite.org/wal.html
 */
export class BankFile implements Records {
  readonly #database: DatabaseSync;
  #inTransaction = false;

  constructor(path: string) {
    this.#database = new DatabaseSync(path);
    this.#database.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      CREATE TABLE IF NOT EXISTS records (
        seq INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, due INTEGER, body TEXT NOT NULL, UNIQUE (kind, id)
      ) STRICT;
      CREATE INDEX IF NOT EXISTS due_records ON records (kind, due) WHERE due IS NOT NULL;
    `);
  }

  collection<T>(kind: string, schema: z.ZodType<T>): FileCollection<T> {
    return new FileCollection(this.#database, kind, schema);
  }

  transaction<T>(work: () => T): T {
    if (this.#inTransaction) return work();
    this.#database.exec('BEGIN IMMEDIATE');
    this.#inTransaction = true;
    try {
      const result = work();
      this.#database.exec('COMMIT');
      return result;
    } catch (error) {
      this.#database.exec('ROLLBACK');
      throw error;
    } finally {
      this.#inTransaction = false;
    }
  }

  close(): void {
    this.#database.close();
  }
}
