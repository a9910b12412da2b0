import { setTimeout as sleep } from 'node:timers/promises';
import pMap from 'p-map';
import type { KycStatus } from '../../domain/accounts/payout-account.ts';
import type { Currency } from '../../domain/shared/currency.ts';
import type { AttemptId, PayeeId, TransactionId } from '../../domain/shared/ids.ts';
import { MAX_AMOUNT_MINOR } from '../../domain/shared/money.ts';
import type { Period } from '../../domain/shared/period.ts';
import { addSeconds, type Instant } from '../../domain/shared/time.ts';
import type { PreparedSubmission } from '../../domain/transactions/attempt.ts';
import type { Outcome, PaymentInstruction, PaymentOutcome } from '../../domain/transactions/outcome.ts';
import type { Rejection } from '../../domain/transactions/rejection.ts';
import type {
  DeathRule,
  Invite,
  KnownPayee,
  Listed,
  LookUp,
  ParsedWebhook,
  Payee,
  PaymentProvider,
  Preparation,
  ProviderLimits,
  Submission,
  WebhookRequest,
} from '../../payouts/shared/payment-provider.ts';
import {
  answered,
  faultOf,
  listedPayment,
  lookedUp,
  MockRejection,
  paidMinorOf,
  tooLate,
  transactionOf,
} from './mock-answers.ts';
import type { BankAnswer, BankRecord, MockBank } from './mock-bank.ts';
import { mockBehaviour } from './mock-behaviour.ts';
import { hashOf, type MockDocument, type MockPayment, readMockDocument, writeMockDocument } from './mock-document.ts';
import { parseMockWebhook } from './mock-webhook.ts';

const PARALLEL_PAYMENTS = 8;
const LOST_ANSWER_MS = 500;

/**
 * A payment provider for demos, staging and tests. It keeps its own books of what it paid, so that anyone can compare them
 * with ours. It behaves as the payee's rise id says (see {@link mockBehaviour}).
 */
export class MockProvider implements PaymentProvider {
  readonly name = 'mock';
  readonly repeatSafe = true;
  readonly debits = 'when_submitted';
  readonly returnWindowDays = 7;
  /** The margin covers the difference between its clock and ours. One look-up after it closes what has not arrived. */
  readonly death: DeathRule = { marginSeconds: 2, emptyLookUps: 1, apartSeconds: 0 };
  readonly longestAttemptSeconds: number;
  readonly limits: ProviderLimits = {
    paymentsPerSubmission: 50,
    minMinor: 1n,
    maxMinor: MAX_AMOUNT_MINOR,
    currencies: 'any',
  };
  readonly #bank: MockBank;
  readonly #lostAnswerMs: number;

  /** @param options `lostAnswerMs`: how long the sender waits for an answer that does not come */
  constructor(bank: MockBank, options: { readonly attemptLifetimeSeconds: number; readonly lostAnswerMs?: number }) {
    this.#bank = bank;
    this.longestAttemptSeconds = options.attemptLifetimeSeconds;
    this.#lostAnswerMs = options.lostAnswerMs ?? LOST_ANSWER_MS;
  }

  async prepare(
    attemptId: AttemptId,
    currency: Currency,
    payments: readonly PaymentInstruction[],
    now: Instant,
  ): Promise<Preparation> {
    const notAfter = addSeconds(now, this.longestAttemptSeconds);
    const document = writeMockDocument({
      attemptId,
      currency,
      notAfter,
      payments: payments.map(({ transactionId, payeeId, amountMinor }) => ({
        transactionId,
        payee: payeeId,
        amountMinor,
      })),
    });
    return { kind: 'prepared', prepared: { document, requestHash: hashOf(document), notAfter } };
  }

  async submit({ document, requestHash, notAfter }: PreparedSubmission, now: Instant): Promise<Submission> {
    const submission = readMockDocument(document);
    const funds = await this.#bank.funds(submission.currency);
    const rejection = now > notAfter ? tooLate(notAfter) : await this.#rejectionOf(submission, funds);
    if (rejection) return { kind: 'rejected', rejection };
    const outcomes = await pMap(
      submission.payments,
      async (payment): Promise<PaymentOutcome> => ({
        transactionId: payment.transactionId,
        outcome: await this.#submitOne(submission, payment, { requestHash, isLimited: funds !== undefined }, now),
      }),
      { concurrency: PARALLEL_PAYMENTS },
    );
    return { kind: 'taken', outcomes };
  }

  async lookUp({ document, requestHash, notAfter }: PreparedSubmission, now: Instant): Promise<LookUp> {
    const { attemptId, payments } = readMockDocument(document);
    const isOver = now > notAfter;
    const found = await pMap(
      payments,
      ({ transactionId }) =>
        // Closes what has not arrived by now, so that a submission that is still on its way comes too late.
        isOver
          ? this.#bank.record({ transactionId, attemptId, requestHash, answer: { kind: 'expired' } })
          : this.#bank.find(transactionId, attemptId),
      { concurrency: PARALLEL_PAYMENTS },
    );
    const outcomes = found.flatMap((record): PaymentOutcome[] =>
      record && record.answer.kind !== 'expired'
        ? [{ transactionId: record.transactionId, outcome: lookedUp(record, now), ...paidMinorOf(record) }]
        : [],
    );
    return { outcomes, complete: true };
  }

