import type { BatchId, CommissionId, TransactionId } from '../../../lib/domain/shared/ids.ts';
import { batchIdField, commissionIdField, transactionIdField } from '../../../lib/store/shared/fields.ts';
import type { SimulatedTable } from '../store/simulated-table.ts';

/** What there is so far, in the order in which it came to be: what people may do something with. */
export class Known {
  readonly batches: BatchId[] = [];
  readonly payments: TransactionId[] = [];
  readonly commissions: CommissionId[] = [];
  readonly #table: SimulatedTable;
  #seen = 0;

  constructor(table: SimulatedTable) {
    this.#table = table;
  }

  /** Looks at what was written since. */
  look(): this {
    const { feed } = this.#table;
    this.#seen = Math.min(this.#seen, feed.length);
    for (; this.#seen < feed.length; this.#seen += 1) {
      const change = feed[this.#seen];
      if (!change || change.before || !change.after) continue;
      const { SK } = change.key;
      if (SK === 'BATCH') note(this.batches, batchIdField.parse(change.after.batchId));
      else if (SK.startsWith('TXN#')) note(this.payments, transactionIdField.parse(change.after.transactionId));
      else if (SK === 'COMMISSION')
        note(this.commissions, commissionIdField.parse(change.key.PK.slice('COMMISSION#'.length)));
    }
    return this;
  }
}

function note<T>(list: T[], one: T): void {
  if (!list.includes(one)) list.push(one);
}
