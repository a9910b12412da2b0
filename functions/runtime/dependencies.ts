import type { SyncCursorRepository } from '../../lib/payouts/accounts/sync-cursor-repository.ts';
import type { AffiliateRepository } from '../../lib/payouts/affiliates/affiliate-repository.ts';
import type { HoldRepository } from '../../lib/payouts/affiliates/hold-repository.ts';
import type { PayableSummaryRepository } from '../../lib/payouts/affiliates/payable-summary-repository.ts';
import type { AuditRepository } from '../../lib/payouts/audit/audit-repository.ts';
import type { BatchRepository } from '../../lib/payouts/batches/batch-repository.ts';
import type { PreviewRepository } from '../../lib/payouts/batches/preview-repository.ts';
import type { LedgerRepository } from '../../lib/payouts/commissions/ledger-repository.ts';
import type { SentRepository } from '../../lib/payouts/execution/sent-repository.ts';
import type { WatchRepository } from '../../lib/payouts/health/watch-repository.ts';
import type { IncidentRepository } from '../../lib/payouts/incidents/incident-repository.ts';
import type { RecoveryRepository } from '../../lib/payouts/recovery/recovery-repository.ts';
import type { PayoutRunRepository } from '../../lib/payouts/schedules/payout-run-repository.ts';
import type { SweepCursorRepository } from '../../lib/payouts/schedules/sweep-cursor-repository.ts';
import type { SettingsRepository } from '../../lib/payouts/settings/settings-repository.ts';
import type { ProviderDirectory } from '../../lib/payouts/shared/payment-provider.ts';
import type { RequestRepository } from '../../lib/payouts/shared/request-repository.ts';
import type { PaymentRepository } from '../../lib/payouts/transactions/payment-repository.ts';
import type { WebhookEventRepository } from '../../lib/payouts/webhooks/webhook-event-repository.ts';
import { createProviderDirectory } from '../../lib/providers/create-provider.ts';
import { DynamoSyncCursorRepository } from '../../lib/store/accounts/sync-cursor-repository.ts';
import { DynamoAffiliateRepository } from '../../lib/store/affiliates/affiliate-repository.ts';
import { DynamoHoldRepository } from '../../lib/store/affiliates/hold-repository.ts';
import { DynamoPayableSummaryRepository } from '../../lib/store/affiliates/payable-summary-repository.ts';
import { DynamoAuditRepository } from '../../lib/store/audit/audit-repository.ts';
import { DynamoBatchRepository } from '../../lib/store/batches/batch-repository.ts';
import { DynamoPreviewRepository } from '../../lib/store/batches/preview-repository.ts';
import { DynamoLedgerRepository } from '../../lib/store/commissions/ledger-repository.ts';
import { DynamoSentRepository } from '../../lib/store/execution/sent-repository.ts';
import { DynamoWatchRepository } from '../../lib/store/health/watch-repository.ts';
import { DynamoIncidentRepository } from '../../lib/store/incidents/incident-repository.ts';
import { BatchedMockBank } from '../../lib/store/mock-bank/batched-mock-bank.ts';
import { DynamoRecoveryRepository } from '../../lib/store/recovery/recovery-repository.ts';
import { DynamoPayoutRunRepository } from '../../lib/store/schedules/payout-run-repository.ts';
import { DynamoSweepCursorRepository } from '../../lib/store/schedules/sweep-cursor-repository.ts';
import { DynamoSettingsRepository } from '../../lib/store/settings/settings-repository.ts';
import { DynamoCursorSecret } from '../../lib/store/shared/cursor-secret.ts';
import { DynamoRequestRepository } from '../../lib/store/shared/request-repository.ts';
import { Table } from '../../lib/store/shared/table.ts';
import { DynamoPaymentRepository } from '../../lib/store/transactions/payment-repository.ts';
import { DynamoWebhookEventRepository } from '../../lib/store/webhooks/webhook-event-repository.ts';
import { dynamoDbClient } from './clients.ts';
import { Cursors } from './cursors.ts';
import { productEnvironment } from './environment.ts';
import { measuredDirectory } from './measured-provider.ts';
import { once } from './once.ts';
import { lazyRiseworks } from './riseworks/lazy-riseworks.ts';

