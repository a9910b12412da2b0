import { hash } from 'node:crypto';
import { foldedId, type SearchHead } from '../domain/affiliates/affiliate-search.ts';
import { type Day, dayOf } from '../domain/audit/audit-seal.ts';
import type { BatchStatus } from '../domain/batches/batch.ts';
import type { Incident, IncidentStatus } from '../domain/incidents/incident.ts';
import { type IncidentRef, incidentId } from '../domain/incidents/incident-id.ts';
import type { LostPayment } from '../domain/recovery/lost-payment.ts';
import type { Currency } from '../domain/shared/currency.ts';
import {
  type AdjustmentId,
  type AffiliateId,
  type AttemptId,
  type BatchId,
  batchIdOf,
  type CommissionId,
  foldedPayeeId,
  type PayeeId,
  type TransactionId,
} from '../domain/shared/ids.ts';
import type { Instant } from '../domain/shared/time.ts';
import type { PaymentStatus } from '../domain/transactions/payment.ts';
import { type WebhookEvent, type WebhookEventRef, webhookEventId } from '../domain/webhooks/webhook-event.ts';
import type { RequestName } from '../payouts/shared/request-repository.ts';

/** Every key of the table is built here and nowhere else. Ids hold no `#`, so no id can forge another key. */

export type Key = { readonly PK: string; readonly SK: string };
export type Gsi1 = { readonly GSI1PK: string; readonly GSI1SK: string };
export type Gsi2 = { readonly GSI2PK: string; readonly GSI2SK: string };

export const SHARDS = [0, 1, 2, 3, 4, 5, 6, 7] as const;

/**
 * Spreads an index over partitions, because one partition takes at most 1,000 writes a second (DynamoDB developer guide,
 * "burst and adaptive capacity").
 */
export function shardOf(id: string): number {
  return hash('sha256', id, 'buffer').readUInt8(0) % SHARDS.length;
}

export const affiliatePartition = (id: AffiliateId) => `AFFILIATE#${id}`;
const batchPk = (id: BatchId) => `BATCH#${id}`;
const padded = (seq: number) => String(seq).padStart(12, '0');

export const affiliateKey = (id: AffiliateId): Key => ({ PK: affiliatePartition(id), SK: 'PROFILE' });
export const accountKey = (id: AffiliateId): Key => ({ PK: affiliatePartition(id), SK: 'RISE' });
/** All affiliates, sorted by their ids in lower case. */
export const affiliateShard = (shard: number) => `AFFILIATES#${shard}`;
export const affiliateSort = (id: AffiliateId) => `${foldedId(id)}#${id}`;
export const affiliateIndex = (id: AffiliateId): Gsi1 => ({
  GSI1PK: affiliateShard(shardOf(id)),
  GSI1SK: affiliateSort(id),
});
/**
 * What an affiliate is found by beside the id. Keys are seen where items are not, for example in CloudTrail's data events,
 * and names and addresses are personal. So a key has only their first three letters.
 */
export const searchKey = (id: AffiliateId, { field, head }: SearchHead): Key => ({
  PK: `SEARCH#${id}`,
  SK: `${field}#${head}`,
});
export const searchPartition = ({ field, head }: SearchHead) => `SEARCH#${field}#${[...head][0] ?? ''}`;
export const searchIndex = (id: AffiliateId, sought: SearchHead): Gsi1 => ({
  GSI1PK: searchPartition(sought),
  GSI1SK: `${sought.head}#${id}`,
});
/** Holds of people, and automatic holds of balances, by affiliate. */
export const HOLDS_INDEX = 'HOLDS';
export const holdIndex = (id: AffiliateId, currency?: Currency): Gsi2 => ({
  GSI2PK: HOLDS_INDEX,
  GSI2SK: `${id}#${currency ?? 'HOLD'}`,
});
/** Sorts after every hold of that affiliate, and before those of the next, because ids hold nothing that sorts so early. */
export const holdsEnd = (id: string) => `${id}$`;
/** Sorts after every text. */
export const LAST = '\u{10ffff}';

