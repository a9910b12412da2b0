import type { AuditEntry } from '../../domain/audit/audit.ts';
import { entryHash, linkPayments } from '../../domain/audit/audit-chain.ts';
import {
  type AffiliateId,
  type AttemptId,
  type BatchId,
  batchIdOf,
  type TransactionId,
} from '../../domain/shared/ids.ts';
import type { Instant } from '../../domain/shared/time.ts';
import type { Attempt } from '../../domain/transactions/attempt.ts';
import type { PaymentStatus } from '../../domain/transactions/payment.ts';
import type { PageRequest } from '../../payouts/shared/paging.ts';
import type {
  AttemptCommit,
  AttemptCommitResult,
  AttemptRejection,
  FoundAttempt,
  PaymentRepository,
  PaymentStep,
  RunGuard,
} from '../../payouts/transactions/payment-repository.ts';
import { auditWrite } from '../audit/audit-item.ts';
import { countsWrite } from '../batches/batch-writes.ts';
import { ledgerStepWrites } from '../commissions/balance-writes.ts';
import { fromBalanceItem } from '../commissions/ledger-item.ts';
import { countSentWrites, giveBackWrites } from '../execution/sent-writes.ts';
import { incidentWrites } from '../incidents/incident-writes.ts';
import {
  affiliatePartition,
  affiliateTransactionIndex,
  attemptKey,
  BALANCE_PREFIX,
  SHARDS,
  transactionStatusIndex,
} from '../keys.ts';
import { listFromIndex } from '../shared/index-listing.ts';
import type { QueryRange, Table } from '../shared/table.ts';
import { fromAttemptItem, toAttemptItem } from './attempt-item.ts';
import { foundWrite, missedWrite, rejectionWrite, sentAgainWrite, takenWrite } from './attempt-writes.ts';
import { fromPaymentItem } from './payment-item.ts';
import { pageOf, withUnderWay } from './payment-pages.ts';
import { paymentsIn, paymentsOfBatch } from './payment-reads.ts';
import { maySendCheck, paymentWrite } from './payment-writes.ts';
import { linkSteps } from './step-links.ts';
import { takenWrites, withdrawnWrites } from './unwritten-writes.ts';

