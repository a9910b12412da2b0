import * as z from 'zod';
import type { DailySeal, Day, SealedEntry } from '../../domain/audit/audit-seal.ts';
import { sealKey, sealPartKey } from '../keys.ts';
import { auditHeadField, countField, type FieldsOf, instantField } from '../shared/fields.ts';
import type { RawItem, Write } from '../shared/table.ts';

const date = z.iso.date();
export const dayField = z.custom<Day>((value) => date.safeParse(value).success);

const sealSchema = z.object({
  seq: countField,
  hash: z.string(),
  day: dayField,
  entries: countField,
  parts: z.array(z.string()),
  previous: z.string(),
  final: auditHeadField.optional(),
  sealedAt: instantField,
} satisfies FieldsOf<DailySeal>);

const partSchema = z.object({ entries: z.array(z.string().transform(fromLine)) });

export function fromSealItem(item: RawItem): DailySeal {
  return sealSchema.parse(item);
}

/** Of two seals for the same day, only the first is written. */
export function sealWrite(seal: DailySeal): Write {
  return { Put: { Item: { ...sealKey(seal.day), ...seal }, ConditionExpression: 'attribute_not_exists(PK)' } };
}

/** One line per entry, because a day may have many thousands of them. */
export function toPartItem(day: Day, hash: string, entries: readonly SealedEntry[]): RawItem {
  return { ...sealPartKey(day, hash), entries: entries.map(({ auditId, hash: entry }) => `${auditId} ${entry}`) };
}

export function fromPartItem(item: RawItem): readonly SealedEntry[] {
  return partSchema.parse(item).entries;
}

function fromLine(line: string): SealedEntry {
  const [auditId = '', hash = ''] = line.split(' ');
  return { auditId, hash };
}
