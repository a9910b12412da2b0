import type { StoredMap } from '../store/stored-value.ts';
import type { Ledger } from './books.ts';
import { integerOf, mapOf, textOf, textsOf } from './fields.ts';
import type { Facts, Rule, Transaction } from './rule.ts';

const UNDER_WAY = ['PENDING', 'PROCESSING', 'UNKNOWN', 'FAILED'];

/** Every balance equals what its entries and payments add up to, and knows the one payment that is under way. */
export function balancesRule({ books }: Facts): Rule {
  return {
    id: 'balances',
    about: ['balance', 'entry', 'payment'],
    *transaction({ changes }: Transaction) {
      const touched = new Set<Ledger>();
      for (const { kind, before, after } of changes) {
        const item = after ?? before;
        if (item && (kind === 'balance' || kind === 'entry' || kind === 'payment')) touched.add(books.ledgerOf(item));
      }
      for (const ledger of touched) yield* ledgerBroken(ledger);
    },
  };
}

function* ledgerBroken(ledger: Ledger): Generator<string> {
  const { balance, payments } = ledger;
  if (!balance) {
    if (ledger.lastSeq > 0 || payments.size > 0) yield 'a ledger has entries or payments, and no balance';
    return;
  }
  const name = `the balance of ${textOf(balance, 'affiliateId')} in ${textOf(balance, 'currency')}`;
  const expected = folded(ledger);
  for (const [field, sum] of Object.entries(expected.sums)) {
    const value = integerOf(balance, field);
    if (value !== sum) yield `${name} has ${field} ${value}; its entries and payments make ${sum}`;
  }
  const [counted, settled] = [integerOf(balance, 'accruedCount'), integerOf(balance, 'settledCount')];
  if (settled > counted) yield `${name} counts ${counted} commissions, of which ${settled} are settled`;
  yield* openBroken(name, balance, expected.open);
  const isListed = balance.GSI1PK !== undefined;
  if (isListed !== expected.sums.settledSeq < expected.sums.accruedSeq) {
    yield `${name} is ${isListed ? '' : 'not '}listed as payable: ${expected.sums.settledSeq} of ${expected.sums.accruedSeq} entries are settled`;
  }
}

function folded(ledger: Ledger) {
  let [settledSeq, paidMinor, settledByPayments] = [0n, 0n, 0n];
  const open: StoredMap[] = [];
  for (const payment of ledger.payments.values()) {
    const [status, amountMinor] = [textOf(payment, 'status'), integerOf(payment, 'amountMinor')];
    if (UNDER_WAY.includes(status)) open.push(payment);
    if (status === 'COMPLETED' || status === 'RETURNED') {
      settledByPayments += amountMinor;
      if (integerOf(payment, 'toSeq') > settledSeq) settledSeq = integerOf(payment, 'toSeq');
    }
    if (status === 'COMPLETED') paidMinor += amountMinor;
    paidMinor += amountMinor * BigInt(textsOf(payment, 'overpaidByAttemptIds').length);
  }
  const { amounts, lastSeq } = ledger;
  const settledMinor = ledger.sums[Number(settledSeq)] ?? -1n;
  return {
    open,
    sums: {
      accruedSeq: BigInt(lastSeq),
      accruedMinor: ledger.sums[lastSeq] ?? 0n,
      lastDebitSeq: BigInt(
        Math.max(
          0,
          amounts.findLastIndex((amount) => amount < 0n),
        ),
      ),
      settledSeq,
      // Summed over the settled entries, and again over what was paid for them, because each payment is exactly what it
      // covers (M3).
      settledMinor: settledMinor === settledByPayments ? settledMinor : -1n,
      paidMinor,
    },
  };
}

function* openBroken(name: string, balance: StoredMap, open: readonly StoredMap[]): Generator<string> {
  const claim = mapOf(balance, 'open');
  const [payment, ...others] = open;
  if (others.length > 0) yield `${name} has ${open.length} payments under way at once`;
  if (!payment) {
    if (claim) yield `${name} is claimed for ${String(claim.transactionId)}, which is not under way`;
    return;
  }
  for (const field of ['transactionId', 'toSeq', 'amountMinor', 'commissionCount']) {
    if (claim?.[field] === payment[field]) continue;
    yield `${name} is claimed with ${field} ${String(claim?.[field])}; the payment under way has ${String(payment[field])}`;
  }
  if (payment.fromSeq !== balance.settledSeq)
    yield `${name}: the payment under way does not begin where the settled ones end`;
}
