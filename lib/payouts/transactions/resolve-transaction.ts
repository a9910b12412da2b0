import { batchIdOf, type TransactionId } from '../../domain/shared/ids.ts';
import type { Attempt } from '../../domain/transactions/attempt.ts';
import { type Outcome, RESOLVED_UNPAID } from '../../domain/transactions/outcome.ts';
import type { Payment, ProposedResolution, ResolvedOutcome } from '../../domain/transactions/payment.ts';
import { noteResolution } from '../../domain/transactions/payment-steps.ts';
import type { BatchRepository } from '../batches/batch-repository.ts';
import { confirmingPerson, requirePerson } from '../settings/second-person.ts';
import type { Context } from '../shared/context.ts';
import { PayoutError } from '../shared/errors.ts';
import { auditPaymentChanges } from './audit-payment-changes.ts';
import { type LookUpDependencies, lookUpAttempt } from './look-up-attempt.ts';
import { recordOutcomes } from './record-outcomes.ts';

type Dependencies = LookUpDependencies & { readonly batches: BatchRepository };

export type ResolveRequest = {
  readonly outcome: ResolvedOutcome;
  readonly evidence: string;
  /** The provider's own id of the payment; only of a paid one. */
  readonly providerReference?: string | undefined;
};

/**
 * Resolves an UNKNOWN payment by hand. The first person proposes an outcome, with evidence. It counts when a second person says
 * the same. A request that differs from the proposal replaces it. The provider is asked once more first, and its answer wins.
 * "Unpaid" needs a dead attempt (M4), because nobody can decide that money which may still move will not.
 *
 * @throws PayoutError `transaction_not_found`, `transaction_not_resolvable`, `second_person_required`, `attempt_alive`
 */
export async function resolveTransaction(
  deps: Dependencies,
  context: Context,
  transactionId: TransactionId,
  request: ResolveRequest,
): Promise<Payment> {
  const payment = await requirePayment(deps, transactionId);
  if (isResolvedSo(payment, request)) return payment;
  const attemptId = unknownAttempt(payment);
  const proposed = payment.resolution?.attemptId === attemptId ? payment.resolution : undefined;
  const proposalId = context.idFor('proposal');
  // Proposed by this very request, which died before it could say so.
  if (proposed?.proposalId === proposalId && !proposed.confirmed) return payment;
  if (!isSame(proposed, request)) {
    const resolution = { ...request, proposalId, attemptId, by: requirePerson(context), at: context.now() };
    // Lost to another change of the payment: what it has become decides.
    if (!(await note(deps, context, payment, resolution))) {
      return resolveTransaction(deps, context, transactionId, request);
    }
    return requirePayment(deps, transactionId);
  }
  // Asked first: a refusal leaves nothing behind that would look like a confirmation.
  const confirmed = proposed.confirmed ? undefined : confirmedBy(context, payment, proposed, request);
  const outcome = await decidedOutcome(deps, context, payment, request);
  const asked = await requirePayment(deps, transactionId);
  if (asked.status !== 'UNKNOWN') return settledByProvider(asked, request);
  if (confirmed && !(await note(deps, context, asked, confirmed))) {
    return resolveTransaction(deps, context, transactionId, request);
  }
  await recordOutcomes(deps, context, attemptId, [{ transactionId, outcome }]);
  const done = await requirePayment(deps, transactionId);
  return isResolvedSo(done, request) ? done : settledByProvider(done, request);
}

/** What the provider said just now has the last word; it may be the same as what the two people say. */
function settledByProvider(payment: Payment, { outcome }: ResolveRequest): Payment {
  const { transactionId, status } = payment;
  if (outcome === 'paid' && status === 'COMPLETED') return payment;
  throw new PayoutError({ code: 'transaction_not_resolvable', transactionId, status });
}

