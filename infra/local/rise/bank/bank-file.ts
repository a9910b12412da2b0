import { DatabaseSync } from 'node:sqlite';

/**
 * The file that a bank lives in. What a transaction wrote is there after `kill -9`, or nothing of it is.
 *
 * @see https://sqlite.org/wal.html
 */
export class BankFile {
  readonly database: DatabaseSync;
  #inTransaction = false;

  constructor(path: string) {
    this.database = new DatabaseSync(path);
    this.database.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      CREATE TABLE IF NOT EXISTS records (
        seq INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, due INTEGER, body TEXT NOT NULL, UNIQUE (kind, id)
      ) STRICT;
      CREATE INDEX IF NOT EXISTS due_records ON records (kind, due) WHERE due IS NOT NULL;
    `);
  }

  /** All of it or nothing; within another it is part of that. */
  transaction<T>(work: () => T): T {
    if (this.#inTransaction) return work();
    this.database.exec('BEGIN IMMEDIATE');
    this.#inTransaction = true;
    try {
      const result = work();
      this.database.exec('COMMIT');
      return result;
    } catch (error) {
      this.database.exec('ROLLBACK');
      throw error;
    } finally {
      this.#inTransaction = false;
    }
  }

  close(): void {
    this.database.close();
  }
}
