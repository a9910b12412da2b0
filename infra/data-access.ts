import type { RiseSecretName } from '../lib/providers/riseworks/secrets.ts';
import { fewest, type Grant, items, listed } from './grants.ts';

/**
 * What Lambdas may do with the table. A Lambda's row names the profiles that it needs, and it gets nothing else. Each
 * profile is a set of DynamoDB actions on partitions whose keys match one of its patterns. `GetItem`, `BatchGetItem` and
 * `Query` read. A transaction needs the permission of each operation in it, and none of its own. Nothing in the product
 * scans, lists tables or writes in batches.
 */

export const DATA_PROFILES = {
  /** Requests with an idempotency key, and their answers. */
  'requests.keep': items('REQUEST#*', 'BatchGetItem', 'PutItem', 'UpdateItem'),

  // An affiliate's partition: profile, Rise account, balances, ledger entries, audit entries.
  'affiliates.find': items('AFFILIATE#*', 'BatchGetItem'),
  'affiliates.save': [
    ...items('AFFILIATE#*', 'PutItem'),
    ...items('RISEID#*', 'PutItem', 'DeleteItem'),
    ...items('HOLDER#*', 'PutItem', 'DeleteItem'),
  ],
  /** The entries that the search finds an affiliate by. Old ones are removed. */
  'affiliates.enter': items('SEARCH#*', 'PutItem', 'DeleteItem'),
  /** By id, by name or e-mail address, and those on hold. */
  'affiliates.list': [...listed('GSI1', 'AFFILIATES#*'), ...listed('GSI1', 'SEARCH#*'), ...listed('GSI2', 'HOLDS')],

  /** Whether a hold was placed or lifted since they were read: asked before whatever may lead to a claim. */
  'holds.version': items('HOLDS', 'GetItem'),
  'holds.place': [...items('AFFILIATE#*', 'PutItem'), ...items('HOLDS', 'UpdateItem')],
  /** Also lifts automatic holds of balances: of money that moved twice, or of a payment refused after it was paid. */
  'holds.lift': [...items('AFFILIATE#*', 'PutItem', 'UpdateItem'), ...items('HOLDS', 'UpdateItem')],

  /** Linked accounts, and the invites of affiliates without one. */
  'accounts.list': [
    ...listed('GSI1', 'RISEACCOUNT#*'),
    ...listed('GSI1', 'INVITE#*'),
    ...items('AFFILIATE#*', 'BatchGetItem'),
  ],
  /** What the provider says of an account or an invite. The link itself stays. */
  'accounts.refresh': [...items('AFFILIATE#*', 'PutItem'), ...items('HOLDER#*', 'PutItem', 'DeleteItem')],
  /** Keeps the invite of an affiliate who has no account there. */
  'accounts.invite': items('AFFILIATE#*', 'PutItem', 'ConditionCheckItem'),
  /** Who has the account with that payee id. */
  'accounts.by-payee': items('RISEID#*', 'GetItem'),
  /** Who has the account that a message of the provider is about. */
  'accounts.by-holder': items('HOLDER#*', 'GetItem'),

  'ledger.read': items('AFFILIATE#*', 'Query'),
  'ledger.accrue': [
    ...items('AFFILIATE#*', 'PutItem', 'UpdateItem'),
    ...items('COMMISSION#*', 'BatchGetItem', 'PutItem'),
  ],
  /** Appends an entry, and keeps the adjustment under its id. */
  'ledger.adjust': [...items('AFFILIATE#*', 'PutItem', 'UpdateItem'), ...items('ADJUSTMENT#*', 'GetItem', 'PutItem')],
  /** Appends an entry, and notes on the commission that it was reversed. */
  'ledger.reverse': [
    ...items('AFFILIATE#*', 'PutItem', 'UpdateItem'),
    ...items('COMMISSION#*', 'BatchGetItem', 'UpdateItem'),
  ],
  /** Releases the one open claim. It cannot append an entry. */
  'ledger.release': items('AFFILIATE#*', 'UpdateItem'),
  /** Claims, on condition that no hold was placed since they were read. */
  'ledger.claim': [...items('AFFILIATE#*', 'UpdateItem'), ...items('HOLDS', 'GetItem', 'ConditionCheckItem')],
  /** Settles and releases. Appends an entry and raises an incident when money moved twice or came back. */
  'ledger.settle': [
    ...items('AFFILIATE#*', 'PutItem', 'UpdateItem'),
    ...items('INCIDENT#*', 'PutItem'),
    ...items('SENT#*', 'UpdateItem'),
  ],

  'payable.list': listed('GSI1', 'PAYABLE#*'),
  'payable.summarise': items('SUMMARY#PAYABLE', 'GetItem', 'PutItem'),
  'previews.find': items('PREVIEW#*', 'Query'),
  'previews.save': items('PREVIEW#*', 'PutItem'),

  // A batch's partition: the batch, its payments, attempts and audit entries.
  'batches.find': items('BATCH#*', 'GetItem'),
  'batches.list': [...listed('GSI1', 'BATCHES'), ...items('BATCH#*', 'BatchGetItem')],
  'batches.by-status': [...listed('GSI2', 'BATCHES#*'), ...items('BATCH#*', 'BatchGetItem')],
  'batches.oldest': [...listed('GSI2', 'BATCHES#*'), ...items('BATCH#*', 'GetItem')],
  'batches.number': items('COUNTER#BATCH', 'UpdateItem'),
  'batches.save': items('BATCH#*', 'PutItem'),

  // A payment has an item of its own from the first thing that happens to it alone; before, it is read from its claims and
  // from its attempt.
  'payments.of-batch': items('BATCH#*', 'GetItem', 'Query'),
  'payments.of-affiliate': [
    ...listed('GSI1', 'AFFILIATE#*#TXN'),
    ...items('AFFILIATE#*', 'Query'),
    ...items('BATCH#*', 'GetItem', 'BatchGetItem', 'Query'),
  ],
  'payments.open': [...listed('GSI2', 'TXN#*'), ...items('BATCH#*', 'BatchGetItem')],
  /** Payments and attempts by id. */
  'payments.find': items('BATCH#*', 'GetItem', 'BatchGetItem', 'Query'),
  /** Payments, attempts, and the counts of their batch. */
  'payments.save': items('BATCH#*', 'PutItem', 'UpdateItem'),

  // The final entries of all batches, each of which commits to the one before.
  'batches.finish': [...items('AUDITFINALS', 'Query', 'PutItem'), ...items('RETURNS', 'PutItem')],

  /** Audit entries of any day, whatever they are about. */
  'audit.read': [
    ...listed('GSI1', 'AUDIT#*'),
    ...items('BATCH#*', 'BatchGetItem'),
    ...items('AFFILIATE#*', 'BatchGetItem'),
    ...items('SETTINGS', 'BatchGetItem'),
    ...items('AUDITSEAL#*', 'BatchGetItem'),
    ...items('WEBHOOK#*', 'BatchGetItem'),
    ...items('PROVIDER#*', 'BatchGetItem'),
  ],
  /** The entries of one batch. */
  'audit.of-batch': items('BATCH#*', 'Query'),
  'audit.seals': items('AUDITSEALS', 'Query'),
  'audit.seal': [...items('AUDITSEALS', 'PutItem'), ...items('AUDITSEAL#*', 'PutItem')],
  /**
   * What checking the chains of the log needs: the seals with their parts, the final entries, and the batches that an index
   * lists.
   */
  'audit.parts': [...items('AUDITSEALS', 'GetItem'), ...items('AUDITSEAL#*', 'GetItem')],
  'audit.finals': items('AUDITFINALS', 'GetItem', 'Query'),
  'audit.batches': listed('GSI2', 'BATCHES#*'),

  /** How many incidents are open, and when the newest webhook event arrived. The indexes alone tell both. */
  'incidents.watch': listed('GSI2', 'INCIDENTS#OPEN'),
  'webhooks.watch': listed('GSI1', 'WEBHOOKS'),

  'slot.look': items('SLOT', 'GetItem'),
  'slot.take': items('SLOT', 'PutItem'),
  'slot.give-back': items('SLOT', 'DeleteItem'),

  /** What was sent within the last 24 hours. */
  'sent.read': items('SENT#*', 'GetItem', 'Query'),
  /** Why a QUEUED batch waits: the slot, the batches before it, the pause and the limits, and what was sent. */
  'queue.look': [
    ...items('SLOT', 'GetItem'),
    ...listed('GSI2', 'BATCHES#QUEUED'),
    ...items('BATCH#*', 'GetItem'),
    ...items('SETTINGS', 'GetItem'),
    ...items('SENT#*', 'GetItem', 'Query'),
  ],

  'settings.read': items('SETTINGS', 'GetItem'),
  /** The settings, and their audit entries. */
  'settings.save': items('SETTINGS', 'PutItem'),
  /** The transaction that commits an attempt has the pause as a condition. */
  'settings.not-paused': items('SETTINGS', 'ConditionCheckItem'),
  /** Whether approval is needed was decided by these settings, so the write that queues a batch has them as a condition. */
  'settings.as-read': items('SETTINGS', 'ConditionCheckItem'),

  /** How far the recovery after a restore has come. */
  'recovery.look': items('RECOVERY', 'GetItem'),
  'recovery.note': items('RECOVERY', 'GetItem', 'PutItem'),
  /** The lost payments: what the provider paid and the restored books did not know. */
  'recovery.find-lost': items('LOST#*', 'Query'),
  'recovery.save-lost': items('LOST#*', 'PutItem'),
  'recovery.list-lost': [...listed('GSI1', 'LOSTPAYMENTS'), ...items('LOST#*', 'BatchGetItem')],

  'incidents.list': [...listed('GSI1', 'INCIDENTS'), ...items('INCIDENT#*', 'BatchGetItem')],
  'incidents.by-status': [...listed('GSI2', 'INCIDENTS#*'), ...items('INCIDENT#*', 'BatchGetItem')],
  'incidents.find': items('INCIDENT#*', 'GetItem'),
  /** Incidents, and the audit entries of the batches that they are about. */
  'incidents.raise': [...items('INCIDENT#*', 'BatchGetItem', 'PutItem'), ...items('BATCH#*', 'PutItem')],
  /** The audit entry for a payment at the provider that no batch of ours knows. */
  'incidents.raise-at-provider': items('PROVIDER#*', 'PutItem'),
  /** The incident, and the audit entry of the affiliate, batch or provider that it is about. */
  'incidents.resolve': [
    ...items('INCIDENT#*', 'PutItem'),
    ...items('AFFILIATE#*', 'PutItem'),
    ...items('BATCH#*', 'PutItem'),
    ...items('PROVIDER#*', 'PutItem'),
  ],

  // A webhook event's partition: the event and its audit entries.
  'webhooks.find': items('WEBHOOK#*', 'GetItem'),
  'webhooks.store': items('WEBHOOK#*', 'PutItem'),
  'webhooks.list': [...listed('GSI1', 'WEBHOOKS'), ...items('WEBHOOK#*', 'BatchGetItem')],
  'webhooks.received': [...listed('GSI2', 'WEBHOOKS#RECEIVED'), ...items('WEBHOOK#*', 'BatchGetItem')],

  // The Mock provider's own books. A look-up after the end of a submission's lifetime closes it if it has not arrived.
  'mock-bank.look-up': items('MOCKBANK#*', 'BatchGetItem', 'PutItem'),
  /** What it knows of a payment by our reference. */
  'mock-bank.find': items('MOCKBANK#*', 'Query'),
  /** What it lists as paid within a period. */
  'mock-bank.list': [...listed('GSI1', 'MOCKBANK#MOVEMENTS'), ...items('MOCKBANK#*', 'BatchGetItem')],
  /** The secret that signs its webhooks. The first use in a new deployment makes it. */
  'mock-bank.webhooks': items('MOCKBANK#WEBHOOKS', 'GetItem', 'PutItem'),
  /** What was decided about a payee there. */
  'mock-bank.payees': items('MOCKBANK#PAYEE#*', 'BatchGetItem'),
  /** The money that is left there, if people have set it. */
  'mock-bank.funds': items('MOCKBANK#FUNDS', 'GetItem'),
  /** Who was invited. */
  'mock-bank.invite': items('MOCKBANK#INVITES', 'PutItem'),
  'mock-bank.invites': items('MOCKBANK#INVITES', 'Query'),
  'mock-bank.pay': [
    ...items('MOCKBANK#*', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'),
    ...items('MOCKBANK#FUNDS', 'GetItem'),
  ],

  /** The secret that signs list cursors. The first listing in a new deployment makes it. */
  'cursors.sign': items('SECRET#CURSOR', 'GetItem', 'PutItem'),
  /** The last scheduled run that was started. */
  'payout-runs.look': items('DAILY', 'GetItem'),
  'payout-runs.note': items('DAILY', 'PutItem'),
  /** Finished batches by when the provider is to be asked again whether payments came back. */
  'returns.look': items('RETURNS', 'Query', 'PutItem', 'DeleteItem'),
  /** Where the last sweep stopped. */
  'sweep.cursor': items('SWEEP', 'GetItem', 'PutItem'),
  /** Where the sync of all accounts stands. */
  'sync.cursor': items('SYNC', 'GetItem', 'PutItem'),
} as const satisfies Record<string, readonly Grant[]>;

export type DataProfile = keyof typeof DATA_PROFILES;

/** All that these profiles allow, in as few grants as that takes. */
export const grantsOf = (profiles: readonly DataProfile[]): Grant[] =>
  fewest(profiles.flatMap((profile): readonly Grant[] => DATA_PROFILES[profile]));

/** What a Lambda may do with runs of the payout state machine. */
export type ExecutionAction = 'StartExecution' | 'DescribeExecution';

/** The access of one Lambda, from its row. */
export interface Access {
  readonly data: readonly DataProfile[];
  readonly executions?: readonly ExecutionAction[];
  /** The secrets of RiseWorks that it may read, in a deployment that pays through it: `login` asks, `signing` pays. */
  readonly riseSecrets?: readonly RiseSecretName[];
  /** May start a scheduled run, and knows when one is due. */
  readonly startsScheduledRuns?: true;
  /** If absent, as much as every Lambda has. Lambda's computing power grows with memory; 1,769 MB are one processor. */
  readonly memoryMb?: number;
}
