import type { Batch } from '../../lib/domain/batches/batch.ts';
import { append, type Balance, claim, emptyBalance } from '../../lib/domain/commissions/ledger.ts';
import { ledgerStep } from '../../lib/domain/commissions/ledger-step.ts';
import { currency } from '../../lib/domain/shared/currency.ts';
import { type AffiliateId, commissionId } from '../../lib/domain/shared/ids.ts';
import { split } from '../../lib/domain/shared/split.ts';
import type { Payment } from '../../lib/domain/transactions/payment.ts';
import { cancel } from '../../lib/domain/transactions/payment-steps.ts';
import type { Claim } from '../../lib/payouts/batches/batch-repository.ts';
import { DynamoBatchRepository } from '../../lib/store/batches/batch-repository.ts';
import { DynamoLedgerRepository } from '../../lib/store/commissions/ledger-repository.ts';
import { DynamoPaymentRepository } from '../../lib/store/transactions/payment-repository.ts';
import { anAudit } from './audit.ts';
import { aBatch, aPayment, NOW } from './domain.ts';
import type { TestTable } from './dynamodb-table.ts';

const USD = currency('USD');
const CLAIMS_PER_TRANSACTION = 30;

/** Repositories over one table, and the few steps that take a batch of the given size to the point where a test begins. */
export function batchesIn(db: TestTable) {
  const batches = new DynamoBatchRepository(db.table);
  const payments = new DynamoPaymentRepository(db.table);
  const ledger = new DynamoLedgerRepository(db.table);

  async function balanceOf(id: AffiliateId): Promise<Balance> {
    return (await ledger.find([id], USD)).get(id) ?? emptyBalance(id, USD);
  }

  async function accrue(id: AffiliateId, amountMinor = 6_000n): Promise<Balance> {
    const before = await balanceOf(id);
    const commission = commissionId(`c-${id}-${before.accruedSeq + 1}`);
    const posting = { kind: 'COMMISSION', amountMinor, commissionId: commission, approvedAt: NOW } as const;
    const { balance: after, entries } = append(before, [posting], NOW);
    const audit = anAudit('commissions.accrued', { type: 'affiliate', affiliateId: id });
    await ledger.accrue([{ before, after, entries, audit }], 'import-1');
    return after;
  }

  /** The claim of a payment on a balance as it was read. */
  function claimOn(before: Balance, payment: Payment): Claim {
    return {
      payment: { ...payment, affiliateId: before.affiliateId },
      before,
      after: claim(before, payment.transactionId),
      holdsVersion: 0,
    };
  }

  /** Accrues for `count` affiliates, and claims that for a batch. */
  async function claimed(count: number, patch: Partial<Batch> = {}) {
    const all: Payment[] = [];
    let draft: Batch | undefined;
    for (const ordinals of split(
      Array.from({ length: count }, (_, n) => n + 1),
      CLAIMS_PER_TRANSACTION,
    )) {
      const claims: Claim[] = [];
      for (const n of ordinals) {
        const payment = aPayment({ batchId: patch.batchId ?? aBatch().batchId }, n);
        claims.push(claimOn(await accrue(payment.affiliateId), payment));
      }
      const claimedNow = [...all, ...claims.map(({ payment }) => payment)];
      const after: Batch = aBatch({ ...patch, version: (draft?.version ?? 0) + 1 }, claimedNow);
      const result = await batches.claim({ before: draft, after }, claims, anAudit('batch.claimed'));
      if (result.kind !== 'claimed') throw new Error(`the payments were not claimed: ${result.kind}`);
      draft = result.draft;
      all.splice(0, all.length, ...(await payments.ofBatch(draft.batchId)));
    }
    if (!draft) throw new RangeError('a batch has at least one payment');
    return { draft, payments: all };
  }

  /** Cancels every payment of the batch, and releases what it claimed. */
  async function cancelled(id: Batch['batchId']): Promise<void> {
    for (const payment of await payments.ofBatch(id)) {
      const change = cancel(payment, { code: 'given_up', message: 'No longer wanted' }, NOW);
      const step = { change, ledger: ledgerStep(change, await balanceOf(payment.affiliateId), NOW) };
      const result = await payments.commitSteps([step], [anAudit('payment.cancelled')]);
      if (result !== 'committed') throw new Error(`the payment was not cancelled: ${result}`);
    }
  }

  /** Moves the batch as a use case would. @returns the batch afterwards */
  async function moved(before: Batch, patch: Partial<Batch>, slot?: 'acquire' | 'renew' | 'release') {
    const after: Batch = { ...before, ...patch, version: before.version + 1 };
    return batches.move({ before, after, ...(slot && { slot }) }, anAudit('batch.processing'));
  }

  /** A batch of `count` payments that is PROCESSING in run 1 and holds the slot. */
  async function processing(count: number, patch: Partial<Batch> = {}) {
    const { draft, payments } = await claimed(count, patch);
    const pending = await moved(draft, { status: 'PENDING', batchNumber: 'BATCH-2026-000001' });
    const queued = await moved(pending.after, { status: 'QUEUED', run: 1 });
    const { after: batch } = await moved(queued.after, { status: 'PROCESSING' }, 'acquire');
    return { batch, payments };
  }

  return { batches, payments, ledger, balanceOf, accrue, claimOn, claimed, cancelled, moved, processing };
}