/** How often a hold of anybody was placed or lifted. A claim is good only while it is still the number that was read before the holds. */
export const HOLDS_KEY: Key = { PK: 'HOLDS', SK: 'VERSION' };
export const holdKey = (id: AffiliateId): Key => ({ PK: affiliatePartition(id), SK: 'HOLD' });
export const accountShard = (shard: number) => `RISEACCOUNT#${shard}`;
export const accountIndex = (id: AffiliateId): Gsi1 => ({
  GSI1PK: accountShard(shardOf(id)),
  GSI1SK: id,
});
export const inviteKey = (id: AffiliateId): Key => ({ PK: affiliatePartition(id), SK: 'INVITE' });
export const inviteShard = (shard: number) => `INVITE#${shard}`;
export const inviteIndex = (id: AffiliateId): Gsi1 => ({ GSI1PK: inviteShard(shardOf(id)), GSI1SK: id });
export const payeeGuardKey = (id: PayeeId): Key => ({ PK: `RISEID#${foldedPayeeId(id)}`, SK: 'RISEID' });

/** The holder comes last, because it is the provider's own text. */
export const accountHolderKey = (provider: string, holderId: string): Key => ({
  PK: `HOLDER#${provider}#${holderId}`,
  SK: 'HOLDER',
});

export const BALANCE_PREFIX = 'BALANCE#';
export const balanceKey = (id: AffiliateId, currency: Currency): Key => ({
  PK: affiliatePartition(id),
  SK: `${BALANCE_PREFIX}${currency}`,
});
export const payableIndex = (currency: Currency, shard: number) => `PAYABLE#${currency}#${shard}`;
export const payableIndexOf = (id: AffiliateId, currency: Currency): Gsi1 => ({
  GSI1PK: payableIndex(currency, shardOf(id)),
  GSI1SK: id,
});

export const entryPrefix = (currency: Currency) => `ENTRY#${currency}#`;
export const entryKey = (id: AffiliateId, currency: Currency, seq: number): Key => ({
  PK: affiliatePartition(id),
  SK: `${entryPrefix(currency)}${padded(seq)}`,
});
export const commissionKey = (id: CommissionId): Key => ({ PK: `COMMISSION#${id}`, SK: 'COMMISSION' });

export const adjustmentKey = (id: AdjustmentId): Key => ({ PK: `ADJUSTMENT#${id}`, SK: 'ADJUSTMENT' });

export const batchKey = (id: BatchId): Key => ({ PK: batchPk(id), SK: 'BATCH' });
export const BATCHES_INDEX = 'BATCHES';
export const batchIndexSort = (createdAt: Instant, id: BatchId) => `${createdAt}#${id}`;
export const batchStatusIndex = (status: BatchStatus) => `BATCHES#${status}`;

export const TRANSACTION_PREFIX = 'TXN#';
export const transactionKey = (id: TransactionId): Key => ({
  PK: batchPk(batchIdOf(id)),
  SK: `${TRANSACTION_PREFIX}${id}`,
});
/** Payments that were claimed together, under the id of the first. Each counts until the payment has an item of its own. */
export const CLAIMS_PREFIX = 'CLAIMS#';
export const claimsKey = (first: TransactionId): Key => ({
  PK: batchPk(batchIdOf(first)),
  SK: `${CLAIMS_PREFIX}${first}`,
});
/** How many attempts took payments of a batch that had no items, and how many other writes moved such payments. */
export const unwrittenKey = (id: BatchId): Key => ({ PK: batchPk(id), SK: 'UNWRITTEN' });
export const affiliateTransactionIndex = (id: AffiliateId) => `${affiliatePartition(id)}#TXN`;
export const transactionSort = (createdAt: Instant, id: TransactionId) => `${createdAt}#${id}`;
export const transactionStatusIndex = (status: PaymentStatus, shard: number) => `TXN#${status}#${shard}`;

export const ATTEMPT_PREFIX = 'ATTEMPT#';
export const attemptKey = (batch: BatchId, id: AttemptId): Key => ({
  PK: batchPk(batch),
  SK: `${ATTEMPT_PREFIX}${id}`,
});

/** The prefix of every audit entry in the partition of its subject. The stream is filtered by it. */
export const AUDIT_PREFIX = 'AUDIT#';
export const affiliateAuditKey = (id: AffiliateId, auditId: string): Key => ({
  PK: affiliatePartition(id),
  SK: `${AUDIT_PREFIX}${auditId}`,
});
export const batchAuditKey = (id: BatchId, auditId: string): Key => ({
  PK: batchPk(id),
  SK: `${AUDIT_PREFIX}${auditId}`,
});
export const providerAuditKey = (provider: string, auditId: string): Key => ({
  PK: `PROVIDER#${provider}`,
  SK: `${AUDIT_PREFIX}${auditId}`,
});
export const settingsAuditKey = (auditId: string): Key => ({ PK: 'SETTINGS', SK: `${AUDIT_PREFIX}${auditId}` });
export const auditDayIndex = (day: Day, shard: number) => `AUDIT#${day}#${shard}`;
export const auditIndex = (at: Instant, auditId: string): Gsi1 => ({
  GSI1PK: auditDayIndex(dayOf(at), shardOf(auditId)),
  GSI1SK: `${at}#${auditId}`,
});

