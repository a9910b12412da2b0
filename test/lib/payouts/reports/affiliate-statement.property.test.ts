import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Affiliate } from '../../../../lib/domain/affiliates/affiliate.ts';
import {
  append,
  type Balance,
  claim,
  emptyBalance,
  type LedgerEntry,
  pending,
  recordReturned,
  settle,
} from '../../../../lib/domain/commissions/ledger.ts';
import { attemptIdOf, batchId, commissionId, transactionIdOf } from '../../../../lib/domain/shared/ids.ts';
import { addSeconds, type Instant } from '../../../../lib/domain/shared/time.ts';
import type { Payment } from '../../../../lib/domain/transactions/payment.ts';
import type { AffiliateRepository } from '../../../../lib/payouts/affiliates/affiliate-repository.ts';
import type { LedgerRepository } from '../../../../lib/payouts/commissions/ledger-repository.ts';
import {
  affiliateStatement,
  type Statement,
  type StatementPosition,
} from '../../../../lib/payouts/reports/affiliate-statement.ts';
import type { Context } from '../../../../lib/payouts/shared/context.ts';
import type { PaymentRepository } from '../../../../lib/payouts/transactions/payment-repository.ts';
import { stub } from '../../../functions/support/stub.ts';
import { aPayment, NOW } from '../../../support/domain.ts';
import { USD } from '../../../support/world.ts';

const ANN = aPayment().affiliateId;

/** What may happen to a ledger: something is accrued (or taken back), everything is paid, the last payment comes back. */
const event = fc.record({
  after: fc.integer({ min: 0, max: 90_000 }),
  what: fc.oneof(fc.bigInt({ min: -500n, max: 900n }), fc.constantFrom('pay' as const, 'return' as const)),
});

type Ledger = { balance: Balance; entries: LedgerEntry[]; payments: Payment[]; now: Instant };

function happen(
  ledger: Ledger,
  { after, what }: { after: number; what: bigint | 'pay' | 'return' },
  nth: number,
): void {
  ledger.now = addSeconds(ledger.now, after);
  const { balance, now, payments } = ledger;
  if (typeof what === 'bigint') {
    const posting = {
      kind: 'COMMISSION',
      amountMinor: what,
      commissionId: commissionId(`c-${nth}`),
      approvedAt: now,
    } as const;
    keep(ledger, append(balance, [posting], now));
  } else if (what === 'pay' && pending(balance).minor > 0n) {
    const transactionId = transactionIdOf(batchId(`b-${nth}`), 1);
    const { open } = claim(balance, transactionId);
    ledger.balance = settle({ ...balance, open }, transactionId);
    const covered = { fromSeq: balance.settledSeq, toSeq: open.toSeq, amountMinor: open.amountMinor };
    payments.unshift(aPayment({ transactionId, ...covered, affiliateId: ANN, status: 'COMPLETED', completedAt: now }));
  } else if (what === 'return' && payments[0]?.status === 'COMPLETED') {
    const { transactionId, amountMinor } = payments[0];
    payments[0] = { ...payments[0], status: 'RETURNED' };
    keep(ledger, recordReturned(balance, { transactionId, attemptId: attemptIdOf(1, 1, 1), amountMinor }, now));
  }
}

function keep(ledger: Ledger, { balance, entries }: { balance: Balance; entries: readonly LedgerEntry[] }): void {
  ledger.balance = balance;
  ledger.entries.push(...entries);
}

function repositoriesOf({ balance, entries, payments }: Ledger) {
  return {
    affiliates: stub<AffiliateRepository>({ find: async () => new Map([[ANN, { fullName: 'Ann' } as Affiliate]]) }),
    ledger: stub<LedgerRepository>({
      find: async () => new Map([[ANN, balance]]),
      async *entries(_, __, { afterSeq, toSeq }) {
        yield* entries.slice(afterSeq, toSeq);
      },
    }),
    payments: stub<PaymentRepository>({ listOfAffiliate: async () => ({ items: payments }) }),
  };
}

describe('a statement', () => {
  const ledgers = fc.array(event, { maxLength: 40 }).map((events) => {
    const ledger: Ledger = { balance: emptyBalance(ANN, USD), entries: [], payments: [], now: NOW };
    for (const [nth, one] of events.entries()) happen(ledger, one, nth);
    return ledger;
  });
  const offsets = fc.tuple(fc.nat(2_000_000), fc.nat(2_000_000), fc.nat(2_000_000));

  it('adds up: opening and lines make closing, periods join, pages show every line once', async () => {
    await fc.assert(
      fc.asyncProperty(ledgers, offsets, fc.integer({ min: 1, max: 7 }), async (ledger, cuts, limit) => {
        const deps = repositoriesOf(ledger);
        const context = stub<Context>({ now: () => ledger.now });
        const [from, middle, to] = [...cuts].sort((left, right) => left - right).map((cut) => addSeconds(NOW, cut - 1));
        if (!from || !middle || !to) throw new Error('three moments');
        const read = async (period: { from: Instant; to: Instant }) => {
          const pages: Statement[] = [];
          let position: StatementPosition | undefined;
          do {
            const page: Statement = await affiliateStatement(deps, context, ANN, {
              period,
              currency: USD,
              limit,
              position,
            });
            expect(page.lines.length).toBeLessThanOrEqual(limit);
            pages.push(page);
            position = page.next;
          } while (position);
          const [first] = pages;
          if (!first) throw new Error('there is always a page');
          return { ...first.moment, agrees: first.agrees, lines: pages.flatMap(({ lines }) => lines) };
        };
        const [one, two, both] = [
          await read({ from, to: middle }),
          await read({ from: middle, to }),
          await read({ from, to }),
        ];
        for (const { openingMinor, closingMinor, lines, period, agrees } of [one, two, both]) {
          expect(agrees).toBe(true);
          expect(lines.reduce((sum, { amountMinor }) => sum + amountMinor, openingMinor)).toBe(closingMinor);
          expect(lines.at(-1)?.balanceMinor ?? openingMinor).toBe(closingMinor);
          expect(lines.map(({ at }) => at)).toEqual(lines.map(({ at }) => at).toSorted());
          expect(lines.every(({ at }) => period.from <= at && at < period.to)).toBe(true);
        }
        expect(two.openingMinor).toBe(one.closingMinor);
        expect([...one.lines, ...two.lines]).toEqual(both.lines);
        const all = await read({ from: NOW, to: addSeconds(ledger.now, 1) });
        expect(all.openingMinor).toBe(0n);
        expect(all.closingMinor).toBe(pending(ledger.balance).minor);
        expect(all.lines).toHaveLength(ledger.entries.length + ledger.payments.length);
      }),
      { numRuns: 150 },
    );
  });
});
