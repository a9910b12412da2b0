import * as z from 'zod';
import { INCIDENT_STATUSES, type Incident } from '../../domain/incidents/incident.ts';
import { incidentIndexes, incidentKey } from '../keys.ts';
import {
  affiliateIdField,
  attemptIdField,
  currencyField,
  type FieldsOf,
  instantField,
  minorField,
  personField,
  transactionIdField,
} from '../shared/fields.ts';
import type { RawItem } from '../shared/table.ts';

const incidentSchema = z.object({
  kind: z.literal('OVERPAID'),
  status: z.enum(INCIDENT_STATUSES),
  transactionId: transactionIdField,
  attemptId: attemptIdField,
  affiliateId: affiliateIdField,
  currency: currencyField,
  amountMinor: minorField,
  raisedAt: instantField,
  resolution: z.object({ by: personField, at: instantField, note: z.string() }).optional(),
} satisfies FieldsOf<Incident>);

export function toIncidentItem(incident: Incident): RawItem {
  return { ...incidentKey(incident), ...incidentIndexes(incident), ...incident };
}

export function fromIncidentItem(item: RawItem): Incident {
  return incidentSchema.parse(item);
}
