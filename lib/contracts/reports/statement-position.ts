import * as z from 'zod';
import type { StatementPosition } from '../../payouts/reports/affiliate-statement.ts';
import { instantField } from '../shared/fields.ts';

const minor = z
  .string()
  .regex(/^-?[0-9]+$/)
  .transform(BigInt);
const seq = z.int().min(0);

/** Where a statement continues, in the form of a cursor. JSON has no bigint. */
export const statementPosition = z.object({
  moment: z.object({
    period: z.object({ from: instantField, to: instantField }),
    asOf: instantField,
    settledSeq: seq,
    startSeq: seq,
    endSeq: seq,
    openingMinor: minor,
    closingMinor: minor,
  }),
  afterSeq: seq,
  afterPaidSeq: seq,
  balanceMinor: minor,
});

export function sealedStatementPosition(position: StatementPosition | undefined): unknown {
  if (!position) return undefined;
  return JSON.parse(
    JSON.stringify(position, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
  );
}
