import * as z from 'zod';
import { KYC_STATUSES, type PayoutAccount } from '../../domain/accounts/payout-account.ts';
import type { Affiliate } from '../../domain/affiliates/affiliate.ts';
import { accountIndex, accountKey, affiliateKey } from '../keys.ts';
import { affiliateIdField, type FieldsOf, instantField, payeeIdField } from '../shared/fields.ts';
import type { RawItem } from '../shared/table.ts';

const affiliateSchema = z.object({
  affiliateId: affiliateIdField,
  fullName: z.string(),
  email: z.string(),
  country: z.string(),
  createdAt: instantField,
  updatedAt: instantField,
} satisfies FieldsOf<Affiliate>);

/** Version 0.1.0 knew no other provider than the Mock, and wrote payee ids as rise ids. */
const accountSchema = z.object({
  affiliateId: affiliateIdField,
  provider: z.string().default('mock'),
  riseId: payeeIdField,
  holderId: z.string().optional(),
  email: z.string().optional(),
  kycStatus: z.enum(KYC_STATUSES),
  canReceivePayments: z.boolean(),
  fault: z.string().optional(),
  linkedAt: instantField,
  riseIdChangedAt: instantField.optional(),
  checkedAt: instantField,
});

export function toAffiliateItem(affiliate: Affiliate): RawItem {
  return { ...affiliateKey(affiliate.affiliateId), ...affiliate };
}

export function fromAffiliateItem(item: RawItem): Affiliate {
  return affiliateSchema.parse(item);
}

export function toAccountItem(account: PayoutAccount): RawItem {
  const { payeeId: riseId, payeeIdChangedAt: riseIdChangedAt, ...rest } = account;
  const { affiliateId } = account;
  return { ...accountKey(affiliateId), ...accountIndex(affiliateId), ...rest, riseId, riseIdChangedAt };
}

export function fromAccountItem(item: RawItem): PayoutAccount {
  const { riseId: payeeId, riseIdChangedAt: payeeIdChangedAt, ...rest } = accountSchema.parse(item);
  return { ...rest, payeeId, payeeIdChangedAt };
}
