import { setTimeout as sleep } from 'node:timers/promises';
import pMap from 'p-map';
import type { KycStatus } from '../../domain/accounts/payout-account.ts';
import type { Currency } from '../../domain/shared/currency.ts';
import type { AttemptId, PayeeId } from '../../domain/shared/ids.ts';
import { MAX_AMOUNT_MINOR } from '../../domain/shared/money.ts';
import { addSeconds, type Instant } from '../../domain/shared/time.ts';
import type { PreparedSubmission } from '../../domain/transactions/attempt.ts';
import type { Outcome, PaymentInstruction, PaymentOutcome } from '../../domain/transactions/outcome.ts';
import type {
  KnownPayee,
  LookUp,
  ParsedWebhook,
  Payee,
  PaymentProvider,
  ProviderLimits,
  WebhookRequest,
} from '../../payouts/shared/payment-provider.ts';
import type { BankAnswer, BankRecord, MockBank } from './mock-bank.ts';
import { mockBehaviour } from './mock-behaviour.ts';
import { hashOf, type MockDocument, type MockPayment, readMockDocument, writeMockDocument } from './mock-document.ts';
import { parseMockWebhook } from './mock-webhook.ts';

const PARALLEL_PAYMENTS = 8;
const LOST_ANSWER_MS = 500;

/** The bank takes no submission with other content under an attempt that it has answered, and none after `notAfter`. */
export class MockRejection extends Error {
  override readonly name = 'MockRejection';
}

/**
 * A payment provider for demos, staging and tests. It keeps its own books of what it paid, so that anyone can compare
 * them with ours, and behaves as the payee's rise id says (see {@link mockBehaviour}).
 */
export class MockProvider implements PaymentProvider {
  readonly name = 'mock';
  readonly repeatSafe = true;
  readonly returnWindowDays = 7;
  readonly limits: ProviderLimits = {
    paymentsPerSubmission: 50,
    minMinor: 1n,
    maxMinor: MAX_AMOUNT_MINOR,
    currencies: 'any',
  };
  readonly #bank: MockBank;
  readonly #attemptLifetimeSeconds: number;
  readonly #lostAnswerMs: number;

  /** @param options `lostAnswerMs`: how long the sender waits for an answer that does not come */
  constructor(bank: MockBank, options: { readonly attemptLifetimeSeconds: number; readonly lostAnswerMs?: number }) {
    this.#bank = bank;
    this.#attemptLifetimeSeconds = options.attemptLifetimeSeconds;
    this.#lostAnswerMs = options.lostAnswerMs ?? LOST_ANSWER_MS;
  }

  async prepare(
    attemptId: AttemptId,
    currency: Currency,
    payments: readonly PaymentInstruction[],
    now: Instant,
  ): Promise<PreparedSubmission> {
    const notAfter = addSeconds(now, this.#attemptLifetimeSeconds);
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
    return { document, requestHash: hashOf(document), notAfter };
  }

  async submit(
    { document, requestHash, notAfter }: PreparedSubmission,
    now: Instant,
  ): Promise<readonly PaymentOutcome[]> {
    if (now > notAfter) throw new MockRejection(`the submission came after ${notAfter}`);
    const submission = readMockDocument(document);
    return pMap(
      submission.payments,
      async (payment): Promise<PaymentOutcome> => ({
        transactionId: payment.transactionId,
        outcome: await this.#submitOne(submission, payment, requestHash, now),
      }),
      { concurrency: PARALLEL_PAYMENTS },
    );
  }

  async lookUp({ document, requestHash, notAfter }: PreparedSubmission, now: Instant): Promise<LookUp> {
    const { attemptId, payments } = readMockDocument(document);
    const isOver = now > notAfter;
    const found = await pMap(
      payments,
      ({ transactionId }) =>
        // What has not arrived by now is closed, so that a submission that is still on its way comes too late.
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

  async getPayee({ payeeId }: KnownPayee): Promise<Payee> {
    const kycStatus = await this.#kycOf(payeeId);
    return { payeeId, kycStatus, canReceivePayments: kycStatus === 'APPROVED' };
  }

  async parseWebhook(request: WebhookRequest, now: Instant): Promise<ParsedWebhook> {
    return parseMockWebhook(await this.#bank.webhookSecret(), request, now);
  }

  async checkHealth(): Promise<void> {
    // The bank is the table itself, which has a health check of its own.
  }

  async #kycOf(payee: PayeeId): Promise<KycStatus> {
    const decided = await this.#bank.decidedKyc(payee);
    return decided ?? (mockBehaviour(payee).kind === 'unverified' ? 'PENDING' : 'APPROVED');
  }

  /** The way to the bank and back, on which a submission or its answer may be lost. */
  async #submitOne(
    submission: MockDocument,
    payment: MockPayment,
    requestHash: string,
    now: Instant,
  ): Promise<Outcome> {
    const { transactionId, payee } = payment;
    const { kind } = mockBehaviour(payee);
    const isLostOnTheWay =
      kind === 'blackhole' ||
      (kind === 'timeout-unpaid' && (await this.#bank.isFirstSubmission(transactionId, submission.attemptId)));
    if (isLostOnTheWay) return lost(this.#lostAnswerMs);
    const record = await this.#pay(submission, payment, requestHash, now);
    return kind === 'timeout-paid' ? lost(this.#lostAnswerMs) : answered(record, now);
  }

  async #pay(
    { attemptId, currency }: MockDocument,
    payment: MockPayment,
    requestHash: string,
    now: Instant,
  ): Promise<BankRecord> {
    const { transactionId } = payment;
    const earlier = await this.#bank.find(transactionId, attemptId);
    const record =
      earlier ??
      (await this.#bank.record({
        transactionId,
        attemptId,
        requestHash,
        answer: await this.#answer(attemptId, currency, payment, now),
      }));
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

async function lost(waitMs: number): Promise<Outcome> {
  await sleep(waitMs);
  return { kind: 'unknown', message: 'The bank did not answer in time' };
}

function referenceOf({ transactionId, attemptId }: BankRecord): string {
  return `mock:${transactionId}:${attemptId}`;
}

function answered(record: BankRecord, now: Instant): Outcome {
  const { answer } = record;
  switch (answer.kind) {
    case 'paid':
      return { kind: answer.at <= now ? 'completed' : 'accepted', providerReference: referenceOf(record) };
    case 'refused':
    case 'failed':
      return { kind: answer.kind, code: answer.code, message: answer.message };
    case 'expired':
      throw new MockRejection(`attempt ${record.attemptId} of ${record.transactionId} came after its time was up`);
    default:
      return answer satisfies never;
  }
}

function paidMinorOf({ answer }: BankRecord) {
  return answer.kind === 'paid' ? { paidMinor: answer.amountMinor } : {};
}

function lookedUp(record: BankRecord, now: Instant): Outcome {
  const { answer } = record;
  if (answer.kind === 'paid' && answer.comesBack) {
    return { kind: 'returned', providerReference: referenceOf(record), message: 'The payee sent the money back' };
  }
  return answered(record, now);
}
