import { hash } from 'node:crypto';
import type { BooksDifferFacts } from '../../domain/incidents/incident.ts';
import { isSettled, type LostPayment } from '../../domain/recovery/lost-payment.ts';
import type { LostTime } from '../../domain/recovery/lost-time.ts';
import { lostSince } from '../../domain/recovery/quiet.ts';
import { notInBooks } from '../../domain/reports/compare-listed.ts';
import { type AffiliateId, adjustmentId } from '../../domain/shared/ids.ts';
import { formatAmount, money } from '../../domain/shared/money.ts';
import { adjustBalance } from '../affiliates/adjust-balance.ts';
import { auditEntry } from '../audit/audit-entry.ts';
import type { Context } from '../shared/context.ts';
import type { ListedPayment } from '../shared/payment-provider.ts';
import { cancelPayments, isCancellable } from '../transactions/cancel-payments.ts';
import type { OursListed } from './enter-found.ts';
import { unexplained } from './explained.ts';
import type { RecoverDependencies } from './recover-dependencies.ts';

/** Notes a lost payment: it has our reference, but no batch of ours knows it. @returns what is known of it */
export async function noteLost(
  { recovery }: RecoverDependencies,
  context: Context,
  provider: string,
  { ours, payee, ...listed }: OursListed,
): Promise<LostPayment> {
  const known = await recovery.findLost(ours.transactionId);
  const earlier = known.find(
    ({ attemptId, providerReference }) =>
      attemptId === ours.attemptId && providerReference === listed.providerReference,
  );
  if (earlier) return earlier;
  const { providerReference, currency, amountMinor, at } = listed;
  const facts = { provider, ...ours, ...payee, providerReference, currency, amountMinor, at };
  const lost: LostPayment = { ...facts, status: 'FOUND', foundAt: context.now(), version: 1 };
  const change = { before: undefined, after: lost, countsAsSent: false };
  if ((await recovery.saveLost(change, noted(context, lost))) === 'saved') return lost;
  throw new Error(`the lost payment ${providerReference} of ${provider} was noted by somebody else; look again`);
}

/**
 * Enters what a lost payment paid into its affiliate's ledger, once, as paid elsewhere. So what it covered is not paid a
 * second time, whether it is still there or imported again. Older claims of the affiliate are released, because they were
 * made without that entry. Safe to repeat.
 *
 * @returns whether nothing is left to do about it
 */
export async function settleLost(
  deps: RecoverDependencies,
  context: Context,
  { restored, generation }: { readonly restored: LostTime; readonly generation: number },
  lost: LostPayment,
): Promise<boolean> {
  // The affiliate of an explained payment may have been imported since.
  const isFinal = lost.status === 'ENTERED' || lost.status === 'NOT_PAID';
  const settled = isFinal ? lost : await lookInto(deps, context, restored, lost);
  if (settled.status === 'ENTERED') return hasNoOldClaim(deps, context, generation, settled);
  return isSettled(settled);
}

async function lookInto(
  deps: RecoverDependencies,
  context: Context,
  restored: LostTime,
  lost: LostPayment,
): Promise<LostPayment> {
  const provider = deps.providers.get(lost.provider);
  const { payments } = await provider.findByReference([lost.transactionId], lostSince(restored), context.now());
  const listed = payments.find((one) => isSame(one, lost));
  // The provider does not show it now, but it did, so it may have been paid.
  if (!listed) return lost;
  switch (listed.outcome.kind) {
    case 'accepted':
    case 'unknown':
      return save(deps, context, lost, { status: 'UNDERWAY' });
    case 'refused':
    case 'failed':
    case 'returned':
      return save(deps, context, lost, { status: 'NOT_PAID' });
    case 'completed': {
      const affiliateId = await payeeOf(deps, lost);
      if (affiliateId !== undefined) return enter(deps, context, lost, affiliateId);
      const isExplained = (await unexplained(deps, context, factsOf(lost.provider, listed))) === 0;
      return save(deps, context, lost, { status: isExplained ? 'EXPLAINED' : 'UNASSIGNED' });
    }
    default:
      return listed.outcome satisfies never;
  }
}

