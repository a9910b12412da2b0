import type { AuditEntry } from '../../domain/audit/audit.ts';
import type { LostPayment } from '../../domain/recovery/lost-payment.ts';
import type { Recovery } from '../../domain/recovery/recovery.ts';
import type { TransactionId } from '../../domain/shared/ids.ts';
import type { Paged, PageRequest } from '../shared/paging.ts';

/** All that comparing books needs. */
export type LostPaymentReader = Pick<RecoveryRepository, 'findLost'>;

export interface RecoveryRepository {
  /** How far asking the provider has come; absent: it has not begun. */
  load(): Promise<Recovery | undefined>;
  /** `changed`: somebody else has gone on since it was read, and nothing was written. */
  save(after: Recovery): Promise<'saved' | 'changed'>;
  /** All that is known of one lost transaction; a provider may have paid it more than once. */
  findLost(id: TransactionId): Promise<readonly LostPayment[]>;
  /** `before` absent: it must be new. `countsAsSent`: it counts for the limit of 24 hours from now on. */
  saveLost(
    change: { readonly before: LostPayment | undefined; readonly after: LostPayment; readonly countsAsSent: boolean },
    audit: AuditEntry,
  ): Promise<'saved' | 'changed'>;
  /** In the order in which they were made at the provider. */
  listLost(page: PageRequest): Promise<Paged<LostPayment>>;
}
