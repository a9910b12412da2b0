import * as z from 'zod';
import {
  type BooksDifferFacts,
  INCIDENT_STATUSES,
  type Incident,
  type IncidentCourse,
  type OutcomeContradictedFacts,
  type OverpaidFacts,
  type SubmissionInvalidFacts,
} from '../../domain/incidents/incident.ts';
import { incidentRef } from '../../domain/incidents/incident-id.ts';
import { DIFFERENCE_KINDS } from '../../domain/reports/difference.ts';
import { incidentIndexes, incidentKey } from '../keys.ts';
import {
  affiliateIdField,
  attemptIdField,
  batchIdField,
  currencyField,
  type FieldsOf,
  instantField,
  minorField,
  personField,
  transactionIdField,
} from '../shared/fields.ts';
import type { RawItem } from '../shared/table.ts';

const course = {
  status: z.enum(INCIDENT_STATUSES),
  raisedAt: instantField,
  resolution: z.object({ by: personField, at: instantField, note: z.string() }).optional(),
} satisfies FieldsOf<IncidentCourse>;

const overpaidSchema = z.object({
  ...course,
  kind: z.literal('OVERPAID'),
  transactionId: transactionIdField,
  attemptId: attemptIdField,
  affiliateId: affiliateIdField,
  currency: currencyField,
  amountMinor: minorField,
} satisfies FieldsOf<OverpaidFacts & IncidentCourse>);

const outcomeContradictedSchema = z.object({
  ...course,
  kind: z.literal('OUTCOME_CONTRADICTED'),
  transactionId: transactionIdField,
  attemptId: attemptIdField,
  affiliateId: affiliateIdField,
  currency: currencyField,
  amountMinor: minorField,
  message: z.string(),
} satisfies FieldsOf<OutcomeContradictedFacts & IncidentCourse>);

const submissionInvalidSchema = z.object({
  ...course,
  kind: z.literal('SUBMISSION_INVALID'),
  batchId: batchIdField,
  attemptId: attemptIdField,
  provider: z.string(),
  message: z.string(),
} satisfies FieldsOf<SubmissionInvalidFacts & IncidentCourse>);

const booksDifferSchema = z.object({
  ...course,
  kind: z.literal('BOOKS_DIFFER'),
  provider: z.string(),
  difference: z.enum(DIFFERENCE_KINDS),
  batchId: batchIdField.optional(),
  transactionId: transactionIdField.optional(),
  attemptId: attemptIdField.optional(),
  providerReference: z.string().optional(),
  currency: currencyField.optional(),
  oursMinor: minorField.optional(),
  theirsMinor: minorField.optional(),
  ours: z.string(),
  theirs: z.string(),
} satisfies FieldsOf<BooksDifferFacts & IncidentCourse>);

/** One layout for all kinds. The fields of a kind lie beside those that all have. */
const incidentSchema = z.discriminatedUnion('kind', [
  overpaidSchema,
  outcomeContradictedSchema,
  submissionInvalidSchema,
  booksDifferSchema,
]) satisfies z.ZodType<Incident>;

export function toIncidentItem(incident: Incident): RawItem {
  return { ...incidentKey(incidentRef(incident)), ...incidentIndexes(incident), ...incident };
}

export function fromIncidentItem(item: RawItem): Incident {
  return incidentSchema.parse(item);
}
