import type { Batch, BatchWait } from '../../domain/batch.ts';
import type { Payment } from '../../domain/payment.ts';
import { isPaused } from '../../domain/settings.ts';
import type { Instant } from '../../domain/time.ts';
import type { SettingsReader } from '../ports/settings-repository.ts';

export type GateDependencies = { readonly settings: SettingsReader };

/** What may be sent of a batch at this moment, and if nothing, why. The commit of an attempt decides; this looks ahead. */
export type SendingGate = {
  readonly maySend: (payment: Payment) => boolean;
  readonly wait?: BatchWait | undefined;
};

export async function sendingGate({ settings }: GateDependencies, _batch: Batch, now: Instant): Promise<SendingGate> {
  if (isPaused(await settings.load())) return { maySend: () => false, wait: { reason: 'paused', since: now } };
  return { maySend: () => true };
}
