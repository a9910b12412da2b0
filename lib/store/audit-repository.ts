import type { AuditEntry } from '../domain/audit.ts';
import { recordHash } from '../domain/audit-chain.ts';
import type { DailySeal, Day, SealedEntry } from '../domain/audit-seal.ts';
import type { AuditRepository } from '../payouts/ports/audit-repository.ts';
import { entriesOfDay } from './audit-index.ts';
import { auditWrite, storedEntry } from './items/audit-item.ts';
import { fromSealItem, sealWrite, toPartItem } from './items/seal-item.ts';
import { SEALS_PARTITION } from './keys.ts';
import type { Table } from './table.ts';

/** Index entries that are read ahead in each shard while a whole day is read. */
const READ_AHEAD = 500;

export class DynamoAuditRepository implements AuditRepository {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async *sealable(day: Day): AsyncGenerator<SealedEntry> {
    for await (const { auditId, item } of entriesOfDay(this.#table, day, { pageSize: READ_AHEAD })) {
      if (!item) throw new Error(`audit entry ${auditId} is in the index but not in the table`);
      yield { auditId, hash: recordHash(storedEntry(item)) };
    }
  }

  async savePart(day: Day, hash: string, entries: readonly SealedEntry[]) {
    await this.#table.put(toPartItem(day, hash, entries));
  }

  async newestSeal() {
    const { items } = await this.#table.query({ pk: SEALS_PARTITION, descending: true }, { limit: 1 });
    return items[0] && fromSealItem(items[0]);
  }

  async seal(seal: DailySeal, audit: AuditEntry) {
    const refusals = await this.#table.transact([sealWrite(seal), auditWrite(audit)]);
    return refusals.length === 0 ? 'sealed' : 'exists';
  }
}
