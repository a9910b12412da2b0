import type { AffiliateRepository } from '../../lib/payouts/ports/affiliate-repository.ts';
import type { AuditRepository } from '../../lib/payouts/ports/audit-repository.ts';
import type { BatchRepository } from '../../lib/payouts/ports/batch-repository.ts';
import type { HoldRepository } from '../../lib/payouts/ports/hold-repository.ts';
import type { IncidentRepository } from '../../lib/payouts/ports/incident-repository.ts';
import type { LedgerRepository } from '../../lib/payouts/ports/ledger-repository.ts';
import type { PayableSummaryRepository } from '../../lib/payouts/ports/payable-summary-repository.ts';
import type { ProviderDirectory } from '../../lib/payouts/ports/payment-provider.ts';
import type { PayoutRunRepository } from '../../lib/payouts/ports/payout-run-repository.ts';
import type { PreviewRepository } from '../../lib/payouts/ports/preview-repository.ts';
import type { RequestRepository } from '../../lib/payouts/ports/request-repository.ts';
import type { SentRepository } from '../../lib/payouts/ports/sent-repository.ts';
import type { SettingsRepository } from '../../lib/payouts/ports/settings-repository.ts';
import type { SweepCursorRepository } from '../../lib/payouts/ports/sweep-cursor-repository.ts';
import type { SyncCursorRepository } from '../../lib/payouts/ports/sync-cursor-repository.ts';
import type { WatchRepository } from '../../lib/payouts/ports/watch-repository.ts';
import type { WebhookEventRepository } from '../../lib/payouts/ports/webhook-event-repository.ts';
import { createProviderDirectory } from '../../lib/providers/create-provider.ts';
import { DynamoAffiliateRepository } from '../../lib/store/affiliate-repository.ts';
import { DynamoAuditRepository } from '../../lib/store/audit-repository.ts';
import { DynamoBatchRepository } from '../../lib/store/batch-repository.ts';
import { DynamoCursorSecret } from '../../lib/store/cursor-secret.ts';
import { DynamoHoldRepository } from '../../lib/store/hold-repository.ts';
import { DynamoIncidentRepository } from '../../lib/store/incident-repository.ts';
import { DynamoLedgerRepository } from '../../lib/store/ledger-repository.ts';
import { DynamoMockBank } from '../../lib/store/mock-bank-repository.ts';
import { DynamoPayableSummaryRepository } from '../../lib/store/payable-summary-repository.ts';
import { DynamoPayoutRunRepository } from '../../lib/store/payout-run-repository.ts';
import { DynamoPreviewRepository } from '../../lib/store/preview-repository.ts';
import { DynamoRequestRepository } from '../../lib/store/request-repository.ts';
import { DynamoSentRepository } from '../../lib/store/sent-repository.ts';
import { DynamoSettingsRepository } from '../../lib/store/settings-repository.ts';
import { DynamoSweepCursorRepository } from '../../lib/store/sweep-cursor-repository.ts';
import { DynamoSyncCursorRepository } from '../../lib/store/sync-cursor-repository.ts';
import { Table } from '../../lib/store/table.ts';
import { DynamoWatchRepository } from '../../lib/store/watch-repository.ts';
import { DynamoWebhookEventRepository } from '../../lib/store/webhook-event-repository.ts';
import { dynamoDbClient } from './clients.ts';
import { Cursors } from './cursors.ts';
import { productEnvironment } from './environment.ts';
import { measuredDirectory } from './measured-provider.ts';
import { once } from './once.ts';

/** What use cases ask for. A handler's factory names the part that it needs. */
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
      },
      environment().DISBURSEMENT_PROVIDERS,
    ),
  ),
);

/** The real ones, each made when it is first asked for: a Lambda needs only the environment of what it uses. */
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
