import * as z from 'zod';
import { type Affiliate, KYC_STATUSES, type RiseAccount } from '../../domain/affiliates/affiliate.ts';
import { affiliateKey, riseAccountIndex, riseAccountKey } from '../keys.ts';
import { affiliateIdField, type FieldsOf, instantField, riseIdField } from '../shared/fields.ts';
import type { RawItem } from '../shared/table.ts';

const affiliateSchema = z.object({
  affiliateId: affiliateIdField,
  fullName: z.string(),
  email: z.string(),
  country: z.string(),
  createdAt: instantField,
  updatedAt: instantField,
} satisfies FieldsOf<Affiliate>);

const riseAccountSchema = z.object({
  affiliateId: affiliateIdField,
  riseId: riseIdField,
  email: z.string().optional(),
  kycStatus: z.enum(KYC_STATUSES),
  canReceivePayments: z.boolean(),
  linkedAt: instantField,
  riseIdChangedAt: instantField.optional(),
  checkedAt: instantField,
} satisfies FieldsOf<RiseAccount>);

export function toAffiliateItem(affiliate: Affiliate): RawItem {
  return { ...affiliateKey(affiliate.affiliateId), ...affiliate };
}

export function fromAffiliateItem(item: RawItem): Affiliate {
  return affiliateSchema.parse(item);
}

export function toRiseAccountItem(account: RiseAccount): RawItem {
  return { ...riseAccountKey(account.affiliateId), ...riseAccountIndex(account.affiliateId), ...account };
}

export function fromRiseAccountItem(item: RawItem): RiseAccount {
  return riseAccountSchema.parse(item);
}
