import type { Affiliate, RiseAccount } from '../../domain/affiliates/affiliate.ts';
import type { AuditEntry } from '../../domain/audit/audit.ts';
import type { AffiliateId } from '../../domain/shared/ids.ts';
import type { Paged, PageRequest } from '../shared/paging.ts';

export type AffiliateSave = {
  readonly before: Affiliate | undefined;
  readonly after: Affiliate;
  /** Absent: the account stays as it is. */
  readonly account?: { readonly before: RiseAccount | undefined; readonly after: RiseAccount } | undefined;
};

export type AccountSave = NonNullable<AffiliateSave['account']>;

export interface AffiliateRepository {
  find(ids: readonly AffiliateId[]): Promise<ReadonlyMap<AffiliateId, Affiliate>>;
  findAccounts(ids: readonly AffiliateId[]): Promise<ReadonlyMap<AffiliateId, RiseAccount>>;
  /** `changed`: profile or account is no longer what `before` says. `rise-id-taken`: another affiliate has that rise id. */
  save(save: AffiliateSave, audit: AuditEntry): Promise<'saved' | 'changed' | 'rise-id-taken'>;
  /** The account alone; answers as `save` does. */
  saveAccount(save: AccountSave, audit: AuditEntry): Promise<'saved' | 'changed' | 'rise-id-taken'>;
  /** All linked accounts, in a stable order. */
  listAccounts(page: PageRequest): Promise<Paged<RiseAccount>>;
}
