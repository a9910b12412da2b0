import type { AuditEntry } from '../../domain/audit/audit.ts';
import type { Adjustment } from '../../domain/commissions/adjustment.ts';
import type { LedgerEntry } from '../../domain/commissions/ledger.ts';
import type { Currency } from '../../domain/shared/currency.ts';
import type { AdjustmentId, AffiliateId, CommissionId } from '../../domain/shared/ids.ts';
import { affiliateId } from '../../domain/shared/ids.ts';
import type {
  Accrual,
  AccrualResult,
  AuditedAccrual,
  CommissionRecord,
  LedgerRepository,
} from '../../payouts/commissions/ledger-repository.ts';
import { auditWrite } from '../audit/audit-item.ts';
import {
  adjustmentKey,
  affiliatePartition,
  BALANCE_PREFIX,
  balanceKey,
  commissionKey,
  payableIndex,
  SHARDS,
  shardOf,
} from '../keys.ts';
import type { RawItem, Table, Write } from '../shared/table.ts';
import { appendWrites } from './balance-writes.ts';
import { entriesBetween, totalsAfter } from './entry-reads.ts';
import {
  fromAdjustmentItem,
  fromBalanceItem,
  fromCommissionItem,
  toAdjustmentItem,
  toCommissionItem,
} from './ledger-item.ts';

export class DynamoLedgerRepository implements LedgerRepository {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async find(ids: readonly AffiliateId[], currency: Currency) {
    const items = await this.#table.getMany([...new Set(ids)].map((id) => balanceKey(id, currency)));
    return new Map(items.map(fromBalanceItem).map((balance) => [balance.affiliateId, balance]));
  }

  async findAll(id: AffiliateId) {
    const balances = [];
    for await (const item of this.#table.queryAll({ pk: affiliatePartition(id), prefix: BALANCE_PREFIX })) {
      balances.push(fromBalanceItem(item));
    }
    return balances;
  }

  async findCommissions(ids: readonly CommissionId[]) {
    const items = await this.#table.getMany([...new Set(ids)].map(commissionKey));
    return new Map(items.map(fromCommissionItem).map((commission) => [commission.commissionId, commission]));
  }

  async accrue(accruals: readonly AuditedAccrual[], importId: string): Promise<AccrualResult> {
    const writes = accruals.flatMap((accrual, position) => [
      ...accrual.entries
        .flatMap((entry) => commissionGuard(entry, importId))
        .map((write) => ({ position, isGuard: true, write })),
      ...[...appendWrites(accrual), auditWrite(accrual.audit)].map((write) => ({ position, isGuard: false, write })),
    ]);
    const refusals = await this.#table.transact(writes.map(({ write }) => write));
    if (refusals.length === 0) return { kind: 'accrued' };
    const existing = refusals
      .filter(({ index }) => writes[index]?.isGuard)
      .flatMap(({ item }) => (item ? [fromCommissionItem(item)] : []));
    return {
      kind: 'stale',
      existing,
      inTheWay: new Set(refusals.flatMap(({ index }) => writes[index]?.position ?? [])),
    };
  }

  async reverse(accrual: Accrual, { commissionId }: CommissionRecord, audit: AuditEntry) {
    const guard: Write = {
      Update: {
        Key: { ...commissionKey(commissionId) },
        UpdateExpression: 'SET reversedSeq = :seq',
        ConditionExpression: 'attribute_exists(PK) AND attribute_not_exists(reversedSeq)',
        ExpressionAttributeValues: { ':seq': accrual.after.accruedSeq },
      },
    };
    const refusals = await this.#table.transact([guard, ...appendWrites(accrual), auditWrite(audit)]);
    return refusals.length === 0 ? 'reversed' : 'stale';
  }

  async findAdjustment(id: AdjustmentId) {
    const item = await this.#table.get(adjustmentKey(id));
    return item && fromAdjustmentItem(item);
  }

  async adjust(accrual: Accrual, adjustment: Adjustment, audit: AuditEntry) {
    const guard: Write = {
      Put: { Item: toAdjustmentItem(adjustment), ConditionExpression: 'attribute_not_exists(PK)' },
    };
    const refusals = await this.#table.transact([guard, ...appendWrites(accrual), auditWrite(audit)]);
    return refusals.length === 0 ? 'adjusted' : 'stale';
  }

  entries(id: AffiliateId, currency: Currency, range: { afterSeq: number; toSeq: number }) {
    return entriesBetween(this.#table, currency, id, range);
  }

  totalsAfter(currency: Currency, points: readonly { affiliateId: AffiliateId; seq: number }[]) {
    return totalsAfter(this.#table, currency, points);
  }

  async *unsettled(currency: Currency, after?: AffiliateId) {
    const firstShard = after === undefined ? 0 : shardOf(after);
    for (const shard of SHARDS.filter((number) => number >= firstShard)) {
      const pk = payableIndex(currency, shard);
      const resume = after !== undefined && shard === firstShard ? { between: { low: after, high: LAST_ID } } : {};
      for await (const item of this.#table.queryAll({ index: 'GSI1', pk, ...resume })) {
        const id = indexedAffiliate(item);
        if (id !== after) yield id;
      }
    }
  }
}

/** Sorts after every id, because ids are ASCII. */
const LAST_ID = '\uffff';

function indexedAffiliate({ GSI1SK }: RawItem): AffiliateId {
  if (typeof GSI1SK !== 'string') throw new TypeError('an index entry lacks its sort key');
  return affiliateId(GSI1SK);
}

function commissionGuard(entry: LedgerEntry, importId: string): Write[] {
  if (entry.kind !== 'COMMISSION') return [];
  const { commissionId, affiliateId, currency, amountMinor, approvedAt, seq } = entry;
  const Item = toCommissionItem({ commissionId, affiliateId, currency, amountMinor, approvedAt, seq, importId });
  return [{ Put: { Item, ConditionExpression: 'attribute_not_exists(PK)' } }];
}
