import type { Balance, LedgerEntry } from '../../domain/commissions/ledger.ts';
import type { LedgerStep } from '../../domain/commissions/ledger-step.ts';
import { balanceKey, HOLDS_KEY, holdIndex, payableIndexOf } from '../keys.ts';
import type { Write } from '../shared/table.ts';
import { toEntryItems } from './entry-item.ts';

/**
 * Every write to a balance item. Each names only the attributes that it changes, and its condition only what it relies on. So
 * accruals never stand in the way of a claim or a settlement.
 */

const keyOf = ({ affiliateId, currency }: Balance) => ({ ...balanceKey(affiliateId, currency) });

/**
 * Appends entries, on condition that nobody else has appended since the read. Whether a reversal uncounts its commission depends on
 * what is claimed and settled, so that must be as it was read, too.
 */
export function appendWrites(append: {
  readonly before: Balance;
  readonly after: Balance;
  readonly entries: readonly LedgerEntry[];
}): Write[] {
  const { before, after, entries } = append;
  const puts = toEntryItems(entries).map(
    (Item): Write => ({ Put: { Item, ConditionExpression: 'attribute_not_exists(PK)' } }),
  );
  if (before.accruedSeq === 0) return [...puts, firstBalanceWrite(after)];
  const uncounts = entries.some(({ kind }) => kind === 'REVERSAL');
  return [...puts, appendedBalanceWrite(before, after, uncounts ? claimAsRead(before) : undefined)];
}

function firstBalanceWrite(after: Balance): Write {
  return {
    Put: {
      Item: { ...keyOf(after), ...payableIndexOf(after.affiliateId, after.currency), ...after },
      ConditionExpression: 'attribute_not_exists(PK)',
    },
  };
}

type Condition = {
  readonly expression: string;
  readonly names: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, unknown>>;
};

function claimAsRead({ settledSeq, open }: Balance): Condition {
  const names = { '#open': 'open' };
  const settled = { ':settledSeq': settledSeq };
  if (!open) return { expression: 'settledSeq = :settledSeq AND attribute_not_exists(#open)', names, values: settled };
  return {
    expression: 'settledSeq = :settledSeq AND #open.transactionId = :open',
    names,
    values: { ...settled, ':open': open.transactionId },
  };
}

function appendedBalanceWrite(before: Balance, after: Balance, also?: Condition): Write {
  const index = payableIndexOf(after.affiliateId, after.currency);
  const held = holdIndex(after.affiliateId, after.currency);
  const hold = after.hold !== before.hold ? after.hold : undefined;
  return {
    Update: {
      Key: keyOf(after),
      UpdateExpression: `SET accruedSeq = :accruedSeq, accruedMinor = :accruedMinor, accruedCount = :accruedCount,
        lastDebitSeq = :lastDebitSeq, lastEntryAt = :lastEntryAt, paidMinor = paidMinor + :paid, GSI1PK = :gsi1pk, GSI1SK = :gsi1sk${
          hold ? ', #hold = :hold, GSI2PK = :gsi2pk, GSI2SK = :gsi2sk' : ''
        }`,
      ConditionExpression: also ? `accruedSeq = :before AND ${also.expression}` : 'accruedSeq = :before',
      ...((hold || also) && { ExpressionAttributeNames: { ...(hold && { '#hold': 'hold' }), ...also?.names } }),
      ExpressionAttributeValues: {
        ':before': before.accruedSeq,
        ':accruedSeq': after.accruedSeq,
        ':accruedMinor': after.accruedMinor,
        ':accruedCount': after.accruedCount,
        ':lastDebitSeq': after.lastDebitSeq,
        ':lastEntryAt': after.lastEntryAt,
        ':paid': after.paidMinor - before.paidMinor,
        ':gsi1pk': index.GSI1PK,
        ':gsi1sk': index.GSI1SK,
        ...(hold && { ':hold': hold, ':gsi2pk': held.GSI2PK, ':gsi2sk': held.GSI2SK }),
        ...also?.values,
      },
    },
  };
}