/** What use cases need. The factory of a handler names the part that it needs. */
export type Dependencies = {
  readonly affiliates: AffiliateRepository;
  readonly audits: AuditRepository;
  readonly batches: BatchRepository;
  readonly payments: PaymentRepository;
  readonly holds: HoldRepository;
  readonly ledger: LedgerRepository;
  readonly sent: SentRepository;
  readonly settings: SettingsRepository;
  readonly previews: PreviewRepository;
  readonly requests: RequestRepository;
  readonly summaries: PayableSummaryRepository;
  readonly providers: ProviderDirectory;
  readonly sweepCursor: SweepCursorRepository;
  readonly syncCursor: SyncCursorRepository;
  readonly payoutRuns: PayoutRunRepository;
  readonly incidents: IncidentRepository;
  readonly recovery: RecoveryRepository;
  readonly webhooks: WebhookEventRepository;
  readonly watch: WatchRepository;
  readonly cursors: Cursors;
};

const environment = /* @__PURE__ */ once(productEnvironment);
const table = /* @__PURE__ */ once(() => new Table(dynamoDbClient(), environment().TABLE_NAME));

// Each is made when it is first asked for: a Lambda needs only the environment of what it uses, and carries nothing else.

export const affiliates = /* @__PURE__ */ once(() => new DynamoAffiliateRepository(table()));
export const audits = /* @__PURE__ */ once(() => new DynamoAuditRepository(table()));
export const batches = /* @__PURE__ */ once(() => new DynamoBatchRepository(table()));
export const payments = /* @__PURE__ */ once(() => new DynamoPaymentRepository(table()));
export const holds = /* @__PURE__ */ once(() => new DynamoHoldRepository(table()));
export const ledger = /* @__PURE__ */ once(() => new DynamoLedgerRepository(table()));
export const sent = /* @__PURE__ */ once(() => new DynamoSentRepository(table()));
export const settings = /* @__PURE__ */ once(() => new DynamoSettingsRepository(table()));
export const previews = /* @__PURE__ */ once(() => new DynamoPreviewRepository(table()));
export const requests = /* @__PURE__ */ once(() => new DynamoRequestRepository(table()));
export const summaries = /* @__PURE__ */ once(() => new DynamoPayableSummaryRepository(table()));
export const sweepCursor = /* @__PURE__ */ once(() => new DynamoSweepCursorRepository(table()));
export const syncCursor = /* @__PURE__ */ once(() => new DynamoSyncCursorRepository(table()));
export const payoutRuns = /* @__PURE__ */ once(() => new DynamoPayoutRunRepository(table()));
export const incidents = /* @__PURE__ */ once(() => new DynamoIncidentRepository(table()));
export const recovery = /* @__PURE__ */ once(() => new DynamoRecoveryRepository(table()));
export const webhooks = /* @__PURE__ */ once(() => new DynamoWebhookEventRepository(table()));
export const watch = /* @__PURE__ */ once(() => new DynamoWatchRepository(table()));
export const cursors = /* @__PURE__ */ once(() => new Cursors(new DynamoCursorSecret(table())));
export const providers = /* @__PURE__ */ once(() =>
  measuredDirectory(
    createProviderDirectory(
      environment().DISBURSEMENT_PROVIDER,
      {
        mockBank: new BatchedMockBank(table()),
        mockAttemptLifetimeSeconds: environment().MOCK_ATTEMPT_LIFETIME_SECONDS,
        riseworks: lazyRiseworks(),
      },
      environment().DISBURSEMENT_PROVIDERS,
    ),
  ),
);
