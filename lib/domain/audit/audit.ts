import type { AffiliateId, BatchId } from '../shared/ids.ts';
import type { Instant } from '../shared/time.ts';
import type { PaymentAction } from '../transactions/payment-change.ts';
import type { WebhookEventRef } from '../webhooks/webhook-event.ts';
import type { Actor } from './actor.ts';
import type { AuditFinal, AuditLink } from './audit-link.ts';
import type { Day } from './audit-seal.ts';

export type BatchAction =
  | 'batch.claimed'
  | 'batch.created'
  | 'batch.approved'
  | 'batch.queued'
  | 'batch.run_started'
  | 'batch.processing'
  | 'batch.settling'
  | 'batch.parked'
  | 'batch.completed'
  | 'batch.failed'
  | 'batch.cancelling'
  | 'batch.cancelled'
  | 'batch.returns_checked'
  | 'batch.recovered';

export type SettingsAction =
  | 'config.changed'
  | 'config.change_proposed'
  | 'config.change_withdrawn'
  | 'payouts.paused'
  | 'payouts.resumed'
  | 'payouts.restored'
  | 'payouts.restore_settled';
export type WebhookAction = 'webhook.received' | 'webhook.applied' | 'webhook.ignored' | 'webhook.replayed';

export type AuditAction =
  | 'affiliate.imported'
  | 'affiliate.updated'
  | 'affiliate.held'
  | 'affiliate.release_proposed'
  | 'affiliate.release_withdrawn'
  | 'affiliate.released'
  | 'commissions.accrued'
  | 'commission.reversed'
  | 'audit.sealed'
  | 'request.refused'
  | 'balance.adjusted'
  | 'lost_payment.noted'
  | SettingsAction
  | 'incident.raised'
  | 'incident.resolved'
  | 'account.linked'
  | 'account.invited'
  | 'account.invite_accepted'
  | 'account.refreshed'
  | WebhookAction
  | BatchAction
  | PaymentAction;

export type AuditStatus = 'SUCCESS' | 'FAILURE' | 'WARNING' | 'INFO';

export type AuditSubject =
  | { readonly type: 'affiliate'; readonly affiliateId: AffiliateId }
  | { readonly type: 'batch'; readonly batchId: BatchId }
  | { readonly type: 'settings' }
  /** A payment at the provider that no batch of ours knows. */
  | { readonly type: 'provider'; readonly provider: string }
  | ({ readonly type: 'webhook' } & WebhookEventRef)
  /** A day of the audit log itself. */
  | { readonly type: 'day'; readonly day: Day };

/**
 * One entry of the audit log. It is written in the transaction of the change that it records. One entry may record several.
 */
export type AuditEntry = {
  readonly auditId: string;
  readonly subject: AuditSubject;
  readonly action: AuditAction;
  readonly status: AuditStatus;
  readonly actor: Actor;
  readonly at: Instant;
  readonly details: AuditDetails;
  /** One for each payment and batch that was changed; added when the entry is written. */
  readonly links?: readonly AuditLink[] | undefined;
  /** Only in the entry that ends a batch. */
  readonly final?: AuditFinal | undefined;
};

/** Facts of the change: ids, states, amounts as decimal strings. No personal data and no secrets. */
export type AuditDetails = { readonly [name: string]: AuditValue };
export type AuditValue = string | number | boolean | readonly AuditValue[] | AuditDetails;