/** Sets the open claim, on condition that nothing is open or held, and that no payment or debit came since the read. */
export function claimWrite(before: Balance, after: Balance): Write {
  return {
    Update: {
      Key: keyOf(before),
      UpdateExpression: 'SET #open = :open',
      ConditionExpression:
        'attribute_not_exists(#open) AND attribute_not_exists(#hold) AND settledSeq = :settledSeq AND lastDebitSeq = :lastDebitSeq',
      ExpressionAttributeNames: { '#open': 'open', '#hold': 'hold' },
      ExpressionAttributeValues: {
        ':open': after.open,
        ':settledSeq': before.settledSeq,
        ':lastDebitSeq': before.lastDebitSeq,
      },
    },
  };
}

/**
 * No hold of anybody was placed or lifted since they were read for these claims. Checked once in the transaction that claims, so
 * a hold takes effect with its answer.
 */
export function holdsCheck(version: number): Write {
  const Key = { ...HOLDS_KEY };
  if (version === 0) return { ConditionCheck: { Key, ConditionExpression: 'attribute_not_exists(PK)' } };
  return {
    ConditionCheck: {
      Key,
      ConditionExpression: 'version = :version',
      ExpressionAttributeValues: { ':version': version },
    },
  };
}

/** Lifts the balance's automatic hold, on condition that it is still the one that was read. */
export function liftHoldWrite(before: Balance): Write {
  return {
    Update: {
      Key: keyOf(before),
      UpdateExpression: 'REMOVE #hold, GSI2PK, GSI2SK',
      ConditionExpression: '#hold.#at = :at AND #hold.reason = :reason',
      ExpressionAttributeNames: { '#hold': 'hold', '#at': 'at' },
      ExpressionAttributeValues: { ':at': before.hold?.at, ':reason': before.hold?.reason },
    },
  };
}

/** What a change of a payment does to the balance; see {@link LedgerStep}. */
export function ledgerStepWrites({ kind, before, after, entries }: LedgerStep): Write[] {
  switch (kind) {
    case 'settle':
      return [settleWrite(before, after)];
    case 'release':
      return [releaseWrite(before)];
    case 'overpaid':
    case 'returned':
    case 'contradicted':
      return appendWrites({ before, after, entries });
    default:
      return kind satisfies never;
  }
}

/**
 * Settles the open claim. The balance leaves the index of unsettled ones only if the claim covered all that was ever accrued.
 * That is part of the condition, so an accrual in between makes the caller read again.
 */
function settleWrite(before: Balance, after: Balance): Write {
  const settlesAll = after.settledSeq === before.accruedSeq;
  return {
    Update: {
      Key: keyOf(before),
      UpdateExpression: `SET settledSeq = :settledSeq, settledMinor = :settledMinor, settledCount = :settledCount,
        paidMinor = paidMinor + :paid REMOVE #open${settlesAll ? ', GSI1PK, GSI1SK' : ''}`,
      ConditionExpression: `#open.transactionId = :transactionId AND accruedSeq ${settlesAll ? '=' : '>'} :settledSeq`,
      ExpressionAttributeNames: { '#open': 'open' },
      ExpressionAttributeValues: {
        ':transactionId': before.open?.transactionId,
        ':settledSeq': after.settledSeq,
        ':settledMinor': after.settledMinor,
        ':settledCount': after.settledCount,
        ':paid': after.paidMinor - before.paidMinor,
      },
    },
  };
}

function releaseWrite(before: Balance): Write {
  return {
    Update: {
      Key: keyOf(before),
      UpdateExpression: 'REMOVE #open',
      ConditionExpression: '#open.transactionId = :transactionId',
      ExpressionAttributeNames: { '#open': 'open' },
      ExpressionAttributeValues: { ':transactionId': before.open?.transactionId },
    },
  };
}