function isSame({ ours, providerReference }: ListedPayment, lost: LostPayment): boolean {
  return (
    ours?.transactionId === lost.transactionId &&
    ours.attemptId === lost.attemptId &&
    providerReference === lost.providerReference
  );
}

/** The incident of a payment that the provider lists and we do not have; none if it moved no money. */
export function factsOf(provider: string, listed: ListedPayment): BooksDifferFacts[] {
  const difference = notInBooks(listed);
  if (!difference) return [];
  const { kind, ...facts } = difference;
  return [{ kind: 'BOOKS_DIFFER', provider, difference: kind, ...facts }];
}

/** Who has the account that it went to: by the payee id, or by the provider's own id of its holder. */
async function payeeOf(
  { affiliates }: RecoverDependencies,
  { provider, payeeId, holderId }: LostPayment,
): Promise<AffiliateId | undefined> {
  const byPayee = payeeId && (await affiliates.findByPayee(payeeId));
  return byPayee ?? (holderId === undefined ? undefined : affiliates.findByHolder(provider, holderId));
}

async function enter(
  deps: RecoverDependencies,
  context: Context,
  lost: LostPayment,
  affiliateId: AffiliateId,
): Promise<LostPayment> {
  const { provider, transactionId, attemptId, providerReference, currency, amountMinor } = lost;
  const copy = hash('sha256', `${provider} ${providerReference}`).slice(0, 12);
  const id = adjustmentId(`lost:${transactionId}:${attemptId}:${copy}`);
  await adjustBalance(deps, context, {
    adjustmentId: id,
    affiliateId,
    kind: 'PAID_ELSEWHERE',
    amountMinor: -amountMinor,
    currency,
    reason: `Paid by ${provider} as ${providerReference} (our ${transactionId}, attempt ${attemptId}) in the time that a restore lost`,
  });
  return save(deps, context, lost, { status: 'ENTERED', affiliateId, adjustmentId: id });
}

async function save(
  { recovery }: RecoverDependencies,
  context: Context,
  before: LostPayment,
  patch: Pick<LostPayment, 'status'> & Partial<LostPayment>,
): Promise<LostPayment> {
  if (before.status === patch.status) return before;
  const after: LostPayment = { ...before, ...patch, version: before.version + 1 };
  const change = { before, after, countsAsSent: after.status === 'ENTERED' };
  if ((await recovery.saveLost(change, noted(context, after))) === 'saved') return after;
  throw new Error(`the lost payment ${before.providerReference} was changed by somebody else; look again`);
}

function noted(context: Context, lost: LostPayment) {
  const { provider, transactionId, attemptId, providerReference, status, currency, amountMinor, affiliateId } = lost;
  const details = {
    transactionId,
    attemptId,
    providerReference,
    status,
    currency,
    amount: formatAmount(money(currency, amountMinor)),
    ...(affiliateId !== undefined && { affiliateId }),
  };
  return auditEntry(context, { type: 'provider', provider }, 'lost_payment.noted', details, 'WARNING');
}

/**
 * Releases what was claimed for the affiliate before the entry of the lost payment. If it is sent already, its outcome is
 * awaited first.
 */
async function hasNoOldClaim(
  deps: RecoverDependencies,
  context: Context,
  generation: number,
  { affiliateId, currency, provider, providerReference }: LostPayment,
): Promise<boolean> {
  if (affiliateId === undefined) throw new Error(`the lost payment ${providerReference} was entered for nobody`);
  const open = (await deps.ledger.find([affiliateId], currency)).get(affiliateId)?.open;
  if (!open) return true;
  const payment = (await deps.payments.find([open.transactionId])).get(open.transactionId);
  const batch = payment && (await deps.batches.find(payment.batchId));
  // That claim may itself have been paid in the lost time, so the provider is asked about it first.
  if (!payment || batch?.generation !== generation || !isCancellable(payment)) return false;
  const message = `The affiliate was paid by ${provider} as ${providerReference} in the time that a restore lost`;
  const isIt = ({ transactionId }: typeof payment) => transactionId === payment.transactionId;
  await cancelPayments(deps, context, payment.batchId, isIt, { code: 'paid_in_lost_time', message });
  return true;
}
