import { beforeEach, describe, expect, it } from 'vitest';
import { currency } from '../../../lib/domain/shared/currency.ts';
import { attemptIdOf, isId } from '../../../lib/domain/shared/ids.ts';
import { addSeconds, type Instant } from '../../../lib/domain/shared/time.ts';
import type { PaymentInstruction, PaymentOutcome } from '../../../lib/domain/transactions/outcome.ts';
import type { PaymentProvider, WebhookRequest } from '../../../lib/payouts/shared/payment-provider.ts';
import { NOW } from '../../support/domain.ts';

/** A provider under test, with a look at its bank and payments to payees that it pays. */
export type ProviderUnderTest = {
  readonly provider: PaymentProvider;
  /** How much left the bank, by payment. */
  readonly paid: () => Promise<ReadonlyMap<string, readonly bigint[]>>;
  readonly instruction: (ordinal: number, amountMinor: bigint) => PaymentInstruction;
  /** A message of the provider about a payment, as it sends it at that moment. */
  readonly webhookAbout: (payment: PaymentInstruction, at: Instant) => Promise<WebhookRequest>;
};

const USD = currency('USD');
const ATTEMPT = attemptIdOf(1, 0, 0);

/** What every payment provider must keep to, whoever it is: the rules of money rest on it. */
export function testPaymentProvider(name: string, create: () => Promise<ProviderUnderTest>): void {
  describe(`${name}, as a payment provider`, () => {
    let on: ProviderUnderTest;
    let payments: readonly PaymentInstruction[];

    beforeEach(async () => {
      on = await create();
      payments = [on.instruction(1, 6_000n), on.instruction(2, 1n)];
    });

    const prepare = (some = payments, attempt = ATTEMPT) => on.provider.prepare(attempt, USD, some, NOW);
    const kinds = (outcomes: readonly { transactionId: string; outcome: { kind: string } }[]) =>
      Object.fromEntries(outcomes.map(({ transactionId, outcome }) => [transactionId, outcome.kind]));
    const everyone = (kind: string) => Object.fromEntries(payments.map(({ transactionId }) => [transactionId, kind]));
    const paidOnce = () => new Map(payments.map(({ transactionId, amountMinor }) => [transactionId, [amountMinor]]));

    it('moves nothing by preparing', async () => {
      await prepare();
      expect(await on.paid()).toEqual(new Map());
    });

    it('prepares the same content alike, another content otherwise, and says until when it holds', async () => {
      const prepared = await prepare();
      expect(await prepare()).toEqual(prepared);
      expect(prepared.notAfter > NOW).toBe(true);
      const others = [on.instruction(1, 6_001n), on.instruction(2, 1n)];
      expect((await prepare(others)).requestHash).not.toBe(prepared.requestHash);
      expect((await prepare(payments, attemptIdOf(1, 1, 0))).requestHash).not.toBe(prepared.requestHash);
    });

    it('pays what was prepared, to the smallest unit', async () => {
      expect(kinds(await on.provider.submit(await prepare(), NOW))).toEqual(everyone('completed'));
      expect(await on.paid()).toEqual(paidOnce());
    });

    it('pays once when the same submission comes again, at once or later, and answers alike', async () => {
      const prepared = await prepare();
      const [first, second] = await Promise.all([on.provider.submit(prepared, NOW), on.provider.submit(prepared, NOW)]);
      const third = await on.provider.submit(prepared, addSeconds(NOW, 1));
      for (const answer of [first, second, third]) expect(kinds(answer)).toEqual(everyone('completed'));
      expect(await on.paid()).toEqual(paidOnce());
    });

    it('by looking up tells what it has done, and does nothing', async () => {
      const prepared = await prepare();
      expect(await on.provider.lookUp(prepared, NOW)).toEqual({ outcomes: [], complete: true });
      expect(await on.paid()).toEqual(new Map());
      const answer = await on.provider.submit(prepared, NOW);
      const { outcomes, complete } = await on.provider.lookUp(prepared, NOW);
      expect(complete).toBe(true);
      const byId = (some: readonly PaymentOutcome[]) =>
        new Map(some.map(({ transactionId, outcome }) => [transactionId, outcome]));
      expect(byId(outcomes)).toEqual(byId(answer));
      // It may leave amounts out; those that it tells are what it paid.
      const amounts = new Map(payments.map(({ transactionId, amountMinor }) => [transactionId, amountMinor]));
      for (const { transactionId, paidMinor } of outcomes)
        expect([undefined, amounts.get(transactionId)]).toContain(paidMinor);
      expect(await on.paid()).toEqual(paidOnce());
    });

    it('finds an attempt long after it has run out', async () => {
      const prepared = await prepare();
      await on.provider.submit(prepared, NOW);
      const { outcomes } = await on.provider.lookUp(prepared, addSeconds(prepared.notAfter, 3_600));
      expect(kinds(outcomes)).toEqual(everyone('completed'));
    });

    it('of two attempts tells each apart', async () => {
      const [first, second] = [await prepare(), await prepare(payments, attemptIdOf(1, 1, 0))];
      await on.provider.submit(first, NOW);
      expect((await on.provider.lookUp(second, NOW)).outcomes).toEqual([]);
    });

    it('refuses another content under an attempt that it has answered, and pays nothing more', async () => {
      await on.provider.submit(await prepare(), NOW);
      const other = await prepare([on.instruction(1, 9_999n), on.instruction(2, 1n)]);
      await expect(on.provider.submit(other, NOW)).rejects.toThrow();
      expect(await on.paid()).toEqual(paidOnce());
    });

    it('takes a submission until it has run out, and none after', async () => {
      const prepared = await prepare();
      const late = addSeconds(prepared.notAfter, 0.001);
      await expect(on.provider.submit(prepared, late)).rejects.toThrow();
      expect(await on.paid()).toEqual(new Map());
      expect(kinds(await on.provider.submit(prepared, prepared.notAfter))).toEqual(everyone('completed'));
    });

    it('turns away what was on its way when a look-up after its time did not find it (M4)', async () => {
      const prepared = await prepare();
      const late = addSeconds(prepared.notAfter, 3);
      expect(await on.provider.lookUp(prepared, late)).toEqual({ outcomes: [], complete: true });
      await expect(on.provider.submit(prepared, prepared.notAfter)).rejects.toThrow();
      expect(await on.paid()).toEqual(new Map());
      expect(await on.provider.lookUp(prepared, late)).toEqual({ outcomes: [], complete: true });
    });

    it('knows a payee whom it pays', async () => {
      for (const { payeeId } of payments) {
        const payee = await on.provider.getPayee({ payeeId });
        expect(payee).toEqual({ payeeId, kycStatus: 'APPROVED', canReceivePayments: true });
      }
    });

    describe('whose webhook', () => {
      const message = (at = NOW) => on.webhookAbout(on.instruction(1, 6_000n), at);
      const rejected = { kind: 'rejected', reason: expect.any(String) };

      it('is genuine, is an event about the payment, by the same id when it comes again', async () => {
        const sent = await message();
        const parsed = await on.provider.parseWebhook(sent, addSeconds(NOW, 30));
        if (parsed.kind === 'rejected') throw new Error(parsed.reason);
        const [event] = parsed.events;
        expect(event?.hint).toEqual({ kind: 'payment', transactionId: on.instruction(1, 6_000n).transactionId });
        expect(isId(event?.providerEventId ?? '')).toBe(true);
        expect(await on.provider.parseWebhook(sent, addSeconds(NOW, 60))).toEqual(parsed);
      });

      it('was altered in one byte, is rejected', async () => {
        const { headers, body } = await message();
        for (const at of [0, Math.floor(body.length / 2), body.length - 1]) {
          const altered = Uint8Array.from(body, (byte, index) => (index === at ? byte ^ 1 : byte));
          expect(await on.provider.parseWebhook({ headers, body: altered }, NOW)).toEqual(rejected);
        }
        expect(await on.provider.parseWebhook({ headers, body: body.slice(0, -1) }, NOW)).toEqual(rejected);
      });

      it('lacks a header that it signs with, is rejected', async () => {
        const { headers, body } = await message();
        const signing = Object.keys(headers).filter((name) => name !== 'content-type');
        expect(signing.length).toBeGreaterThan(0);
        for (const name of signing) {
          const { [name]: _, ...rest } = headers;
          expect(await on.provider.parseWebhook({ headers: rest, body }, NOW), name).toEqual(rejected);
          expect(await on.provider.parseWebhook({ headers: { ...rest, [name]: '' }, body }, NOW)).toEqual(rejected);
          expect(await on.provider.parseWebhook({ headers: { ...rest, [name]: 'x' }, body }, NOW)).toEqual(rejected);
        }
      });

      it('is overheard and sent again an hour later, is rejected', async () => {
        const sent = await message();
        expect(await on.provider.parseWebhook(sent, addSeconds(NOW, 3_600))).toEqual(rejected);
        expect(await on.provider.parseWebhook(sent, addSeconds(NOW, -3_600))).toEqual(rejected);
      });

      it('moves no money and says nothing about any', async () => {
        await on.provider.parseWebhook(await message(), NOW);
        expect(await on.paid()).toEqual(new Map());
      });
    });

    it('says what it can take, and answers for its health', async () => {
      const { paymentsPerSubmission, minMinor, maxMinor } = on.provider.limits;
      expect(paymentsPerSubmission).toBeGreaterThan(0);
      expect(minMinor > 0n && minMinor <= maxMinor).toBe(true);
      await expect(on.provider.checkHealth()).resolves.toBeUndefined();
    });
  });
}
