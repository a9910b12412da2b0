import type { Statement } from '../api/types.ts';

type EntryKind = Statement['lines'][number]['kind'];

const KINDS: Readonly<Record<EntryKind, string>> = {
  COMMISSION: 'Commission',
  REVERSAL: 'Commission reversed',
  OPENING_BALANCE: 'Opening balance',
  CORRECTION: 'Correction',
  PAID_ELSEWHERE: 'Paid elsewhere',
  OVERPAID: 'Paid twice',
  RETURNED: 'Came back',
  PAYMENT: 'Payment',
};

/** What a line of somebody's ledger or statement is. */
export const entryKindText = (kind: EntryKind): string => KINDS[kind];
