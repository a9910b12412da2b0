import type { Change } from '../store/item-store.ts';
import { auditHashesRule } from './audit-hashes.ts';
import { balancesRule } from './balances.ts';
import type { Bank } from './bank.ts';
import { bankAgrees } from './bank-agrees.ts';
import { type Checker, FeedChecker } from './checker.ts';
import { countsRule } from './counts.ts';
import { dailyLimitRule } from './daily-limit.ts';
import { heldIsNotClaimed } from './holds.ts';
import { ledgerRule } from './ledger.ts';
import { paidOnce } from './m1-paid-once.ts';
import { nothingLost } from './m2-nothing-lost.ts';
import { exactAmounts } from './m3-exact-amounts.ts';
import { oneLivingAttempt } from './m4-one-living-attempt.ts';
import { unknownIsNoFailure } from './m5-unknown-is-no-failure.ts';
import { successWins } from './m6-success-wins.ts';
import { audited } from './m7-audited.ts';
import { oneSendingBatch } from './m8-one-sending-batch.ts';
import { verdictRule } from './m9-verdict.ts';
import { decidedByTheItem } from './m10-decided-by-the-item.ts';

const RULES = [
  paidOnce,
  nothingLost,
  exactAmounts,
  oneLivingAttempt,
  unknownIsNoFailure,
  successWins,
  audited,
  oneSendingBatch,
  verdictRule,
  decidedByTheItem,
  ledgerRule,
  balancesRule,
  countsRule,
  bankAgrees,
  heldIsNotClaimed,
  dailyLimitRule,
] as const;

/**
 * All rules over a table and its bank, from the beginning of both.
 *
 * @param withHashes every hash of the audit chain is calculated once more, too: slow
 */
export function moneyRules(
  table: { readonly feed: readonly Change[] },
  bank: Bank,
  { withHashes = false }: { readonly withHashes?: boolean } = {},
): Checker {
  return new FeedChecker(table, bank, withHashes ? [...RULES, auditHashesRule] : RULES);
}
