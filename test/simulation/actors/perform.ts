import { type Currency, currency } from '../../../lib/domain/shared/currency.ts';
import { type AffiliateId, affiliateId, commissionId, payeeId } from '../../../lib/domain/shared/ids.ts';
import { money } from '../../../lib/domain/shared/money.ts';
import { instant } from '../../../lib/domain/shared/time.ts';
import { linkAccount } from '../../../lib/payouts/accounts/link-account.ts';
import { syncAllAccounts } from '../../../lib/payouts/accounts/sync-all-accounts.ts';
import { adjustBalance } from '../../../lib/payouts/affiliates/adjust-balance.ts';
import { holdAffiliate } from '../../../lib/payouts/affiliates/hold-affiliate.ts';
import { releaseAffiliate } from '../../../lib/payouts/affiliates/release-affiliate.ts';
import { approveBatch } from '../../../lib/payouts/batches/approve-batch.ts';
import { cancelBatch } from '../../../lib/payouts/batches/cancel-batch.ts';
import { createBatches } from '../../../lib/payouts/batches/create-batches.ts';
import { executeBatch } from '../../../lib/payouts/batches/execute-batch.ts';
import { payAffiliate } from '../../../lib/payouts/batches/pay-affiliate.ts';
import { importCommissions } from '../../../lib/payouts/commissions/import-commissions.ts';
import { reverseCommission } from '../../../lib/payouts/commissions/reverse-commission.ts';
import { startScheduledRun } from '../../../lib/payouts/schedules/start-scheduled-run.ts';
import { sweep } from '../../../lib/payouts/schedules/sweep/sweep.ts';
import { changeSettings } from '../../../lib/payouts/settings/change-settings.ts';
import type { Context } from '../../../lib/payouts/shared/context.ts';
import { PayoutError } from '../../../lib/payouts/shared/errors.ts';
import { cancelTransaction } from '../../../lib/payouts/transactions/cancel-transaction.ts';
import { resolveTransaction } from '../../../lib/payouts/transactions/resolve-transaction.ts';
import { retryTransaction } from '../../../lib/payouts/transactions/retry-transaction.ts';
import type { Deed } from '../histories/story.ts';
import type { Product } from '../world/product.ts';
import type { BankActor } from './bank.ts';
import type { Known } from './known.ts';

/** The approval time of every commission, so that sending one again sends the same. */
export const APPROVED_AT = instant(new Date('2026-02-28T00:00:00.000Z'));
export const USD: Currency = currency('USD');

export const affiliateNamed = (names: readonly string[], nth: number): AffiliateId =>
  affiliateId(names[nth % names.length] ?? 'nobody');

/** What the acts of a story can be about. */
export type ActObjects = {
  readonly known: Known;
  readonly names: readonly string[];
  readonly bank: BankActor;
};

/** The nth thing of a list, counted round; `undefined` if the list is empty. */
const nthOf = <T>(list: readonly T[], nth: number): T | undefined => list[nth % Math.max(1, list.length)];

type Done = Promise<unknown>;

/**
 * Does what people and schedules do over the API, by the use case that the route's Lambda calls. Acts of the
 * bank, and a restore, begin in tell-history.ts. A refusal is an answer.
 *
 * @returns which branches were taken: what a sweep found to do, and what was refused
 */
export async function perform(
  deed: Deed,
  objects: ActObjects,
  deps: Product,
  context: Context,
): Promise<readonly string[]> {
  try {
    if (deed.does === 'sweep') return [...(await sweep(deps, context)).found.keys()].map((found) => `sweep ${found}`);
    await performed(deed, objects, deps, context);
    return [];
  } catch (error) {
    if (!(error instanceof PayoutError)) throw error;
    return [`refused ${error.refused.code}`];
  }
}

