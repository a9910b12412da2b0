import type { AuditEntry } from '../../domain/audit/audit.ts';
import type { LostPayment } from '../../domain/recovery/lost-payment.ts';
import type { Recovery } from '../../domain/recovery/recovery.ts';
import type { TransactionId } from '../../domain/shared/ids.ts';
import type { RecoveryRepository } from '../../payouts/recovery/recovery-repository.ts';
import type { PageRequest } from '../../payouts/shared/paging.ts';
import { auditWrite } from '../audit/audit-item.ts';
import { sentAtWrites } from '../execution/sent-writes.ts';
import { LOST_PAYMENTS_INDEX, lostPaymentPartition, RECOVERY_KEY } from '../keys.ts';
import { listFromIndex } from '../shared/index-listing.ts';
import type { Table } from '../shared/table.ts';
import { fromLostPaymentItem, fromRecoveryItem, toLostPaymentItem, toRecoveryItem } from './recovery-item.ts';

export class DynamoRecoveryRepository implements RecoveryRepository {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async load() {
    const item = await this.#table.get(RECOVERY_KEY);
    return item && fromRecoveryItem(item);
  }

  async save(after: Recovery) {
    const Item = toRecoveryItem({ ...after, version: after.version + 1 });
    const refusals = await this.#table.transact([{ Put: { Item, ...asRead(after.version) } }]);
    return refusals.length === 0 ? 'saved' : 'changed';
  }

  async findLost(id: TransactionId) {
    const lost: LostPayment[] = [];
    for await (const item of this.#table.queryAll({ pk: lostPaymentPartition(id) }))
      lost.push(fromLostPaymentItem(item));
    return lost;
  }

  async saveLost({ before, after, countsAsSent }: Parameters<RecoveryRepository['saveLost']>[0], audit: AuditEntry) {
    const { currency, at, amountMinor } = after;
    const refusals = await this.#table.transact([
      { Put: { Item: toLostPaymentItem(after), ...asRead(before?.version ?? 0) } },
      ...(countsAsSent ? sentAtWrites(currency, at, amountMinor) : []),
      auditWrite(audit),
    ]);
    return refusals.length === 0 ? 'saved' : 'changed';
  }

  async listLost(page: PageRequest) {
    return listFromIndex(this.#table, { index: 'GSI1', pk: LOST_PAYMENTS_INDEX }, page, fromLostPaymentItem);
  }
}

/** The condition that the version is still the one that was read. 0: there was none. */
function asRead(version: number) {
  return version === 0
    ? { ConditionExpression: 'attribute_not_exists(PK)' }
    : { ConditionExpression: 'version = :version', ExpressionAttributeValues: { ':version': version } };
}
