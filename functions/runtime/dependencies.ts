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
import { DynamoMockBank } from '../../lib/store/mock-bank/mock-bank-repository.ts';
import { DynamoRecoveryRepository } from '../../lib/store/recovery/recovery-repository.ts';
import { DynamoPayoutRunRepository } from '../../lib/store/schedules/payout-run-repository.ts';
import { DynamoSweepCursorRepository } from '../../lib/store/schedules/sweep-cursor-repository.ts';
import { DynamoSettingsRepository } from '../../lib/store/settings/settings-repository.ts';
import { DynamoCursorSecret } from '../../lib/store/shared/cursor-secret.ts';
import { DynamoRequestRepository } from '../../lib/store/shared/request-repository.ts';
import { Table } from '../../lib/store/shared/table.ts';
import { DynamoWebhookEventRepository } from '../../lib/store/webhooks/webhook-event-repository.ts';
import { dynamoDbClient } from './clients.ts';
import { Cursors } from './cursors.ts';
import { productEnvironment } from './environment.ts';
import { measuredDirectory } from './measured-provider.ts';
import { once } from './once.ts';
import { riseworksDependencies } from './riseworks.ts';

/** What use cases need. The factory of a handler names the part that it needs. */
export type Dependencies = {
  readonly affiliates: AffiliateRepository;
  readonly audits: AuditRepository;
  readonly batches: BatchRepository;
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

const environment = once(productEnvironment);
const table = once(() => new Table(dynamoDbClient(), environment().TABLE_NAME));

const affiliates = once(() => new DynamoAffiliateRepository(table()));
const audits = once(() => new DynamoAuditRepository(table()));
const batches = once(() => new DynamoBatchRepository(table()));
const holds = once(() => new DynamoHoldRepository(table()));
const ledger = once(() => new DynamoLedgerRepository(table()));
const sent = once(() => new DynamoSentRepository(table()));
const settings = once(() => new DynamoSettingsRepository(table()));
const previews = once(() => new DynamoPreviewRepository(table()));
const requests = once(() => new DynamoRequestRepository(table()));
const summaries = once(() => new DynamoPayableSummaryRepository(table()));
const sweepCursor = once(() => new DynamoSweepCursorRepository(table()));
const syncCursor = once(() => new DynamoSyncCursorRepository(table()));
const payoutRuns = once(() => new DynamoPayoutRunRepository(table()));
const incidents = once(() => new DynamoIncidentRepository(table()));
const recovery = once(() => new DynamoRecoveryRepository(table()));
const webhooks = once(() => new DynamoWebhookEventRepository(table()));
const watch = once(() => new DynamoWatchRepository(table()));
const cursors = once(() => new Cursors(new DynamoCursorSecret(table())));
const providers = once(() =>
  measuredDirectory(
    createProviderDirectory(
      environment().DISBURSEMENT_PROVIDER,
      {
        mockBank: new DynamoMockBank(table()),
        mockAttemptLifetimeSeconds: environment().MOCK_ATTEMPT_LIFETIME_SECONDS,
        riseworks: riseworksDependencies(),
      },
      environment().DISBURSEMENT_PROVIDERS,
    ),
  ),
);

/** The real ones. Each is made when it is first used, so a Lambda needs only the environment of what it uses. */
export const dependencies: Dependencies = {
  get affiliates() {
    return affiliates();
  },
  get audits() {
    return audits();
  },
  get batches() {
    return batches();
  },
  get holds() {
    return holds();
  },
  get ledger() {
    return ledger();
  },
  get sent() {
    return sent();
  },
  get settings() {
    return settings();
  },
  get previews() {
    return previews();
  },
  get requests() {
    return requests();
  },
  get summaries() {
    return summaries();
  },
  get providers() {
    return providers();
  },
  get sweepCursor() {
    return sweepCursor();
  },
  get syncCursor() {
    return syncCursor();
  },
  get payoutRuns() {
    return payoutRuns();
  },
  get incidents() {
    return incidents();
  },
  get recovery() {
    return recovery();
  },
  get webhooks() {
    return webhooks();
  },
  get watch() {
    return watch();
  },
  get cursors() {
    return cursors();
  },
};
