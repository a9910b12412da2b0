import type { AffiliateHolds } from '../../domain/affiliates/holds.ts';
import type { AuditEntry } from '../../domain/audit/audit.ts';
import type { Balance } from '../../domain/commissions/ledger.ts';
import type { AffiliateId } from '../../domain/shared/ids.ts';

export interface HoldRepository {
  find(ids: readonly AffiliateId[]): Promise<ReadonlyMap<AffiliateId, AffiliateHolds>>;
  /** Raised by every change of anybody's holds. To be read before the holds: a claim is refused if it has changed since. */
  version(): Promise<number>;
  /**
   * Written in one transaction: the affiliate's holds, if they change, with the version of all holds, and the removal of the
   * automatic holds of these balances. `changed`: something is no longer as it was read, and nothing was written. `done`: the
   * request that makes this audit entry has done it before, and nothing was written.
   */
  save(
    change: {
      readonly holds?: { readonly before: AffiliateHolds; readonly after: AffiliateHolds } | undefined;
      readonly lifted: readonly Balance[];
      /** If it holds only under the settings that were read. */
      readonly settingsVersion?: number | undefined;
    },
    audit: AuditEntry,
  ): Promise<'saved' | 'changed' | 'done'>;
}
