import type { SFNClient } from '@aws-sdk/client-sfn';
import * as z from 'zod';
import { StepFunctionsScheduledRuns } from '../../../functions/runtime/step-functions-scheduled-runs.ts';
import { StepFunctionsStarter } from '../../../functions/runtime/step-functions-starter.ts';
import type { DailyTimes } from '../../../lib/payouts/schedules/daily-times.ts';
import type { ProviderDirectory } from '../../../lib/payouts/shared/payment-provider.ts';
import { DynamoSyncCursorRepository } from '../../../lib/store/accounts/sync-cursor-repository.ts';
import { DynamoAffiliateRepository } from '../../../lib/store/affiliates/affiliate-repository.ts';
import { DynamoHoldRepository } from '../../../lib/store/affiliates/hold-repository.ts';
import { DynamoAuditRepository } from '../../../lib/store/audit/audit-repository.ts';
import { DynamoBatchRepository } from '../../../lib/store/batches/batch-repository.ts';
import { DynamoPreviewRepository } from '../../../lib/store/batches/preview-repository.ts';
import { DynamoLedgerRepository } from '../../../lib/store/commissions/ledger-repository.ts';
import { DynamoSentRepository } from '../../../lib/store/execution/sent-repository.ts';
import { DynamoIncidentRepository } from '../../../lib/store/incidents/incident-repository.ts';
import { DynamoRecoveryRepository } from '../../../lib/store/recovery/recovery-repository.ts';
import { DynamoPayoutRunRepository } from '../../../lib/store/schedules/payout-run-repository.ts';
import { DynamoSweepCursorRepository } from '../../../lib/store/schedules/sweep-cursor-repository.ts';
import { DynamoSettingsRepository } from '../../../lib/store/settings/settings-repository.ts';
import type { Table } from '../../../lib/store/shared/table.ts';
import { DynamoPaymentRepository } from '../../../lib/store/transactions/payment-repository.ts';
import { DynamoWebhookEventRepository } from '../../../lib/store/webhooks/webhook-event-repository.ts';
import { PAYOUT_MACHINE, SCHEDULED_PAYOUTS_MACHINE } from './machine/machines.ts';

const DAILY_TIMES: DailyTimes = {
  payouts: { time: '02:00', timeZone: 'UTC' },
  sync: { time: '03:00', timeZone: 'UTC' },
};

/** The part of the client that our adapters use. */
export type StepFunctionsClient = { send(command: object): Promise<object> };

const clientSchema = z.custom<SFNClient>((value) => typeof value === 'object' && value !== null && 'send' in value);

/** The dependencies of the use cases: the real repositories and adapters, wired as in functions/runtime. */
export function productOf(table: Table, providers: ProviderDirectory, stepFunctions: StepFunctionsClient) {
  const client = clientSchema.parse(stepFunctions);
  return {
    affiliates: new DynamoAffiliateRepository(table),
    audits: new DynamoAuditRepository(table),
    batches: new DynamoBatchRepository(table),
    payments: new DynamoPaymentRepository(table),
    holds: new DynamoHoldRepository(table),
    ledger: new DynamoLedgerRepository(table),
    sent: new DynamoSentRepository(table),
    settings: new DynamoSettingsRepository(table),
    previews: new DynamoPreviewRepository(table),
    sweepCursor: new DynamoSweepCursorRepository(table),
    syncCursor: new DynamoSyncCursorRepository(table),
    payoutRuns: new DynamoPayoutRunRepository(table),
    incidents: new DynamoIncidentRepository(table),
    recovery: new DynamoRecoveryRepository(table),
    webhooks: new DynamoWebhookEventRepository(table),
    providers,
    executions: new StepFunctionsStarter(client, PAYOUT_MACHINE),
    scheduledRuns: new StepFunctionsScheduledRuns(client, SCHEDULED_PAYOUTS_MACHINE),
    dailyTimes: DAILY_TIMES,
  };
}

export type Product = ReturnType<typeof productOf>;
