import * as z from 'zod';
import type { AffiliateHolds } from '../../domain/affiliates/holds.ts';
import type { Hold } from '../../domain/commissions/ledger.ts';
import { holdIndex, holdKey } from '../keys.ts';
import {
  affiliateIdField,
  countField,
  currencyField,
  type FieldsOf,
  instantField,
  proposalFields,
} from '../shared/fields.ts';
import type { RawItem } from '../shared/table.ts';

const hold = z.object({ reason: z.string(), by: z.string(), at: instantField } satisfies FieldsOf<Hold>);

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
} satisfies FieldsOf<AffiliateHolds>);

export function fromHoldItem(item: RawItem): AffiliateHolds {
  return holdsSchema.parse(item);
}

/** The item is in the list as long as it has a hold. */
export function toHoldItem({ byCurrency, ...holds }: AffiliateHolds): RawItem {
  const { affiliateId, all } = holds;
  const index = all || byCurrency.size > 0 ? holdIndex(affiliateId) : {};
  return { ...holdKey(affiliateId), ...index, ...holds, byCurrency: Object.fromEntries(byCurrency) };
}