/** The seals of all days, in order. Their parts and audit entries are beside them. */
export const SEALS_PARTITION = 'AUDITSEALS';
export const sealKey = (day: Day): Key => ({ PK: SEALS_PARTITION, SK: day });
const sealPartition = (day: Day) => `AUDITSEAL#${day}`;
export const sealPartKey = (day: Day, hash: string): Key => ({ PK: sealPartition(day), SK: `PART#${hash}` });
export const dayAuditKey = (day: Day, auditId: string): Key => ({
  PK: sealPartition(day),
  SK: `${AUDIT_PREFIX}${auditId}`,
});

/** Finished batches whose payments may come back, by when the provider is to be asked next. */
export const RETURNS_PARTITION = 'RETURNS';
export const returnsKey = (dueAt: Instant, id: BatchId): Key => ({ PK: RETURNS_PARTITION, SK: `${dueAt}#${id}` });
/** Sorts after all that are due at that moment, and before those of the next: `$` comes after `#`. */
export const returnsDueEnd = (at: Instant) => `${at}$`;

/** The finals of all batches, in order. */
export const FINALS_PARTITION = 'AUDITFINALS';
export const finalKey = (seq: number): Key => ({ PK: FINALS_PARTITION, SK: padded(seq) });

export const incidentKey = ({ kind, about, what }: IncidentRef): Key => ({
  PK: `INCIDENT#${about}`,
  SK: `${kind}#${what}`,
});
export const INCIDENTS_INDEX = 'INCIDENTS';
export const incidentStatusIndex = (status: IncidentStatus) => `INCIDENTS#${status}`;
/** All incidents by time, and those of a status by time. */
export const incidentIndexes = (incident: Incident): Gsi1 & Gsi2 => {
  const sort = timedSort(incident.raisedAt, incidentId(incident));
  return { GSI1PK: INCIDENTS_INDEX, GSI1SK: sort, GSI2PK: incidentStatusIndex(incident.status), GSI2SK: sort };
};

const webhookPartition = ({ provider, providerEventId }: WebhookEventRef) => `WEBHOOK#${provider}#${providerEventId}`;
export const webhookEventKey = (ref: WebhookEventRef): Key => ({ PK: webhookPartition(ref), SK: 'EVENT' });
export const webhookAuditKey = (ref: WebhookEventRef, auditId: string): Key => ({
  PK: webhookPartition(ref),
  SK: `${AUDIT_PREFIX}${auditId}`,
});
export const WEBHOOKS_INDEX = 'WEBHOOKS';
export const WEBHOOKS_RECEIVED_INDEX = 'WEBHOOKS#RECEIVED';
/** All webhook events by time, and separately those that are still to be handled. */
export const webhookEventIndexes = ({ status, receivedAt, ...ref }: IndexedWebhookEvent): Gsi1 & Partial<Gsi2> => {
  const sort = timedSort(receivedAt, webhookEventId(ref));
  return {
    GSI1PK: WEBHOOKS_INDEX,
    GSI1SK: sort,
    ...(status === 'RECEIVED' && { GSI2PK: WEBHOOKS_RECEIVED_INDEX, GSI2SK: sort }),
  };
};
type IndexedWebhookEvent = Pick<WebhookEvent, 'status' | 'receivedAt' | 'provider' | 'providerEventId'>;

const timedSort = (at: Instant, id: string) => `${at}#${id}`;
/** The moment at the start of a sort key. */
export const instantOfSort = (sort: string): string => sort.slice(0, sort.indexOf('#'));

export const previewPartition = (previewToken: string) => `PREVIEW#${previewToken}`;
export const previewKey = (previewToken: string, part: number): Key => ({
  PK: previewPartition(previewToken),
  SK: `PART#${padded(part)}`,
});

/** The idempotency key comes last, because it may hold any visible character and must not reach into the parts before it. */
export const requestKey = ({ sub, route, key }: RequestName): Key => ({
  PK: `REQUEST#${sub}#${route}#${key}`,
  SK: 'REQUEST',
});
export const requestAnswerKey = (name: RequestName, part: number): Key => ({
  PK: requestKey(name).PK,
  SK: `ANSWER#${padded(part)}`,
});

