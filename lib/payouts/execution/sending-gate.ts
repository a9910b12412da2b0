import type { Batch, BatchWait } from '../../domain/batches/batch.ts';
import { isUnsent } from '../../domain/execution/held-up.ts';
import { freeAt, sentWithinDay } from '../../domain/execution/sent-window.ts';
import { stopOf } from '../../domain/settings/settings.ts';
import type { Instant } from '../../domain/shared/time.ts';
import type { Payment } from '../../domain/transactions/payment.ts';
import type { SettingsReader } from '../settings/settings-repository.ts';
import type { SentRepository } from './sent-repository.ts';

export type GateDependencies = { readonly settings: SettingsReader; readonly sent: SentRepository };

/** What may be sent of a batch at this moment. The commit of an attempt decides; this looks ahead. */
export type SendingGate = {
  /** For the commit: the settings that were read, and the window, if there is a limit. */
  readonly settingsVersion: number;
  readonly generation?: number | undefined;
  readonly sentVersion?: number | undefined;
  /** Payouts are paused, or the table was restored and the provider has not been asked about this batch. */
  readonly isStopped: boolean;
  /** Minor units that may be sent now; `undefined`: no limit. */
  readonly room?: bigint | undefined;
  readonly maySend: (payment: Payment) => boolean;
  /** Why none of these can be sent; nothing, if one of them can. */
  readonly waitOf: (payments: readonly Payment[]) => BatchWait | undefined;
};

export async function sendingGate(
  { settings, sent }: GateDependencies,
  batch: Batch,
  now: Instant,
): Promise<SendingGate> {
  const read = await settings.load();
  const { version: settingsVersion, generation } = read;
  const reason = stopOf(read) ?? (isOfBefore(batch, generation) ? 'restored' : undefined);
  if (reason)
    return {
      settingsVersion,
      generation,
      isStopped: true,
      maySend: () => false,
      waitOf: () => ({ reason, since: now }),
    };
  const limit = read.limits.dailyMinor.get(batch.currency);
  if (limit === undefined) {
    return { settingsVersion, generation, isStopped: false, maySend: () => true, waitOf: () => undefined };
  }
  const window = await sent.find(batch.currency, now);
  const room = limit - sentWithinDay(window, now);
  // One that is above the whole limit never fits: it goes on to Split, which refuses it for good.
  const maySend = ({ amountMinor }: Payment) => amountMinor <= room || amountMinor > limit;
  return {
    settingsVersion,
    generation,
    sentVersion: window.version,
    isStopped: false,
    room,
    maySend,
    waitOf: (payments) => {
      const unsent = payments.filter(isUnsent);
      if (unsent.length === 0 || unsent.some(maySend)) return undefined;
      const neededMinor = unsent.reduce((least, { amountMinor }) => (amountMinor < least ? amountMinor : least), limit);
      return { reason: 'daily_limit', since: now, neededMinor, until: freeAt(window, now, limit, neededMinor) };
    },
  };
}

/**
 * A batch from before the restore about which the provider was not asked. Or a run that began before it: its attempts would have
 * ids of the lost time, so the batch goes on in a new run.
 */
function isOfBefore({ generation: ofBatch, run }: Batch, generation: number | undefined): boolean {
  return ofBatch !== generation || (generation !== undefined && run <= generation);
}