async function performed(deed: Deed, objects: ActObjects, deps: Product, context: Context): Done {
  const { names, bank } = objects;
  const known = objects.known.look();
  const provider = deps.providers.defaultName;
  switch (deed.does) {
    case 'create':
      return createBatches(deps, context, { currency: USD, provider });
    case 'pay-all': {
      const { batches } = await createBatches(deps, context, { currency: USD, provider });
      for (const { batchId } of batches) await executeBatch(deps, context, batchId);
      return;
    }
    case 'pay-one':
      return payAffiliate(deps, context, {
        affiliateId: affiliateNamed(names, deed.affiliate),
        currency: USD,
        provider,
      });
    case 'execute':
    case 'delete':
    case 'approve':
      return withBatch(deed, known, deps, context);
    case 'retry':
    case 'cancel':
    case 'resolve':
      return withPayment(deed, objects, deps, context);
    case 'import':
      return importOne(
        deps,
        context,
        affiliateNamed(names, deed.affiliate),
        `c-${context.idFor('commission')}`,
        deed.amountMinor,
      );
    case 'import-again':
    case 'reverse':
      return withCommission(deed, known, deps, context);
    case 'adjust': {
      const { amountMinor, affiliate } = deed;
      const request = { affiliateId: affiliateNamed(names, affiliate), currency: USD, amountMinor };
      return adjustBalance(deps, context, { ...request, kind: 'CORRECTION', reason: 'a correction' });
    }
    case 'hold':
      return holdAffiliate(deps, context, affiliateNamed(names, deed.affiliate), { reason: 'a check' });
    case 'release':
      return releaseAffiliate(deps, context, affiliateNamed(names, deed.affiliate));
    case 'relink': {
      const name = affiliateNamed(names, deed.affiliate);
      return linkAccount(deps, context, {
        affiliateId: name,
        payeeId: bank.payee(`${name}-again`, deed.behaviour),
      });
    }
    case 'restore-payee': {
      const name = affiliateNamed(names, deed.affiliate);
      return linkAccount(deps, context, { affiliateId: name, payeeId: bank.payee(`${name}-anew`, 'ok') });
    }
    case 'link-paid': {
      return linkAccount(deps, context, {
        affiliateId: affiliateId(bank.personOf(deed.payee).replace(/-(again|anew)$/, '')),
        payeeId: payeeId(deed.payee),
      });
    }
    case 'pause':
      return changeSettings(deps, context, { paused: true, reason: 'the bank asked us to wait' });
    case 'resume':
      return changeSettings(deps, context, { paused: false });
    case 'limit':
      return changeSettings(deps, context, { limits: { dailyMinor: new Map([['USD', deed.dailyMinor]]) } });
    case 'approval':
      return changeSettings(deps, context, { approval: { mode: deed.mode } });
    case 'schedule-on':
      return changeSettings(deps, context, { schedules: { payouts: true } });
    case 'payouts':
      return startScheduledRun(deps, context, context.now());
    case 'sync':
      return syncAllAccounts(deps, context);
    case 'settle-restore':
      return changeSettings(deps, context, { restored: false });
    case 'sweep':
    case 'restore':
    case 'webhook':
    case 'funds':
    case 'break-word':
      throw new Error(`${deed.does} is not done over the API: tell-history.ts does it`);
    default:
      return deed satisfies never;
  }
}

async function withBatch(deed: Deed & { batch: number }, known: Known, deps: Product, context: Context): Done {
  const batch = nthOf(known.batches, deed.batch);
  if (batch === undefined) return;
  if (deed.does === 'execute') return executeBatch(deps, context, batch);
  if (deed.does === 'delete') return cancelBatch(deps, context, batch);
  return approveBatch(deps, context, batch, {});
}

async function withPayment(
  deed: Deed & { payment: number },
  { known, bank }: ActObjects,
  deps: Product,
  context: Context,
): Done {
  const payment = nthOf(known.payments, deed.payment);
  if (payment === undefined) return;
  if (deed.does === 'retry') return retryTransaction(deps, context, payment);
  if (deed.does === 'cancel') return cancelTransaction(deps, context, payment);
  if (deed.does !== 'resolve') return;
  // What a person reads in the bank's statement.
  const reference = bank.paidUnder(payment);
  const said =
    reference === undefined
      ? { outcome: 'unpaid' as const }
      : { outcome: 'paid' as const, providerReference: reference };
  return resolveTransaction(deps, context, payment, { ...said, evidence: 'the statement of the account' });
}

async function withCommission(
  deed: Deed & { commission: number },
  known: Known,
  deps: Product,
  context: Context,
): Done {
  const commission = nthOf(known.commissions, deed.commission);
  if (commission === undefined) return;
  const { id, affiliateId: to, amountMinor } = commission;
  if (deed.does === 'reverse') return reverseCommission(deps, context, id, 'sent back');
  return importOne(deps, context, to, id, amountMinor);
}

function importOne(deps: Product, context: Context, id: AffiliateId, commission: string, amountMinor: bigint): Done {
  const amount = money(USD, amountMinor);
  return importCommissions(deps, context, [
    { commissionId: commissionId(commission), affiliateId: id, amount, approvedAt: APPROVED_AT },
  ]);
}
