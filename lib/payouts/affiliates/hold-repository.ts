import type { AffiliateHolds } from '../../domain/affiliates/holds.ts';
import type { AuditEntry } from '../../domain/audit/audit.ts';
import type { Balance } from '../../domain/commissions/ledger.ts';
import type { AffiliateId } from '../../domain/shared/ids.ts';

export interface HoldRepository {
  find(ids: readonly AffiliateId[]): Promise<ReadonlyMap<AffiliateId, AffiliateHolds>>;
  /** Raised by every change of anybody's holds; read before them, it tells a claim whether they are still what was read. */
  version(): Promise<number>;
  /**
   * One transaction: the affiliate's holds with their version, if they change, and the removal of these balances' own
   * holds. `changed`: something is no longer as it was read, and nothing was written.
   */
  save(
    change: {
      readonly holds?: { readonly before: AffiliateHolds; readonly after: AffiliateHolds } | undefined;
      readonly lifted: readonly Balance[];
      /** If it holds only under the settings that were read. */
      readonly settingsVersion?: number | undefined;
    },
    audit: AuditEntry,
  ): Promise<'saved' | 'changed'>;
}
