import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  append,
  type Balance,
  claim,
  emptyBalance,
  type LedgerEntry,
  LedgerError,
  pending,
  recordOverpaid,
  recordReturned,
  release,
  settle,
} from '../../../../lib/domain/commissions/ledger.ts';
import { currency } from '../../../../lib/domain/shared/currency.ts';
import { affiliateId, commissionId, type TransactionId, transactionIdOf } from '../../../../lib/domain/shared/ids.ts';
import { BATCH_ID, FIRST, NOW } from '../../../support/domain.ts';

/** What the ledger must agree with after every step: a plain record of what happened. */
type Model = {
  readonly entries: readonly LedgerEntry[];
  readonly settled: readonly { readonly fromSeq: number; readonly toSeq: number; readonly amountMinor: bigint }[];
  readonly overpaidMinor: bigint;
  readonly returnedMinor: bigint;
  readonly claims: number;
};
type State = { readonly balance: Balance; readonly model: Model };

const amount = fc.bigInt({ min: -1_000n, max: 10_000n });
const step = fc.oneof(
  fc.record({ kind: fc.constant('append' as const), amounts: fc.array(amount, { maxLength: 4 }) }),
  fc.record({ kind: fc.constantFrom('claim' as const, 'settle' as const, 'release' as const) }),
  fc.record({ kind: fc.constantFrom('overpaid' as const, 'returned' as const), amountMinor: fc.bigInt(1n, 5_000n) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const openId = ({ balance }: State): TransactionId => balance.open?.transactionId ?? transactionIdOf(BATCH_ID, 999);

function take({ balance, model }: State, taken: Step): State {
  switch (taken.kind) {
    case 'append': {
      const postings = taken.amounts.map((amountMinor, n) => ({
        kind: 'COMMISSION' as const,
        amountMinor,
        commissionId: commissionId(`c-${balance.accruedSeq + n + 1}`),
        approvedAt: NOW,
      }));
      const appended = append(balance, postings, NOW);
      return { balance: appended.balance, model: { ...model, entries: [...model.entries, ...appended.entries] } };
    }
    case 'claim': {
      const claimed = claim(balance, transactionIdOf(BATCH_ID, model.claims + 1));
      return { balance: claimed, model: { ...model, claims: model.claims + 1 } };
    }
    case 'settle': {
      const settled = settle(balance, openId({ balance, model }));
      const covered = model.entries.slice(balance.settledSeq, settled.settledSeq);
      const amountMinor = covered.reduce((sum, entry) => sum + entry.amountMinor, 0n);
      const payment = { fromSeq: balance.settledSeq, toSeq: settled.settledSeq, amountMinor };
      return { balance: settled, model: { ...model, settled: [...model.settled, payment] } };
    }
    case 'release':
      return { balance: release(balance, openId({ balance, model })), model };
    case 'overpaid':
    case 'returned': {
      const event = { transactionId: openId({ balance, model }), attemptId: FIRST, amountMinor: taken.amountMinor };
      const recorded =
        taken.kind === 'overpaid' ? recordOverpaid(balance, event, NOW) : recordReturned(balance, event, NOW);
      // A person looks and lifts the hold, so that payments go on.
      const next = { ...recorded.balance, hold: undefined };
      const overpaidMinor = model.overpaidMinor + (taken.kind === 'overpaid' ? taken.amountMinor : 0n);
      const returnedMinor = model.returnedMinor + (taken.kind === 'returned' ? taken.amountMinor : 0n);
      const entries = [...model.entries, ...recorded.entries];
      return { balance: next, model: { ...model, entries, overpaidMinor, returnedMinor } };
    }
  }
}

const sum = (amounts: readonly bigint[]) => amounts.reduce((total, minor) => total + minor, 0n);

function check({ balance, model }: State): void {
  const { entries } = model;
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, n) => n + 1));
  expect(balance.accruedSeq).toBe(entries.length);
  expect(balance.accruedMinor).toBe(sum(entries.map(({ amountMinor }) => amountMinor)));
  expect(balance.accruedCount).toBe(entries.filter(({ kind }) => kind === 'COMMISSION').length);
  expect(balance.lastDebitSeq).toBe(entries.findLast(({ amountMinor }) => amountMinor < 0n)?.seq ?? 0);
  for (const entry of entries) {
    expect(entry.totalMinor).toBe(sum(entries.slice(0, entry.seq).map(({ amountMinor }) => amountMinor)));
  }
  // The settled part is a prefix, made of payments without gap or overlap, each exactly the sum of what it covers (M3).
  expect(balance.settledSeq).toBeLessThanOrEqual(balance.accruedSeq);
  expect(model.settled.map(({ fromSeq }) => fromSeq)).toEqual(
    [0, ...model.settled.map(({ toSeq }) => toSeq)].slice(0, -1),
  );
  expect(balance.settledMinor).toBe(sum(entries.slice(0, balance.settledSeq).map(({ amountMinor }) => amountMinor)));
  const paid = sum(model.settled.map(({ amountMinor }) => amountMinor));
  expect(balance.paidMinor).toBe(paid + model.overpaidMinor - model.returnedMinor);
  if (!balance.open) return;
  // The open claim lies after everything settled, so no entry is ever claimed twice (M1).
  expect(balance.open.toSeq).toBeGreaterThan(balance.settledSeq);
  const claimed = entries.slice(balance.settledSeq, balance.open.toSeq);
  expect(balance.open.amountMinor).toBe(sum(claimed.map(({ amountMinor }) => amountMinor)));
  expect(balance.open.amountMinor > 0n).toBe(true);
  expect(balance.open.commissionCount).toBe(claimed.filter(({ kind }) => kind === 'COMMISSION').length);
}

const isLegal = ({ balance }: State, { kind }: Step): boolean => {
  if (kind === 'claim') return !balance.open && !balance.hold && pending(balance).minor > 0n;
  if (kind === 'settle' || kind === 'release') return balance.open !== undefined;
  return true;
};

describe('the ledger, whatever happens to it and in whatever order', () => {
  it('keeps its totals, pays no entry twice, and refuses what its state does not allow', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40, size: 'max' }), (steps) => {
        const model = { entries: [], settled: [], overpaidMinor: 0n, returnedMinor: 0n, claims: 0 };
        let state: State = { balance: emptyBalance(affiliateId('ann'), currency('USD')), model };
        for (const next of steps) {
          if (!isLegal(state, next)) {
            expect(() => take(state, next)).toThrow(LedgerError);
            continue;
          }
          state = take(state, next);
          check(state);
        }
      }),
    );
  });
});
