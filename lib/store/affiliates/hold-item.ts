import * as z from 'zod';
import type { AffiliateHolds } from '../../domain/affiliates/holds.ts';
import { holdKey } from '../keys.ts';
import { affiliateIdField, countField, currencyField, instantField, proposalFields } from '../shared/fields.ts';
import type { RawItem } from '../shared/table.ts';

const hold = z.object({ reason: z.string(), by: z.string(), at: instantField });

const proposalSchema = z.object({
  ...proposalFields,
  currency: currencyField.optional(),
  lifts: z.array(z.object({ currency: currencyField, hold })),
  people: countField,
});

const holdsSchema = z.object({
  affiliateId: affiliateIdField,
  version: countField,
  all: hold.optional(),
  byCurrency: z.record(z.string(), hold).transform((holds) => new Map(Object.entries(holds))),
  proposal: proposalSchema.optional(),
});

export function fromHoldItem(item: RawItem): AffiliateHolds {
  return holdsSchema.parse(item);
}

export function toHoldItem({ byCurrency, ...holds }: AffiliateHolds): RawItem {
  return { ...holdKey(holds.affiliateId), ...holds, byCurrency: Object.fromEntries(byCurrency) };
}
