import * as z from 'zod';
import { KYC_STATUSES, type PayoutAccount } from '../../domain/accounts/payout-account.ts';
import type { Affiliate } from '../../domain/affiliates/affiliate.ts';
import { accountIndex, accountKey, affiliateIndex, affiliateKey } from '../keys.ts';
import { affiliateIdField, type FieldsOf, instantField, payeeIdField } from '../shared/fields.ts';
import { withPayeeId } from '../shared/previous-names.ts';
import type { RawItem } from '../shared/table.ts';

const affiliateSchema = z.object({
  affiliateId: affiliateIdField,
  fullName: z.string(),
  email: z.string(),
  country: z.string(),
  isListed: z.boolean().optional(),
  createdAt: instantField,
  updatedAt: instantField,
} satisfies FieldsOf<Affiliate>);

/** Version 0.1.0 knew no other provider than the Mock. */
const accountSchema = z.object({
  affiliateId: affiliateIdField,
  provider: z.string().default('mock'),
  payeeId: payeeIdField,
  holderId: z.string().optional(),
  email: z.string().optional(),
  kycStatus: z.enum(KYC_STATUSES),
  canReceivePayments: z.boolean(),
  fault: z.string().optional(),
  linkedAt: instantField,
  payeeIdChangedAt: instantField.optional(),
  checkedAt: instantField,
} satisfies FieldsOf<PayoutAccount>);

export function toAffiliateItem(affiliate: Affiliate): RawItem {
  return { ...affiliateKey(affiliate.affiliateId), ...affiliateIndex(affiliate.affiliateId), ...affiliate };
}

export function fromAffiliateItem(item: RawItem): Affiliate {
  return affiliateSchema.parse(item);
}

export function toAccountItem(account: PayoutAccount): RawItem {
  return { ...accountKey(account.affiliateId), ...accountIndex(account.affiliateId), ...account };
}

export function fromAccountItem(item: RawItem): PayoutAccount {
  return accountSchema.parse(withPayeeId(item));
}