  async findByReference(transactionIds: readonly TransactionId[], since: Instant, now: Instant): Promise<Listed> {
    const found = await pMap(transactionIds, (id) => this.#bank.attemptsOf(id), { concurrency: PARALLEL_PAYMENTS });
    const payments = found.flat().flatMap((record) => listedPayment(record, now));
    return { payments: payments.filter(({ at }) => at >= since), complete: true };
  }

  async listPayments(period: Period): Promise<Listed> {
    return {
      payments: (await this.#bank.paidWithin(period)).flatMap((record) => listedPayment(record)),
      complete: true,
    };
  }

  async identify(providerReference: string): Promise<TransactionId | undefined> {
    return transactionOf(providerReference);
  }

  async balance(currency: Currency): Promise<bigint | 'unlimited'> {
    return (await this.#bank.funds(currency)) ?? 'unlimited';
  }

  async invite(email: string): Promise<Invite> {
    const invite = { inviteId: `invite-${hashOf(email.toLowerCase()).slice(0, 16)}`, email };
    await this.#bank.keepInvite(invite);
    return invite;
  }

  async pendingInvites(): Promise<readonly Invite[]> {
    return this.#bank.invites();
  }

  async getPayee({ payeeId }: KnownPayee): Promise<Payee> {
    const kycStatus = await this.#kycOf(payeeId);
    if (mockBehaviour(payeeId).kind !== 'moved') {
      return { payeeId, kycStatus, canReceivePayments: kycStatus === 'APPROVED' };
    }
    const fault = 'The payee has another id at the bank by now: link that one';
    return { payeeId, holderId: `holder:${payeeId}`, kycStatus, canReceivePayments: false, fault };
  }

  async parseWebhook(request: WebhookRequest, now: Instant): Promise<ParsedWebhook> {
    return parseMockWebhook(await this.#bank.webhookSecret(), request, now);
  }

  async checkHealth(): Promise<void> {
    // The bank is the table itself, which has a health check of its own.
  }

  /** Why the bank refuses a submission before it looks at the single payments. Once it has begun with one, it goes on. */
  async #rejectionOf(submission: MockDocument, funds: bigint | undefined): Promise<Rejection | undefined> {
    const rejection = faultOf(submission, funds);
    if (!rejection) return undefined;
    const { attemptId, payments } = submission;
    const begun = await pMap(payments, ({ transactionId }) => this.#bank.find(transactionId, attemptId), {
      concurrency: PARALLEL_PAYMENTS,
    });
    return begun.some((record) => record !== undefined) ? undefined : rejection;
  }

  async #kycOf(payee: PayeeId): Promise<KycStatus> {
    const decided = await this.#bank.decidedKyc(payee);
    return decided ?? (mockBehaviour(payee).kind === 'unverified' ? 'PENDING' : 'APPROVED');
  }

  /** The way to the bank and back, where a submission or its answer may be lost. */
  async #submitOne(submission: MockDocument, payment: MockPayment, sent: Sent, now: Instant): Promise<Outcome> {
    const { transactionId, payee } = payment;
    const { kind } = mockBehaviour(payee);
    const isLostOnTheWay =
      kind === 'blackhole' ||
      (kind === 'timeout-unpaid' && (await this.#bank.isFirstSubmission(transactionId, submission.attemptId)));
    if (isLostOnTheWay) return lost(this.#lostAnswerMs);
    const record = await this.#pay(submission, payment, sent, now);
    return kind === 'timeout-paid' ? lost(this.#lostAnswerMs) : answered(record, now);
  }

  async #pay(
    { attemptId, currency }: MockDocument,
    payment: MockPayment,
    { requestHash, isLimited }: Sent,
    now: Instant,
  ): Promise<BankRecord> {
    const { transactionId } = payment;
    const earlier = await this.#bank.find(transactionId, attemptId);
    const record =
      earlier ??
      (await this.#bank.record(
        { transactionId, attemptId, requestHash, answer: await this.#answer(attemptId, currency, payment, now) },
        isLimited,
      ));
    if (record.requestHash !== requestHash) {
      throw new MockRejection(`attempt ${attemptId} of ${transactionId} was submitted before with other content`);
    }
    return record;
  }

  async #answer(attemptId: AttemptId, currency: Currency, payment: MockPayment, at: Instant): Promise<BankAnswer> {
    const { transactionId, payee, amountMinor } = payment;
    if ((await this.#kycOf(payee)) !== 'APPROVED') {
      return { kind: 'refused', code: 'payee_unverified', message: 'The payee has not passed KYC' };
    }
    const behaviour = mockBehaviour(payee);
    const paid = { kind: 'paid', payee, amountMinor, currency, at, comesBack: false } as const;
    switch (behaviour.kind) {
      case 'ok':
      case 'unverified':
      case 'timeout-paid':
      case 'timeout-unpaid':
      case 'blackhole':
        return paid;
      case 'slow':
        return { ...paid, at: addSeconds(at, behaviour.seconds) };
      case 'return':
        return { ...paid, comesBack: true };
      case 'refuse':
      case 'bad':
      case 'moved':
        return { kind: 'refused', code: 'payee_refused', message: 'The bank refuses this payee' };
      case 'flaky': {
        const earlier = await this.#bank.countOtherAttempts(transactionId, attemptId);
        if (earlier >= behaviour.failures) return paid;
        return { kind: 'failed', code: 'bank_busy', message: 'The bank could not take the payment this time' };
      }
      default:
        return behaviour satisfies never;
    }
  }
}

/** `isLimited`: people have set the funds, and payments are taken from them. */
type Sent = { readonly requestHash: string; readonly isLimited: boolean };

async function lost(waitMs: number): Promise<Outcome> {
  await sleep(waitMs);
  return { kind: 'unknown', message: 'The bank did not answer in time' };
}
