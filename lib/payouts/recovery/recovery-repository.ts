import type { AuditEntry } from '../../domain/audit/audit.ts';
import type { LostPayment } from '../../domain/recovery/lost-payment.ts';
import type { Recovery } from '../../domain/recovery/recovery.ts';
import type { TransactionId } from '../../domain/shared/ids.ts';
import type { Paged, PageRequest } from '../shared/paging.ts';

/** What the comparison of the books needs. */
export type LostPaymentReader = Pick<RecoveryRepository, 'findLost'>;

export interface RecoveryRepository {
  /** How far the recovery has come; absent if it has not begun. */
  load(): Promise<Recovery | undefined>;
  /** `changed`: somebody else has continued since it was read, and nothing was written. */
  save(after: Recovery): Promise<'saved' | 'changed'>;
  /** All lost payments of one transaction. A provider may have paid it more than once. */
  findLost(id: TransactionId): Promise<readonly LostPayment[]>;
  /** If `before` is absent, it must be new. `countsAsSent`: it counts for the limit of 24 hours from now on. */
  saveLost(
    change: { readonly before: LostPayment | undefined; readonly after: LostPayment; readonly countsAsSent: boolean },
    audit: AuditEntry,
  ): Promise<'saved' | 'changed'>;
  /** In the order in which they were made at the provider. */
  listLost(page: PageRequest): Promise<Paged<LostPayment>>;
}
