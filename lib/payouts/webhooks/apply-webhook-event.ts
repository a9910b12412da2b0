import type { AuditStatus, WebhookAction } from '../../domain/audit/audit.ts';
import { isTransactionId, type TransactionId, transactionId } from '../../domain/shared/ids.ts';
import { addSeconds } from '../../domain/shared/time.ts';
import type { Attempt } from '../../domain/transactions/attempt.ts';
import type { Payment } from '../../domain/transactions/payment.ts';
import { settledEvent, type WebhookEvent, type WebhookHint } from '../../domain/webhooks/webhook-event.ts';
import { refreshAccount } from '../accounts/refresh-account.ts';
import type { AffiliateRepository } from '../affiliates/affiliate-repository.ts';
import { holdAffiliate } from '../affiliates/hold-affiliate.ts';
import type { HoldRepository } from '../affiliates/hold-repository.ts';
import { auditEntry } from '../audit/audit-entry.ts';
import type { Context } from '../shared/context.ts';
import { lookUpAttempt } from '../transactions/look-up-attempt.ts';
import { type ResolveDependencies, resolveLiveAttempts } from '../transactions/resolve-attempt.ts';
import type { WebhookEventRepository } from './webhook-event-repository.ts';

export type WebhookDependencies = ResolveDependencies & {
  readonly webhooks: WebhookEventRepository;
  readonly affiliates: AffiliateRepository;
  readonly holds: HoldRepository;
};

/**
 * If a payment came back before we knew that it was paid, one look-up finds it paid, and the next one returned. A third one
 * finds nothing new.
 */
const MAX_LOOK_UPS = 3;

/** For how long a provider that does not show all payments is asked whose one is. Every look-up reads its whole list. */
const UNCLEAR_SECONDS = 24 * 3_600;

/**
 * Does what a webhook event asks for: a look-up at the provider, whose result is recorded like every other. What the event
 * itself says about money is never believed. It may be repeated at any time, also in parallel.
 *
 * @returns the event afterwards
 * @throws whatever the look-up throws; the event then stays as it is, and the sweep tries again
 */
export async function applyWebhookEvent(
  deps: WebhookDependencies,
  context: Context,
  event: WebhookEvent,
): Promise<WebhookEvent> {
  const found = await lookInto(deps, context, event);
  const after = settledEvent(event, found.status, found.note, context.now());
  const action = found.status === 'APPLIED' ? 'webhook.applied' : 'webhook.ignored';
  // If somebody else handled it meanwhile, their note stays. Our result is in the books as well.
  const saved = await deps.webhooks.save(event, after, auditWebhook(context, event, action, { note: found.note }));
  return saved.event;
}

type Finding = { readonly status: 'APPLIED' | 'IGNORED'; readonly note: string };

function lookInto(deps: WebhookDependencies, context: Context, event: WebhookEvent): Promise<Finding> {
  const { provider, hint } = event;
  switch (hint.kind) {
    case 'payment':
      return lookIntoPayment(deps, context, provider, hint.transactionId);
    case 'provider_payment':
      return lookIntoProviderPayment(deps, context, event, hint.providerReference);
    case 'payee':
      return lookIntoPayee(deps, context, provider, hint);
    case 'none':
      return Promise.resolve(ignored('it is about nothing that could be looked up'));
    default:
      return hint satisfies never;
  }
}

/** Only the provider can say whose payment it is. If it does not answer now, or not completely, it is asked again later. */
async function lookIntoProviderPayment(
  deps: WebhookDependencies,
  context: Context,
  { provider, receivedAt }: WebhookEvent,
  providerReference: string,
): Promise<Finding> {
  const now = context.now();
  const id = await deps.providers.get(provider).identify(providerReference, now);
  if (id === 'unclear' && now < addSeconds(receivedAt, UNCLEAR_SECONDS)) {
    throw new Error(`${provider} did not show all payments, and ${providerReference} may be one of the others`);
  }
  if (id === 'unclear')
    return ignored('for a day the provider did not show all payments; handle this again once it does');
  if (id === undefined) return ignored('the provider does not say which payment of ours it is about');
  return lookIntoPayment(deps, context, provider, id);
}

