import * as z from 'zod';
import { ADJUSTMENT_KINDS } from '../../domain/commissions/adjustment.ts';
import type { LedgerEntry } from '../../domain/commissions/ledger.ts';
import { shownId } from '../shared/answer-fields.ts';

/** The kinds of ledger entries, as every answer and report names them. */
export const ENTRY_KINDS = [
  'COMMISSION',
  'REVERSAL',
  'OVERPAID',
  'RETURNED',
  ...ADJUSTMENT_KINDS,
] as const satisfies readonly LedgerEntry['kind'][];

/** What entries carry beside their amount. Each kind has some of these. */
export const entryFactsShape = {
  commissionId: shownId.optional(),
  adjustmentId: shownId.optional(),
  reason: z.string().optional(),
  transactionId: shownId.optional().describe('The payment that was paid twice, or came back.'),
  attemptId: z.string().optional(),
};

const factsSchema = z.object(entryFactsShape);

export function entryFacts(entry: LedgerEntry): z.infer<typeof factsSchema> {
  switch (entry.kind) {
    case 'COMMISSION':
      return { commissionId: entry.commissionId };
    case 'REVERSAL':
      return { commissionId: entry.commissionId, reason: entry.reason };
    case 'OVERPAID':
    case 'RETURNED':
      return { transactionId: entry.transactionId, attemptId: entry.attemptId };
    case 'OPENING_BALANCE':
    case 'CORRECTION':
    case 'PAID_ELSEWHERE':
      return { adjustmentId: entry.adjustmentId, reason: entry.reason };
    default:
      return entry satisfies never;
  }
}
