import type { Instant } from '../../domain/shared/time.ts';
import type { BatchRepository } from '../batches/batch-repository.ts';
import type { SentRepository } from '../execution/sent-repository.ts';
import type { IncidentRepository } from '../incidents/incident-repository.ts';
import type { SettingsReader } from '../settings/settings-repository.ts';
import type { ProviderDirectory } from '../shared/payment-provider.ts';
import type { PaymentRepository } from '../transactions/payment-repository.ts';
import type { WebhookEventRepository } from '../webhooks/webhook-event-repository.ts';
import type { WatchRepository } from './watch-repository.ts';

/** `warn`: somebody should look, payouts go on. `fail`: payouts do not go on by themselves. */
export type HealthState = 'ok' | 'warn' | 'fail';

/**
 * The result of one check. Its words are ours, and name batches, but no affiliate and no amount, because anyone may read
 * them.
 */
export type Finding = {
  readonly state: HealthState;
  readonly detail: string;
  readonly count?: number | undefined;
  /** Whether there are more than `count`. */
  readonly isMore?: boolean | undefined;
  /** Since when this is so, or when it last happened. */
  readonly since?: Instant | undefined;
};

export type HealthCheck = Finding & { readonly name: string };

export type HealthDependencies = {
  readonly batches: BatchRepository;
  readonly payments: Pick<PaymentRepository, 'ofBatch'>;
  readonly watch: WatchRepository;
  readonly incidents: Pick<IncidentRepository, 'summariseOpen'>;
  readonly webhooks: Pick<WebhookEventRepository, 'newestReceivedAt'>;
  readonly settings: SettingsReader;
  readonly sent: SentRepository;
  readonly providers: ProviderDirectory;
};

/** Counting stops here, and the answer says that there are more. */
export const COUNT_LIMIT = 100;

export const HOUR_SECONDS = 3_600;
export const DAY_SECONDS = 86_400;
