import type { AuditEntry } from '../../domain/audit/audit.ts';
import type { AffiliateSave, AuditedAffiliateSave } from '../../payouts/affiliates/affiliate-repository.ts';
import { auditWrite } from '../audit/audit-item.ts';
import type { Write } from '../shared/table.ts';
import { accountWrite, forgetHolder, holderWrites, payeeGuardWrites } from './account-writes.ts';
import { toAffiliateItem } from './affiliate-item.ts';
import { searchWrites } from './search-writes.ts';

/** The writes of a save, the audit entry as the last one. */
export function partsOf({ before, after, account }: AffiliateSave, audit: AuditEntry) {
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

/** The same, and the old holder is forgotten. All of it is refused if another affiliate has that holder by now. */
export function allWrites({ save, audit }: AuditedAffiliateSave): readonly Write[] {
  const { profile, accounts, guards, rest } = partsOf(save, audit);
  return [...profile, ...accounts, ...guards, ...rest, ...(save.account ? forgetHolder(save.account) : [])];
}