/**
 * Asks the provider about the payee. No look-up shows a suspended account, so on such a message the affiliate is put on
 * hold until a person lifts it.
 */
async function lookIntoPayee(
  deps: WebhookDependencies,
  context: Context,
  provider: string,
  { holderId, isSuspended }: WebhookHint & { kind: 'payee' },
): Promise<Finding> {
  const { affiliates, providers } = deps;
  const affiliateId = await affiliates.findByHolder(provider, holderId);
  if (affiliateId === undefined) return ignored('nobody’s account is linked to that payee');
  if (isSuspended) {
    const reason = `${provider} says that it has suspended the account of ${holderId}`;
    await holdAffiliate(deps, context, affiliateId, { reason });
  }
  const verdict = await refreshAccount(affiliates, providers.get(provider), context, affiliateId);
  if (verdict.status === 'failed') throw new Error(`the account of ${affiliateId}: ${verdict.message}`);
  const held = isSuspended ? ', and the affiliate is held: the provider has suspended the account' : '';
  return { status: 'APPLIED', note: `looked up: the account is ${verdict.kycStatus}${held}` };
}

async function lookIntoPayment(
  deps: WebhookDependencies,
  context: Context,
  provider: string,
  named: string,
): Promise<Finding> {
  const payment = isTransactionId(named) ? await findPayment(deps, transactionId(named)) : undefined;
  if (!payment) return ignored('there is no such transaction');
  const attempts = await attemptsAt(deps, payment, provider);
  if (attempts.length === 0) return ignored(`the transaction was never sent to ${provider}`);
  const status = await lookUpUntilNothingNew(deps, context, payment, attempts);
  return { status: 'APPLIED', note: `looked up: the transaction is ${status}` };
}

function ignored(note: string): Finding {
  return { status: 'IGNORED', note };
}

async function attemptsAt({ payments }: WebhookDependencies, payment: Payment, provider: string): Promise<Attempt[]> {
  const attempts = await payments.findAttempts(payment.batchId, payment.attemptIds);
  return attempts.filter((attempt) => attempt.provider === provider);
}

async function lookUpUntilNothingNew(
  deps: WebhookDependencies,
  context: Context,
  given: Payment,
  attempts: readonly Attempt[],
): Promise<Payment['status']> {
  let payment = given;
  for (let lookUps = 0; lookUps < MAX_LOOK_UPS; lookUps += 1) {
    const { version } = payment;
    await resolveLiveAttempts(deps, context, [payment], 'look-up-only');
    for (const attempt of attempts) {
      if (attempt.attemptId !== payment.liveAttemptId) await lookUpAttempt(deps, context, attempt);
    }
    payment = (await findPayment(deps, payment.transactionId)) ?? payment;
    if (payment.version === version) break;
  }
  return payment.status;
}

async function findPayment({ payments }: WebhookDependencies, id: TransactionId): Promise<Payment | undefined> {
  return (await payments.find([id])).get(id);
}

const STATUS: Readonly<Record<WebhookAction, AuditStatus>> = {
  'webhook.received': 'INFO',
  'webhook.applied': 'SUCCESS',
  'webhook.ignored': 'WARNING',
  'webhook.replayed': 'INFO',
};

export function auditWebhook(
  context: Context,
  { provider, providerEventId, type, hint }: WebhookEvent,
  action: WebhookAction,
  details: { readonly note?: string } = {},
) {
  // The payment that the hint names need not exist. Only a possible id is kept.
  const about = hint.kind === 'payment' && isTransactionId(hint.transactionId) && { transactionId: hint.transactionId };
  const subject = { type: 'webhook', provider, providerEventId } as const;
  return auditEntry(context, subject, action, { type, ...about, ...details }, STATUS[action]);
}
