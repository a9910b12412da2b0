import * as z from 'zod';
import type { FinalRecord } from '../../domain/audit/audit-final.ts';
import { finalKey } from '../keys.ts';
import { batchIdField, countField, type FieldsOf, instantField } from '../shared/fields.ts';
import type { RawItem, Write } from '../shared/table.ts';

const finalSchema = z.object({
  seq: countField,
  hash: z.string(),
  batchId: batchIdField,
  auditId: z.string(),
  at: instantField,
} satisfies FieldsOf<FinalRecord>);

export function fromFinalItem(item: RawItem): FinalRecord {
  return finalSchema.parse(item);
}

/** Each number is given once. If two batches finish at the same time, one has to read again. */
export function finalWrite(record: FinalRecord): Write {
  return {
    Put: { Item: { ...finalKey(record.seq), ...record }, ConditionExpression: 'attribute_not_exists(PK)' },
  };
}