export class DynamoPaymentRepository implements PaymentRepository {
  readonly attentionShards = SHARDS.length;
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async ofBatch(id: BatchId) {
    return paymentsOfBatch(this.#table, id);
  }

  async find(ids: readonly TransactionId[]) {
    const byBatch = Map.groupBy(new Set(ids), batchIdOf);
    const found = await Promise.all([...byBatch].map(([id, some]) => paymentsIn(this.#table, id, some)));
    return new Map(found.flat().map((payment) => [payment.transactionId, payment]));
  }

  async listOfBatch(id: BatchId, page: PageRequest) {
    return pageOf(await this.ofBatch(id), page);
  }

  /** Payments under way are found by the balances that they are open on, because they may have no item yet, and an index lags behind. */
  async listOfAffiliate(id: AffiliateId, page: PageRequest) {
    const range: QueryRange = { index: 'GSI1', pk: affiliateTransactionIndex(id), descending: true };
    const open: TransactionId[] = [];
    for await (const item of this.#table.queryAll({ pk: affiliatePartition(id), prefix: BALANCE_PREFIX })) {
      const { open: claim } = fromBalanceItem(item);
      if (claim) open.push(claim.transactionId);
    }
    const under = [...(await this.find(open)).values()];
    return withUnderWay(await listFromIndex(this.#table, range, page, fromPaymentItem), under, page);
  }

  async listAttention(status: PaymentStatus, shard: number, page: PageRequest) {
    const listed = await listFromIndex(
      this.#table,
      { index: 'GSI2', pk: transactionStatusIndex(status, shard) },
      page,
      fromPaymentItem,
    );
    return { ...listed, items: listed.items.filter((payment) => payment.status === status) };
  }

  async findAttempts(id: BatchId, attemptIds: readonly AttemptId[]) {
    const items = await this.#table.getMany([...new Set(attemptIds)].map((attempt) => attemptKey(id, attempt)));
    return items.map(fromAttemptItem);
  }

  async enterFound({ attempt, isStored, change }: FoundAttempt, audits: readonly AuditEntry[]) {
    const { transactionId } = change.before;
    const linked = linkSteps([{ change }], audits);
    const isIn = isStored && attempt.transactionIds.includes(transactionId);
    const put = { Put: { Item: toAttemptItem(attempt), ConditionExpression: 'attribute_not_exists(PK)' } };
    const isSent = change.after.liveAttemptId !== change.before.liveAttemptId;
    const refusals = await this.#table.transact([
      ...linked.steps.map((step) => paymentWrite(step.change)),
      ...(isIn ? [] : [isStored ? foundWrite(attempt, transactionId) : put]),
      ...(isSent ? countSentWrites([change], attempt.createdAt, undefined) : []),
      countsWrite(attempt.batchId, [change]),
      ...withdrawnWrites([change]),
      ...linked.audits.map(auditWrite),
    ]);
    return refusals.length === 0 ? 'entered' : 'changed';
  }

  async commitAttempt(commit: AttemptCommit, audit: AuditEntry): Promise<AttemptCommitResult> {
    const { attempt, changes, run, settingsVersion, generation, sentVersion } = commit;
    const linked = linkPayments(audit, changes);
    const payments = changes.map(({ before }) => before);
    const shared = [
      { Put: { Item: toAttemptItem(attempt, entryHash(audit)), ConditionExpression: 'attribute_not_exists(PK)' } },
      maySendCheck(settingsVersion),
      countsWrite(attempt.batchId, changes, { run, generation }),
      ...countSentWrites(changes, attempt.createdAt, sentVersion),
    ];
    const taken = takenWrites(attempt.batchId, payments);
    const refusals = await this.#table.transact([
      ...shared,
      ...taken,
      ...linked.changes.filter(({ before }) => !before.unwritten).map(paymentWrite),
      auditWrite(linked.entry),
    ]);
    const refused = new Set(refusals.map(({ index }) => index));
    if (refused.size === 0) return 'committed';
    if (refused.has(0)) return 'exists';
    if (refused.has(2)) return 'not-running';
    if (refused.size === 1 && taken.length > 0 && refused.has(shared.length)) return 'overtaken';
    const settings = refusals.find(({ index }) => index === 1)?.item;
    return settings?.pause === undefined && settings?.restored === undefined ? 'changed' : 'stopped';
  }

  async rejectAttempt({ attempt, rejected, steps }: AttemptRejection, audits: readonly AuditEntry[]) {
    const linked = linkSteps(steps, audits);
    const changes = steps.map(({ change }) => change);
    const refusals = await this.#table.transact([
      rejectionWrite(attempt, rejected),
      ...linked.steps.map(({ change }) => paymentWrite(change)),
      ...giveBackWrites(changes),
      ...withdrawnWrites(changes),
      ...(changes.length > 0 ? [countsWrite(attempt.batchId, changes)] : []),
      ...linked.audits.map(auditWrite),
    ]);
    const first = refusals.find(({ index }) => index === 0);
    if (!first) return refusals.length === 0 ? 'recorded' : 'changed';
    if (!first.item) throw new Error(`there is no attempt ${attempt.attemptId} of ${attempt.batchId}`);
    return fromAttemptItem(first.item).rejected ? 'recorded' : 'sent-again';
  }

  async markSentAgain(attempt: Attempt, at: Instant) {
    return (await this.#table.transact([sentAgainWrite(attempt, at)])).length === 0;
  }

  async noteTaken(attempt: Attempt, ids: readonly TransactionId[]) {
    await this.#table.transact([takenWrite(attempt, ids)]);
  }

  async noteMissed(attempt: Attempt, at: Instant) {
    await this.#table.transact([missedWrite(attempt, at)]);
  }

  async commitSteps(steps: readonly PaymentStep[], audits: readonly AuditEntry[], guard?: RunGuard) {
    const batchId = steps[0]?.change.before.batchId;
    if (batchId === undefined) return 'committed';
    const linked = linkSteps(steps, audits);
    const changes = steps.map(({ change }) => change);
    const refusals = await this.#table.transact([
      ...linked.steps.flatMap(({ change, ledger }) => [
        paymentWrite(change),
        ...(ledger ? ledgerStepWrites(ledger) : []),
      ]),
      ...steps.flatMap(incidentWrites),
      ...giveBackWrites(changes),
      ...withdrawnWrites(changes),
      countsWrite(batchId, changes, guard),
      ...linked.audits.map(auditWrite),
    ]);
    return refusals.length === 0 ? 'committed' : 'changed';
  }
}