async function requirePayment({ batches, payments }: Dependencies, transactionId: TransactionId): Promise<Payment> {
  const payment = (await payments.find([transactionId])).get(transactionId);
  const batch = payment && (await batches.find(payment.batchId));
  if (!payment || batch?.batchNumber === undefined) {
    throw new PayoutError({ code: 'transaction_not_found', transactionId });
  }
  return payment;
}

function unknownAttempt({ transactionId, status, liveAttemptId }: Payment) {
  if (status !== 'UNKNOWN' || liveAttemptId === undefined) {
    throw new PayoutError({ code: 'transaction_not_resolvable', transactionId, status });
  }
  return liveAttemptId;
}

function isSame(
  proposed: ProposedResolution | undefined,
  { outcome, providerReference }: ResolveRequest,
): proposed is ProposedResolution {
  return proposed?.outcome === outcome && proposed.providerReference === providerReference;
}

/** Two people have said so already, and it is done: asking again changes nothing. */
function isResolvedSo({ status, resolution, failure }: Payment, request: ResolveRequest): boolean {
  if (!resolution?.confirmed || !isSame(resolution, request)) return false;
  return request.outcome === 'paid' ? status === 'COMPLETED' : failure?.code === RESOLVED_UNPAID;
}

function confirmedBy(
  context: Context,
  { transactionId }: Payment,
  proposed: ProposedResolution,
  { evidence }: ResolveRequest,
): ProposedResolution {
  const by = confirmingPerson(context, proposed, `The resolution of "${transactionId}"`);
  return { ...proposed, confirmed: { by, at: context.now(), evidence } };
}

async function note(
  { payments }: Dependencies,
  context: Context,
  payment: Payment,
  resolution: ProposedResolution,
): Promise<boolean> {
  const change = noteResolution(payment, resolution, context.now());
  return (await payments.commitSteps([{ change }], auditPaymentChanges(context, [change]))) === 'committed';
}

async function decidedOutcome(
  deps: Dependencies,
  context: Context,
  { transactionId, liveAttemptId }: Payment,
  request: ResolveRequest,
): Promise<Outcome> {
  const [attempt] = liveAttemptId ? await deps.payments.findAttempts(batchIdOf(transactionId), [liveAttemptId]) : [];
  if (!attempt) throw new Error(`${transactionId} is UNKNOWN under an attempt that is not stored`);
  return request.outcome === 'paid'
    ? asPaid(deps, context, attempt, request)
    : asUnpaid(deps, context, attempt, transactionId, request);
}

/** A provider that cannot be asked is why people resolve by hand: their evidence stands. */
async function asPaid(
  deps: Dependencies,
  context: Context,
  attempt: Attempt,
  { providerReference }: ResolveRequest,
): Promise<Outcome> {
  await lookUpAttempt(deps, context, attempt).catch(() => undefined);
  if (providerReference === undefined) throw new Error('a payment was resolved as paid without its reference');
  return { kind: 'completed', providerReference };
}

async function asUnpaid(
  deps: Dependencies,
  context: Context,
  attempt: Attempt,
  transactionId: TransactionId,
  { evidence }: ResolveRequest,
): Promise<Outcome> {
  const { notAfter } = attempt.prepared;
  const lookedUp = await lookUpAttempt(deps, context, attempt).catch(() => undefined);
  if (!lookedUp) throw new PayoutError({ code: 'attempt_alive', transactionId, notAfter, because: 'not-asked' });
  if (!lookedUp.missing.includes(transactionId)) {
    // Found. If that was final the payment is no longer UNKNOWN; if not, it may still be paid.
    const { status } = await requirePayment(deps, transactionId);
    if (status !== 'UNKNOWN') throw new PayoutError({ code: 'transaction_not_resolvable', transactionId, status });
    throw new PayoutError({ code: 'attempt_alive', transactionId, notAfter, because: 'found' });
  }
  if (!lookedUp.isMissingForGood) {
    throw new PayoutError({ code: 'attempt_alive', transactionId, notAfter, because: 'may-arrive' });
  }
  return { kind: 'refused', code: RESOLVED_UNPAID, message: evidence };
}
