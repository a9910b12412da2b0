import pMap from 'p-map';
import type { Currency } from '../../domain/shared/currency.ts';
import type { AttemptId, TransactionId } from '../../domain/shared/ids.ts';
import { MAX_AMOUNT_MINOR } from '../../domain/shared/money.ts';
import type { Period } from '../../domain/shared/period.ts';
import { addSeconds, type Instant } from '../../domain/shared/time.ts';
import type { PreparedSubmission } from '../../domain/transactions/attempt.ts';
import type { PaymentInstruction, PaymentOutcome } from '../../domain/transactions/outcome.ts';
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
import { faultOf, listedPayment, lookedUp, paidMinorOf, tooLate, transactionOf } from './mock-answers.ts';
import type { MockBank } from './mock-bank.ts';
import { mockBehaviour } from './mock-behaviour.ts';
import { hashOf, readMockDocument, writeMockDocument } from './mock-document.ts';
import { close, findAll, refuse } from './mock-refusal.ts';
import { kycOf, PAYMENTS_PER_SUBMISSION, submitPayment, type WayToBank } from './mock-submission.ts';
import { parseMockWebhook } from './mock-webhook.ts';

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
    paymentsPerSubmission: PAYMENTS_PER_SUBMISSION,
    minMinor: 1n,
    maxMinor: MAX_AMOUNT_MINOR,
    currencies: 'any',
  };
  readonly #bank: MockBank;
  readonly #way: WayToBank;

  /** @param options `lostAnswerMs`: how long the sender waits for an answer that does not come */
  constructor(bank: MockBank, options: { readonly attemptLifetimeSeconds: number; readonly lostAnswerMs?: number }) {
    this.#bank = bank;
    this.longestAttemptSeconds = options.attemptLifetimeSeconds;
    this.#way = { bank, lostAnswerMs: options.lostAnswerMs ?? LOST_ANSWER_MS };
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
    const rejection = now > notAfter ? tooLate(notAfter) : faultOf(submission, funds);
    const refused = rejection && (await refuse(this.#bank, submission, requestHash, rejection, now));
    if (refused) return refused;
    const outcomes = await pMap(
      submission.payments,
      async (payment): Promise<PaymentOutcome> => ({
        transactionId: payment.transactionId,
        outcome: await submitPayment(
          this.#way,
          submission,
          payment,
          { requestHash, isLimited: funds !== undefined },
          now,
        ),
      }),
      { concurrency: PAYMENTS_PER_SUBMISSION },
    );
    return { kind: 'taken', outcomes };
  }

  async lookUp({ document, requestHash, notAfter }: PreparedSubmission, now: Instant): Promise<LookUp> {
    const submission = readMockDocument(document);
    const isOver = now > notAfter;
    const found = isOver ? await close(this.#bank, submission, requestHash) : await findAll(this.#bank, submission);
    const outcomes = found.flatMap((record): PaymentOutcome[] =>
      record && record.answer.kind !== 'expired'
        ? [{ transactionId: record.transactionId, outcome: lookedUp(record, now), ...paidMinorOf(record) }]
        : [],
    );
    return { outcomes, complete: true };
  }

  async findByReference(transactionIds: readonly TransactionId[], since: Instant, now: Instant): Promise<Listed> {
    const found = await pMap(transactionIds, (id) => this.#bank.attemptsOf(id), {
      concurrency: PAYMENTS_PER_SUBMISSION,
    });
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
    const kycStatus = await kycOf(this.#bank, payeeId);
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
}
