import pMap from 'p-map';
import * as z from 'zod';
import type { PayoutAccount } from '../../domain/accounts/payout-account.ts';
import type { AuditEntry } from '../../domain/audit/audit.ts';
import { type AffiliateId, isSamePayee, type PayeeId } from '../../domain/shared/ids.ts';
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
import { fromAccountItem, fromAffiliateItem, toAccountItem, toAffiliateItem } from './affiliate-item.ts';
import { listedAffiliates } from './affiliate-listing.ts';
import { searchWrites } from './search-writes.ts';

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

/** The writes of a save, the audit entry as the last one. */
function partsOf({ before, after, account }: AffiliateSave, audit: AuditEntry) {
  const profile: Write = {
    Put: {
      Item: toAffiliateItem(after),
      ...(before
        ? {
            ConditionExpression: 'updatedAt = :before',
            ExpressionAttributeValues: { ':before': before.updatedAt },
          }
        : { ConditionExpression: 'attribute_not_exists(PK)' }),
    },
  };
  return {
    profile: [profile],
    accounts: account ? [accountWrite(account.before, account.after)] : [],
    guards: account ? payeeGuardWrites(account.before, account.after) : [],
    rest: [
      ...(account ? holderWrites(account.before, account.after) : []),
      ...searchWrites(before, after),
      auditWrite(audit),
    ],
  };
}

/** With all that is refused if anything is in the way. */
function allWrites({ save, audit }: AuditedAffiliateSave): readonly Write[] {
  const { profile, accounts, guards, rest } = partsOf(save, audit);
  return [...profile, ...accounts, ...guards, ...rest, ...(save.account ? forgetHolder(save.account) : [])];
}

function accountWrite(before: PayoutAccount | undefined, after: PayoutAccount): Write {
  return {
    Put: {
      Item: toAccountItem(after),
      ...(before
        ? {
            // The time alone cannot distinguish two changes within one millisecond.
            ConditionExpression:
              '(payeeId = :payeeId OR riseId = :payeeId) AND checkedAt = :checkedAt AND kycStatus = :kycStatus AND canReceivePayments = :can',
            ExpressionAttributeValues: {
              ':payeeId': before.payeeId,
              ':checkedAt': before.checkedAt,
              ':kycStatus': before.kycStatus,
              ':can': before.canReceivePayments,
            },
          }
        : { ConditionExpression: 'attribute_not_exists(PK)' }),
    },
  };
}

/** A payee id belongs to one affiliate. Its guard item is written with the account, and removed when the account changes. */
function payeeGuardWrites(before: PayoutAccount | undefined, after: PayoutAccount): Write[] {
  // The affiliate already has this payee id, so the guard stays.
  if (before && isSamePayee(before.payeeId, after.payeeId)) return [];
  const take: Write = {
    Put: {
      Item: { ...payeeGuardKey(after.payeeId), affiliateId: after.affiliateId, payeeId: after.payeeId },
      ConditionExpression: 'attribute_not_exists(PK) OR affiliateId = :affiliateId',
      ExpressionAttributeValues: { ':affiliateId': after.affiliateId },
    },
  };
  return before ? [take, { Delete: { Key: { ...payeeGuardKey(before.payeeId) } } }] : [take];
}

/** Records whose account a message of the provider is about. It guards nothing, so the newest link counts. */
function holderWrites(before: PayoutAccount | undefined, after: PayoutAccount): Write[] {
  const key = holderKeyOf(after);
  if (!key || key.PK === holderKeyOf(before)?.PK) return [];
  return [{ Put: { Item: { ...key, affiliateId: after.affiliateId } } }];
}

/** Refused if the entry names another affiliate. */
function forgetHolder({ before, after }: AccountSave): Write[] {
  const key = holderKeyOf(before);
  if (!key || key.PK === holderKeyOf(after)?.PK) return [];
  return [
    {
      Delete: {
        Key: { ...key },
        ConditionExpression: 'attribute_not_exists(PK) OR affiliateId = :affiliateId',
        ExpressionAttributeValues: { ':affiliateId': after.affiliateId },
      },
    },
  ];
}

function holderKeyOf(account: PayoutAccount | undefined) {
  return account?.holderId === undefined ? undefined : accountHolderKey(account.provider, account.holderId);
}

function distinct(ids: readonly AffiliateId[]): AffiliateId[] {
  return [...new Set(ids)];
}
