import { quietFrom } from '../../domain/recovery/quiet.ts';
import type { FinishedPass } from '../../domain/recovery/recovery.ts';
import type { Restored, Settings } from '../../domain/settings/settings.ts';
import type { Context } from '../shared/context.ts';
import type { ProviderDirectory } from '../shared/payment-provider.ts';
import type { RecoveryRepository } from './recovery-repository.ts';

type Dependencies = {
  readonly recovery: Pick<RecoveryRepository, 'load'>;
  readonly providers: ProviderDirectory;
};

/**
 * In words, what keeps a restore from being settled; `undefined` if both directions were asked to the end and nothing is
 * left. It uses what the sweep has found, and asks no provider.
 */
export async function restoreLeft(
  { recovery, providers }: Dependencies,
  context: Context,
  { restored, generation }: Pick<Settings, 'restored' | 'generation'>,
): Promise<string | undefined> {
  if (!restored) return undefined;
  const known = await recovery.load();
  const last = known?.generation === generation ? known?.last : undefined;
  if (last?.isClean) return undefined;
  const later = waitsUntil(restored, providers);
  if (context.now() <= later) return `what was sent before it may arrive at the provider until ${later}`;
  return last ? leftBy(last) : 'the sweep has not asked the provider about everything yet';
}

function waitsUntil(restored: Restored, providers: ProviderDirectory) {
  return providers.names
    .map((name) => quietFrom(restored, providers.get(name)))
    .reduce((latest, at) => (at > latest ? at : latest), restored.stoppedAt);
}

function leftBy({ tally }: FinishedPass): string {
  const parts = [
    [tally.batchesLeft, 'batches from before the restore whose payments the provider has to be asked about'],
    [tally.lostPaymentsLeft, 'lost payments, which the provider has and we do not'],
    [tally.foreignLeft, 'payments at the provider without our reference whose incident is open'],
    [tally.incomplete, 'lists of the provider that were not complete'],
    [tally.failed, 'items that could not be read'],
  ] as const;
  const left = parts.flatMap(([count, what]) => (count > 0 ? `${count} ${what}` : []));
  return left.length === 0 ? 'the provider has to be asked once more' : left.join('; ');
}
