import type { Balance } from '../../domain/commissions/ledger.ts';
import type { LostPayment } from '../../domain/recovery/lost-payment.ts';
import { quietFrom } from '../../domain/recovery/quiet.ts';
import type { Recovery } from '../../domain/recovery/recovery.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { Instant } from '../../domain/shared/time.ts';
import type { LedgerRepository } from '../commissions/ledger-repository.ts';
import type { SettingsReader } from '../settings/settings-repository.ts';
import type { Context } from '../shared/context.ts';
import type { Paged, PageRequest } from '../shared/paging.ts';
import type { ProviderDirectory } from '../shared/payment-provider.ts';
import type { RecoveryRepository } from './recovery-repository.ts';
import { restoreLeft } from './restore-left.ts';

type Dependencies = {
  readonly settings: SettingsReader;
  readonly providers: ProviderDirectory;
  readonly ledger: LedgerRepository;
  readonly recovery: RecoveryRepository;
};

export type LostPaymentView = LostPayment & {
  /** What its affiliate is owed now. It is negative until what the payment covered is imported again. */
  readonly balance?: Balance | undefined;
};

export type RecoveryView = Pick<Settings, 'restored' | 'lastRestore'> & {
  /** In words; absent if nothing is left, or there is no restore to settle. */
  readonly left?: string | undefined;
  readonly recovery?: Recovery | undefined;
  readonly providers: readonly { readonly provider: string; readonly quietFrom: Instant }[];
  readonly lost: Paged<LostPaymentView>;
};

/** How far the recovery after a restore has come, and the lost payments. */
export async function getRecovery(deps: Dependencies, context: Context, page: PageRequest): Promise<RecoveryView> {
  const { restored, lastRestore, generation } = await deps.settings.load();
  const known = await deps.recovery.load();
  const { items, next } = await deps.recovery.listLost(page);
  const { names } = deps.providers;
  return {
    restored,
    lastRestore,
    left: await restoreLeft(deps, context, { restored, generation }),
    recovery: known?.generation === generation ? known : undefined,
    providers: restored
      ? names.map((name) => ({ provider: name, quietFrom: quietFrom(restored, deps.providers.get(name)) }))
      : [],
    lost: { items: await withBalances(deps, items), next },
  };
}

async function withBalances(
  { ledger }: Dependencies,
  lost: readonly LostPayment[],
): Promise<readonly LostPaymentView[]> {
  const balances = new Map<string, Balance>();
  for (const [currency, same] of Map.groupBy(lost, (one) => one.currency)) {
    const ids = same.flatMap(({ affiliateId }) => affiliateId ?? []);
    for (const [id, balance] of await ledger.find(ids, currency)) balances.set(`${id} ${currency}`, balance);
  }
  return lost.map((one) => ({ ...one, balance: balances.get(`${one.affiliateId} ${one.currency}`) }));
}
