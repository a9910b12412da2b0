import * as z from 'zod';
import { endpoint, noParameters } from './endpoint.ts';
import { affiliateIdField, countryField, emailField, fullNameField, riseIdField } from './fields.ts';

const MAX_ROWS = 100;

export const affiliateRowSchema = z.strictObject({
  affiliateId: affiliateIdField,
  fullName: fullNameField,
  email: emailField,
  country: countryField,
  riseId: riseIdField.optional(),
});

export const affiliateVerdictSchema = z.object({
  /** As given; absent if the row had none that is text. */
  affiliateId: z.string().optional(),
  status: z.enum(['accepted', 'rejected']),
  code: z.enum(['invalid_row', 'rise_id_taken']).optional(),
  message: z.string().optional(),
});
export type AffiliateVerdictBody = z.infer<typeof affiliateVerdictSchema>;

/** POST /affiliates. The rows are checked one by one, with {@link affiliateRowSchema}. */
export const importAffiliatesEndpoint = endpoint({
  path: noParameters,
  query: noParameters,
  body: z.strictObject({ affiliates: z.array(z.unknown()).min(1).max(MAX_ROWS) }),
  answer: z.object({ affiliates: z.array(affiliateVerdictSchema) }),
});
