import { beforeEach, describe, expect, it } from 'vitest';
import { currency } from '../../../lib/domain/shared/currency.ts';
import { attemptIdOf, isId } from '../../../lib/domain/shared/ids.ts';
import { addSeconds, type Instant } from '../../../lib/domain/shared/time.ts';
import type { PreparedSubmission } from '../../../lib/domain/transactions/attempt.ts';
import type { PaymentInstruction, PaymentOutcome } from '../../../lib/domain/transactions/outcome.ts';
import type { Rejection } from '../../../lib/domain/transactions/rejection.ts';
import type { WebhookHint } from '../../../lib/domain/webhooks/webhook-event.ts';
import type { ListedPayment, PaymentProvider, WebhookRequest } from '../../../lib/payouts/shared/payment-provider.ts';
import { NOW } from '../../support/domain.ts';
import { outcomesOf, preparedOf } from '../../support/provider-answers.ts';

/** A provider under test, with a look at its bank and payments to payees that it pays. */
export type ProviderUnderTest = {
  readonly provider: PaymentProvider;
  /** How much left the bank, by payment. */
  readonly paid: () => Promise<ReadonlyMap<string, readonly bigint[]>>;
  readonly instruction: (ordinal: number, amountMinor: bigint) => PaymentInstruction;
  /** A payment to somebody whom it does not pay, and whom it does not name when it refuses a submission for it. */
  readonly badInstruction: (ordinal: number, amountMinor: bigint) => PaymentInstruction;
  /** From now on the provider has so much money of ours, in minor units of USD. */
  readonly fund: (amountMinor: bigint) => Promise<void>;
  /** Lets that moment come in the provider's world, and everything that is due there happen. */
  readonly passTo: (moment: Instant) => Promise<void>;
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
    let least: bigint;

    beforeEach(async () => {
      on = await create();
      least = on.provider.limits.minMinor;
      payments = [on.instruction(1, 6_000n), on.instruction(2, least)];
    });

    const prepare = async (some = payments, attempt = ATTEMPT) =>
      preparedOf(await on.provider.prepare(attempt, USD, some, NOW));
    const submit = async (prepared: PreparedSubmission, at = NOW) => outcomesOf(await on.provider.submit(prepared, at));
    /** Some providers refuse when they prepare, others when they are sent what was prepared. */
    const rejectionOf = async (some: readonly PaymentInstruction[]): Promise<Rejection> => {
      const preparation = await on.provider.prepare(ATTEMPT, USD, some, NOW);
      if (preparation.kind === 'rejected') return preparation.rejection;
      const submission = await on.provider.submit(preparation.prepared, NOW);
      if (submission.kind === 'taken') throw new Error('it was taken');
      return submission.rejection;
    };
    const kinds = (outcomes: readonly { transactionId: string; outcome: { kind: string } }[]) =>
      Object.fromEntries(outcomes.map(({ transactionId, outcome }) => [transactionId, outcome.kind]));
    /** What is taken may be paid at once, or a little later. */
    const LATER = addSeconds(NOW, 60);
    const settled = async (prepared: PreparedSubmission, at = LATER) => {
      await on.passTo(at);
      return on.provider.lookUp(prepared, at);
    };
    const expectTaken = (outcomes: readonly PaymentOutcome[]) => {
      expect(outcomes.map(({ transactionId }) => transactionId).toSorted()).toEqual(ids().toSorted());
      for (const { outcome } of outcomes) expect(['completed', 'accepted']).toContain(outcome.kind);
    };
    const ids = () => payments.map(({ transactionId }) => transactionId);
    const everyone = (kind: string) => Object.fromEntries(payments.map(({ transactionId }) => [transactionId, kind]));
    const paidOnce = () => new Map(payments.map(({ transactionId, amountMinor }) => [transactionId, [amountMinor]]));

    it('moves nothing by preparing', async () => {
      await prepare();
      expect(await on.paid()).toEqual(new Map());
    });

    it('prepares the same request for the same content, another for another, and says until when it holds', async () => {
      const prepared = await prepare();
      expect((await prepare()).requestHash).toBe(prepared.requestHash);
      expect(prepared.notAfter > NOW).toBe(true);
      expect(prepared.notAfter <= addSeconds(NOW, on.provider.longestAttemptSeconds)).toBe(true);
      const others = [on.instruction(1, 6_001n), on.instruction(2, least)];
      expect((await prepare(others)).requestHash).not.toBe(prepared.requestHash);
      expect((await prepare(payments, attemptIdOf(1, 1, 0))).requestHash).not.toBe(prepared.requestHash);
    });

    it('pays what was prepared, to the smallest unit', async () => {
      const prepared = await prepare();
      expectTaken(await submit(prepared));
      expect(kinds((await settled(prepared)).outcomes)).toEqual(everyone('completed'));
      expect(await on.paid()).toEqual(paidOnce());
    });

    it('pays once and answers the same when the same submission comes again, at once or later, if it is repeat-safe', async ({
      skip,
    }) => {
      skip(!on.provider.repeatSafe, 'it does not say that it is repeat-safe');
      const prepared = await prepare();
      const [first, second] = await Promise.all([submit(prepared), submit(prepared)]);
      const third = await submit(prepared, addSeconds(NOW, 1));
      for (const answer of [first, second, third]) expectTaken(answer);
      await on.passTo(LATER);
      expect(await on.paid()).toEqual(paidOnce());
    });

    it('by looking up tells what it has done, and does nothing', async () => {
      const prepared = await prepare();
      expect(await on.provider.lookUp(prepared, NOW)).toEqual({ outcomes: [], complete: true });
      expect(await on.paid()).toEqual(new Map());
      const references = (some: readonly PaymentOutcome[]) =>
        new Map(some.map(({ transactionId, outcome }) => [transactionId, { ...outcome, kind: 'any' }]));
      const answer = await submit(prepared);
      expect(references((await on.provider.lookUp(prepared, NOW)).outcomes)).toEqual(references(answer));
      const { outcomes, complete } = await settled(prepared);
      expect(complete).toBe(true);
      expect(references(outcomes)).toEqual(references(answer));
      // It may leave amounts out; those that it tells are what it paid.
      const amounts = new Map(payments.map(({ transactionId, amountMinor }) => [transactionId, amountMinor]));
      for (const { transactionId, paidMinor } of outcomes)
        expect([undefined, amounts.get(transactionId)]).toContain(paidMinor);
      expect(await on.paid()).toEqual(paidOnce());
    });

    it('finds an attempt long after it has run out', async () => {
      const prepared = await prepare();
      await submit(prepared);
      const { outcomes } = await settled(prepared, addSeconds(prepared.notAfter, 3_600));
      expect(kinds(outcomes)).toEqual(everyone('completed'));
    });

    it('tells two attempts apart', async () => {
      const [first, second] = [await prepare(), await prepare(payments, attemptIdOf(1, 1, 0))];
      await submit(first);
      expect((await settled(second)).outcomes).toEqual([]);
    });

    it('refuses another content under an attempt that it has answered, if attempts are what it knows repeats by', async ({
      skip,
    }) => {
      skip(!on.provider.repeatSafe, 'it does not say that it is repeat-safe');
      await submit(await prepare());
      const other = await prepare([on.instruction(1, 9_999n), on.instruction(2, least)]);
      await expect(on.provider.submit(other, NOW)).rejects.toThrow();
      await on.passTo(LATER);
      expect(await on.paid()).toEqual(paidOnce());
    });

    it('takes a submission until it has run out, and none after', async () => {
      const prepared = await prepare();
      const other = await prepare(payments, attemptIdOf(1, 1, 0));
      expect(await on.provider.submit(other, addSeconds(other.notAfter, 0.001))).toMatchObject({
        kind: 'rejected',
        rejection: { reason: 'expired' },
      });
      const last = addSeconds(prepared.notAfter, -1);
      await on.passTo(last);
      expect(await on.paid()).toEqual(new Map());
      expectTaken(await submit(prepared, last));
    });

    it('turns away what was on its way when a look-up after its time did not find it (M4)', async () => {
      const prepared = await prepare();
      const late = addSeconds(prepared.notAfter, on.provider.death.marginSeconds + 1);
      expect(await settled(prepared, late)).toEqual({ outcomes: [], complete: true });
      const sent = await on.provider.submit(prepared, prepared.notAfter).catch(() => 'thrown' as const);
      expect(sent === 'thrown' || sent.kind === 'rejected').toBe(true);
      expect(await settled(prepared, addSeconds(late, 60))).toEqual({ outcomes: [], complete: true });
      expect(await on.paid()).toEqual(new Map());
    });

    it('moves nothing when there is too little money, which its balance tells, and if it rejects, says by how much', async () => {
      await on.fund(5_000n);
      expect(await on.provider.balance(USD)).toBe(5_000n);
      const rejection = await rejectionOf(payments).catch(() => 'unknown' as const);
      const isRight =
        rejection === 'unknown' || (rejection.reason === 'no_funds' && rejection.shortfallMinor === 1_000n + least);
      expect(isRight).toBe(true);
      expect(await on.paid()).toEqual(new Map());
      expect(await on.provider.lookUp(await prepare(), NOW)).toMatchObject({ outcomes: [] });
    });

    it('takes the same payments once there is enough, and has so much less then', async () => {
      await on.fund(7_000n);
      await submit(await prepare());
      await on.passTo(LATER);
      expect(await on.provider.balance(USD)).toBe(1_000n - least);
    });

    it('rejects a submission as a whole for one payee whom it does not pay, and moves nothing', async () => {
      const rejection = await rejectionOf([...payments, on.badInstruction(3, 100n)]);
      expect(rejection).toEqual({ reason: 'bad_recipient', message: expect.any(String) });
      expect(await on.paid()).toEqual(new Map());
    });

    it('knows by our reference what it paid, under whatever attempt, and lists it for its time', async () => {
      const second = attemptIdOf(1, 1, 0);
      await submit(await prepare([on.instruction(1, 6_000n)]));
      await submit(await prepare([on.instruction(2, least)], second));
      const [first, other] = payments.map(({ transactionId }) => transactionId);
      if (!first || !other) throw new Error('there are two payments');
      const listed = [
        { ours: { transactionId: first, attemptId: ATTEMPT }, amountMinor: 6_000n, currency: USD },
        { ours: { transactionId: other, attemptId: second }, amountMinor: least, currency: USD },
      ];
      const found = await on.provider.findByReference([first, other], addSeconds(NOW, -60), NOW);
      expect(found.complete).toBe(true);
      for (const { ours, payee } of found.payments) {
        const paid = payments.find(({ transactionId }) => transactionId === ours?.transactionId);
        expect(payee?.payeeId).toBe(paid?.payeeId);
      }
      const bySize = (some: readonly ListedPayment[]) =>
        some.toSorted((one, two) => (one.amountMinor > two.amountMinor ? -1 : 1));
      expect(bySize(found.payments)).toMatchObject(listed);
      expect((await on.provider.findByReference([other], addSeconds(NOW, -60), NOW)).payments).toMatchObject([
        listed[1],
      ]);
      const around = { from: addSeconds(NOW, -60), to: addSeconds(NOW, 60) };
      const within = await on.provider.listPayments(around);
      expect(bySize(within.payments)).toMatchObject(listed);
      const before = { from: addSeconds(NOW, -120), to: addSeconds(NOW, -60) };
      expect((await on.provider.listPayments(before)).payments).toEqual([]);
      for (const { ours, providerReference } of found.payments) {
        expect(await on.provider.identify(providerReference, NOW)).toBe(ours?.transactionId);
      }
      expect(await on.provider.identify('something-else', NOW)).toBeUndefined();
    });

    it('invites by address, once however often it is asked, and lists whom it has invited', async () => {
      const invite = await on.provider.invite('new@example.com');
      expect(await on.provider.invite('new@example.com')).toEqual(invite);
      expect(await on.provider.pendingInvites()).toContainEqual(invite);
    });

    it('knows a payee whom it pays', async () => {
      for (const { payeeId } of payments) {
        const payee = await on.provider.getPayee({ payeeId });
        expect(payee).toMatchObject({ payeeId, kycStatus: 'APPROVED', canReceivePayments: true });
        expect(payee?.fault).toBeUndefined();
        // It may know who is behind the payee; asked about both, it says the same.
        expect(await on.provider.getPayee({ payeeId, holderId: payee?.holderId })).toEqual(payee);
      }
    });

    describe('whose webhook', () => {
      const message = (at = NOW) => on.webhookAbout(on.instruction(1, 6_000n), at);
      const rejected = { kind: 'rejected', reason: expect.any(String) };
      /** It names our payment, or one of its own, of which it can say whose it is. */
      const meant = (hint: WebhookHint) => {
        switch (hint.kind) {
          case 'payment':
            return hint.transactionId;
          case 'provider_payment':
            return on.provider.identify(hint.providerReference, NOW);
          case 'payee':
          case 'none':
            throw new Error(`it is about ${hint.kind}`);
          default:
            return hint satisfies never;
        }
      };

      it('is genuine, is an event about the payment, by the same id when it comes again', async () => {
        const sent = await message();
        const parsed = await on.provider.parseWebhook(sent, addSeconds(NOW, 30));
        if (parsed.kind === 'rejected') throw new Error(parsed.reason);
        const [event, ...more] = parsed.events;
        if (!event || more.length > 0) throw new Error('one event was sent');
        expect(await meant(event.hint)).toBe(on.instruction(1, 6_000n).transactionId);
        expect(isId(event.providerEventId)).toBe(true);
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
        const sent = await message();
        const before = await on.paid();
        await on.provider.parseWebhook(sent, NOW);
        await on.passTo(LATER);
        expect(await on.paid()).toEqual(before);
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