export const payableSummaryKey = (currency: Currency): Key => ({ PK: 'SUMMARY#PAYABLE', SK: currency });

export const unfinishedSummaryKey = (currency: Currency): Key => ({
  PK: 'SUMMARY#PAYABLE',
  SK: `${currency}#UNFINISHED`,
});
export const batchCounterKey = (year: string): Key => ({ PK: 'COUNTER#BATCH', SK: year });

export const sentHeadKey = (currency: Currency): Key => ({ PK: `SENT#${currency}`, SK: 'HEAD' });
export const sentBucketKey = (currency: Currency, bucket: Instant): Key => ({
  PK: `SENT#${currency}`,
  SK: `BUCKET#${bucket}`,
});
/** Sorts after every bucket, and before the head item. */
export const SENT_BUCKETS_END = 'BUCKET#~';

/**
 * The lost payments, which a provider has paid and our books do not know: of one transaction, and all by time. The
 * reference is the provider's own text, so it comes last.
 */
export const lostPaymentPartition = (id: TransactionId) => `LOST#${id}`;
export const lostPaymentKey = ({ transactionId, attemptId, providerReference }: LostPayment): Key => ({
  PK: lostPaymentPartition(transactionId),
  SK: `${attemptId}#${providerReference}`,
});
export const LOST_PAYMENTS_INDEX = 'LOSTPAYMENTS';
export const lostPaymentIndex = ({ at, transactionId, attemptId }: LostPayment): Gsi1 => ({
  GSI1PK: LOST_PAYMENTS_INDEX,
  GSI1SK: timedSort(at, `${transactionId}.${attemptId}`),
});
/** How far the recovery has come. */
export const RECOVERY_KEY: Key = { PK: 'RECOVERY', SK: 'PASS' };

export const SLOT_KEY: Key = { PK: 'SLOT', SK: 'EXECUTION' };
export const SWEEP_CURSOR_KEY: Key = { PK: 'SWEEP', SK: 'CURSOR' };
/** Since when every finished batch that has to is listed in {@link RETURNS_PARTITION}. */
export const UNLISTED_RETURNS_KEY: Key = { PK: 'SWEEP', SK: 'RETURNS' };
export const RECONCILIATION_KEY: Key = { PK: 'SWEEP', SK: 'RECONCILIATION' };
export const SYNC_CURSOR_KEY: Key = { PK: 'SYNC', SK: 'CURSOR' };
/** The last scheduled run. */
export const PAYOUT_RUN_KEY: Key = { PK: 'DAILY', SK: 'PAYOUTS' };
export const SETTINGS_KEY: Key = { PK: 'SETTINGS', SK: 'SETTINGS' };
export const CURSOR_SECRET_KEY: Key = { PK: 'SECRET#CURSOR', SK: 'SECRET' };

/** The Mock bank's own part of the table. Only the Mock provider reads it. */
export const mockBankPartition = (id: TransactionId) => `MOCKBANK#${id}`;
export const MOCK_BANK_ATTEMPT_PREFIX = 'ATTEMPT#';
export const mockBankKey = (id: TransactionId, attempt: AttemptId): Key => ({
  PK: mockBankPartition(id),
  SK: `${MOCK_BANK_ATTEMPT_PREFIX}${attempt}`,
});
export const mockBankPayeeKey = (id: PayeeId): Key => ({ PK: `MOCKBANK#PAYEE#${id}`, SK: 'PAYEE' });
/** The secret that the Mock bank signs its webhooks with. */
export const MOCK_BANK_SECRET_KEY: Key = { PK: 'MOCKBANK#WEBHOOKS', SK: 'SECRET' };
export const mockBankSubmissionKey = (id: TransactionId, attempt: AttemptId): Key => ({
  PK: mockBankPartition(id),
  SK: `SUBMISSION#${attempt}`,
});
export const mockBankFundsKey = (currency: Currency): Key => ({ PK: 'MOCKBANK#FUNDS', SK: currency });
export const MOCK_BANK_INVITES = 'MOCKBANK#INVITES';
export const mockBankInviteKey = (inviteId: string): Key => ({ PK: MOCK_BANK_INVITES, SK: inviteId });
export const MOCK_BANK_MOVEMENTS = 'MOCKBANK#MOVEMENTS';
export const mockBankMovementIndex = (at: Instant, id: TransactionId): Gsi1 => ({
  GSI1PK: MOCK_BANK_MOVEMENTS,
  GSI1SK: `${at}#${id}`,
});
