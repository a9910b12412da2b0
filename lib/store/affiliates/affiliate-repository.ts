import pMap from 'p-map';
import * as z from 'zod';
import type { AuditEntry } from '../../domain/audit/audit.ts';
import type { AffiliateId, PayeeId } from '../../domain/shared/ids.ts';
import type {
  AccountSave,
  AffiliateRange,
  AffiliateRepository,
  AffiliateSave,
  AuditedAffiliateSave,
  InviteSave,
} from '../../payouts/affiliates/affiliate-repository.ts';
import type { Paged, PageRequest } from '../../payouts/shared/paging.ts';
import { fromInviteItem, inviteWrites } from '../accounts/invite-item.ts';
import { auditWrite, isDoneBefore } from '../audit/audit-item.ts';
import {
  accountHolderKey,
  accountKey,
  accountShard,
  affiliateKey,
  inviteKey,
  inviteShard,
  payeeGuardKey,
  SHARDS,
} from '../keys.ts';
import { affiliateIdField } from '../shared/fields.ts';
import { listFromIndex } from '../shared/index-listing.ts';
import { sharedTransactions } from '../shared/shared-transactions.ts';
import type { RawItem, Refusal, Table, Write } from '../shared/table.ts';
import { accountWrite, forgetHolder, holderWrites, payeeGuardWrites } from './account-writes.ts';
import { fromAccountItem, fromAffiliateItem } from './affiliate-item.ts';
import { listedAffiliates } from './affiliate-listing.ts';
import { allWrites, partsOf } from './save-writes.ts';

const PARALLEL_TRANSACTIONS = 8;

const holderSchema = z.object({ affiliateId: affiliateIdField });

export class DynamoAffiliateRepository implements AffiliateRepository {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async find(ids: readonly AffiliateId[]) {
    const items = await this.#table.getMany(distinct(ids).map(affiliateKey));
    return new Map(items.map(fromAffiliateItem).map((affiliate) => [affiliate.affiliateId, affiliate]));
  }

  async findAccounts(ids: readonly AffiliateId[]) {
    const items = await this.#table.getMany(distinct(ids).map(accountKey));
    return new Map(items.map(fromAccountItem).map((account) => [account.affiliateId, account]));
  }

  async findByHolder(provider: string, holderId: string) {
    const item = await this.#table.get(accountHolderKey(provider, holderId));
    return item && holderSchema.parse(item).affiliateId;
  }

  async findByPayee(payeeId: PayeeId) {
    const item = await this.#table.get(payeeGuardKey(payeeId));
    return item && holderSchema.parse(item).affiliateId;
  }

  async save(save: AffiliateSave, audit: AuditEntry) {
    const { profile, accounts, guards, rest } = partsOf(save, audit);
    const writes = [...profile, ...accounts, ...guards, ...rest];
    const refusals = await this.#transact(writes, save.account);
    if (refusals.length === 0) return 'saved';
    if (isDoneBefore(refusals, writes)) return 'done';
    const firstGuard = profile.length + accounts.length;
    const onlyGuardRefused = refusals.every(({ index }) => index >= firstGuard && index < firstGuard + guards.length);
    return onlyGuardRefused ? 'payee-taken' : 'changed';
  }

  async saveTogether(saves: readonly AuditedAffiliateSave[]) {
    const transactions = sharedTransactions(saves.map(allWrites));
    const saved = await pMap(transactions, (writes) => this.#isWritten(writes), { concurrency: PARALLEL_TRANSACTIONS });
    return transactions.flatMap(({ length }, n) => Array.from({ length }, () => saved[n] === true));
  }

  async #isWritten(saves: readonly (readonly Write[])[]): Promise<boolean> {
    try {
      return (await this.#table.transact(saves.flat())).length === 0;
    } catch {
      // It may have been written nevertheless. Whoever tries one of them alone finds out.
      return false;
    }
  }

  async saveAccount(save: AccountSave, audit: AuditEntry) {
    const { before, after } = save;
    const guards = [...payeeGuardWrites(before, after), ...holderWrites(before, after)];
    const writes = [accountWrite(before, after), ...guards, auditWrite(audit)];
    const refusals = await this.#transact(writes, save);
    if (refusals.length === 0) return 'saved';
    if (isDoneBefore(refusals, writes)) return 'done';
    return refusals.every(({ index }) => index > 0) ? 'payee-taken' : 'changed';
  }

  listed(range: AffiliateRange, after?: string) {
    return listedAffiliates(this.#table, range, after);
  }

  listAccounts(page: PageRequest) {
    return this.#listShards(accountShard, page, fromAccountItem);
  }

  async findInvites(ids: readonly AffiliateId[]) {
    const items = await this.#table.getMany(distinct(ids).map(inviteKey));
    return new Map(items.map(fromInviteItem).map((invite) => [invite.affiliateId, invite]));
  }

  async saveInvite(save: InviteSave, audit: AuditEntry) {
    const refusals = await this.#table.transact([...inviteWrites(save), auditWrite(audit)]);
    return refusals.length === 0 ? 'saved' : 'changed';
  }

  listInvites(page: PageRequest) {
    return this.#listShards(inviteShard, page, fromInviteItem);
  }

  /** The writes, and the old holder is forgotten. If another affiliate has that holder by now, its entry stays. */
  async #transact(writes: readonly Write[], account: AccountSave | undefined): Promise<readonly Refusal[]> {
    const refusals = await this.#table.transact([...writes, ...(account ? forgetHolder(account) : [])]);
    const others = refusals.filter(({ index }) => index < writes.length);
    return refusals.length > 0 && others.length === 0 ? this.#table.transact(writes) : others;
  }

  /** Lists one shard after the other. */
  async #listShards<T>(
    partition: (shard: number) => string,
    { limit, after = {} }: PageRequest,
    parse: (item: RawItem) => T,
  ): Promise<Paged<T>> {
    const { shard: text = '0', ...within } = after;
    const shard = Number(text);
    const range = { index: 'GSI1', pk: partition(shard) } as const;
    const startKey = Object.keys(within).length > 0 ? within : undefined;
    const { items, next } = await listFromIndex(this.#table, range, { limit, after: startKey }, parse);
    if (next) return { items, next: { ...next, shard: text } };
    return { items, next: shard + 1 < SHARDS.length ? { shard: String(shard + 1) } : undefined };
  }
}

function distinct(ids: readonly AffiliateId[]): AffiliateId[] {
  return [...new Set(ids)];
}
