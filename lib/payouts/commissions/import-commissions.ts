import pMap from 'p-map';
import { append, type Balance, emptyBalance } from '../../domain/commissions/ledger.ts';
import type { Currency } from '../../domain/shared/currency.ts';
import type { AffiliateId, CommissionId } from '../../domain/shared/ids.ts';
import { formatAmount, type Money } from '../../domain/shared/money.ts';
import { split } from '../../domain/shared/split.ts';
import type { Instant } from '../../domain/shared/time.ts';
import type { AffiliateRepository } from '../affiliates/affiliate-repository.ts';
import { auditEntry } from '../audit/audit-entry.ts';
import type { Context } from '../shared/context.ts';
import { PayoutError } from '../shared/errors.ts';
import { type StoreFault, storeFault, unlessAllFaulty } from '../shared/store-fault.ts';
import type { CommissionRecord, LedgerRepository } from './ledger-repository.ts';

export type CommissionImport = {
  readonly commissionId: CommissionId;
  readonly affiliateId: AffiliateId;
  readonly amount: Money;
  readonly approvedAt: Instant;
};

export type CommissionVerdict =
  | { readonly commissionId: CommissionId; readonly status: 'accepted' | 'duplicate' }
  | {
      readonly commissionId: CommissionId;
      readonly status: 'rejected';
      readonly code: 'unknown_affiliate' | 'commission_conflict';
      readonly message: string;
    }
  | ({ readonly commissionId: CommissionId; readonly status: 'rejected' } & StoreFault);

type Dependencies = { readonly affiliates: AffiliateRepository; readonly ledger: LedgerRepository };
type Row = { readonly position: number; readonly commission: CommissionImport };
type Known = Map<CommissionId, CommissionRecord | CommissionImport>;

/** Two writes a commission (entry and guard), the balance and the audit entry stay below DynamoDB's 100. */
const COMMISSIONS_PER_TRANSACTION = 45;
const PARALLEL_ACCOUNTS = 8;

/** Lost races with other imports for the same affiliate before giving up; each loss means that another one got through. */
const MAX_TRIES = 50;

/**
 * Appends approved commissions to their affiliates' ledgers, each id once only. Verdicts come in the order of the rows; a
 * row that is wrong, or whose affiliate's balance cannot be read or written, does not touch the rows beside it. Rows that
 * the same request accrued before it died are accepted.
 */
export async function importCommissions(
  deps: Dependencies,
  context: Context,
  commissions: readonly CommissionImport[],
): Promise<readonly CommissionVerdict[]> {
  const affiliates = await deps.affiliates.find(commissions.map(({ affiliateId }) => affiliateId));
  const known: Known = new Map(await deps.ledger.findCommissions(commissions.map(({ commissionId }) => commissionId)));
  const importId = context.idFor('import');
  const verdicts: (CommissionVerdict | undefined)[] = commissions.map(() => undefined);
  const fresh: Row[] = [];
  for (const [position, commission] of commissions.entries()) {
    const { commissionId, affiliateId } = commission;
    const earlier = known.get(commissionId);
    if (earlier) {
      verdicts[position] = verdictAgainst(earlier, commission, importId);
      // Whatever this import accrued, it accrued for the first row of that id: a second one is a repetition.
      known.set(commissionId, { ...earlier, importId: undefined });
    } else if (affiliates.has(affiliateId)) {
      known.set(commissionId, commission);
      fresh.push({ position, commission });
    } else {
      const message = `affiliateId: there is no affiliate "${affiliateId}"; import it first`;
      verdicts[position] = { commissionId, status: 'rejected', code: 'unknown_affiliate', message };
    }
  }
  const byAccount = Map.groupBy(fresh, ({ commission }) => accountOf(commission));
  // If they cannot be read all at once, each account reads its own.
  const balances = await findBalances(deps.ledger, fresh).catch(() => new Map<string, Balance>());
  await pMap(
    byAccount,
    async ([account, rows]) => {
      for (const [number, some] of split(rows, COMMISSIONS_PER_TRANSACTION).entries()) {
        const read = number === 0 ? balances.get(account) : undefined;
        const accrued = await accrue(deps.ledger, context, importId, some, read).catch((error: unknown) =>
          some.map(({ position, commission }) => unsaved(position, commission, error)),
        );
        for (const { position, verdict } of accrued) verdicts[position] = verdict;
      }
    },
    { concurrency: PARALLEL_ACCOUNTS },
  );
  return unlessAllFaulty(inFull(verdicts));
}

function accountOf({ affiliateId, amount }: CommissionImport): string {
  return `${affiliateId} ${amount.currency}`;
}

/** The balances that the rows are appended to, by account; all at once, because most imports bring many affiliates. */
async function findBalances(ledger: LedgerRepository, rows: readonly Row[]): Promise<ReadonlyMap<string, Balance>> {
  const byCurrency = Map.groupBy(rows, ({ commission }) => commission.amount.currency);
  const found = await Promise.all(
    [...byCurrency].map(async ([currency, same]) => {
      const ids = same.map(({ commission }) => commission.affiliateId);
      const balances = await ledger.find(ids, currency);
      return ids.map((id) => [`${id} ${currency}`, balances.get(id) ?? emptyBalance(id, currency)] as const);
    }),
  );
  return new Map(found.flat());
}

async function findBalance(ledger: LedgerRepository, id: AffiliateId, currency: Currency): Promise<Balance> {
  return (await ledger.find([id], currency)).get(id) ?? emptyBalance(id, currency);
}

type Settled = { readonly position: number; readonly verdict: CommissionVerdict };

/** Appends commissions of one affiliate and currency in one transaction; what another import appended first drops out. */
async function accrue(
  ledger: LedgerRepository,
  context: Context,
  importId: string,
  rows: readonly Row[],
  read: Balance | undefined,
): Promise<Settled[]> {
  const settled: Settled[] = [];
  let waiting = rows;
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const first = waiting[0]?.commission;
    if (!first) return settled;
    const { affiliateId } = first;
    const { currency } = first.amount;
    const before = (tries === 0 && read) || (await findBalance(ledger, affiliateId, currency));
    const postings = waiting.map(({ commission: { commissionId, amount, approvedAt } }) => ({
      kind: 'COMMISSION' as const,
      amountMinor: amount.minor,
      commissionId,
      approvedAt,
    }));
    const { balance: after, entries } = append(before, postings, context.now());
    const audit = auditEntry(context, { type: 'affiliate', affiliateId }, 'commissions.accrued', {
      currency,
      commissions: waiting.map(({ commission }) => ({
        commissionId: commission.commissionId,
        amount: formatAmount(commission.amount),
      })),
    });
    const result = await ledger.accrue({ before, after, entries }, importId, audit);
    if (result.kind === 'accrued') {
      return [...settled, ...waiting.map(({ position, commission }) => accepted(position, commission))];
    }
    const existing = new Map(result.existing.map((record) => [record.commissionId, record]));
    for (const { position, commission } of waiting) {
      const record = existing.get(commission.commissionId);
      if (record) settled.push({ position, verdict: verdictAgainst(record, commission, importId) });
    }
    waiting = waiting.filter(({ commission }) => !existing.has(commission.commissionId));
  }
  throw new PayoutError({ code: 'contended', what: 'a balance that these rows are added to' });
}

function unsaved(position: number, { commissionId }: CommissionImport, error: unknown): Settled {
  return { position, verdict: { commissionId, status: 'rejected', ...storeFault(error) } };
}

function accepted(position: number, { commissionId }: CommissionImport): Settled {
  return { position, verdict: { commissionId, status: 'accepted' } };
}

/** The id exists: the same content is a repetition, unless this import accrued it; other content is somebody's mistake. */
function verdictAgainst(
  earlier: CommissionRecord | CommissionImport,
  commission: CommissionImport,
  importId: string,
): CommissionVerdict {
  const { commissionId } = commission;
  const before = contentOf(earlier);
  const now = contentOf(commission);
  const different = Object.keys(now).filter((field) => before[field] !== now[field]);
  if (different.length === 0) {
    const isOwn = 'importId' in earlier && earlier.importId === importId;
    return { commissionId, status: isOwn ? 'accepted' : 'duplicate' };
  }
  const message = `commissionId: "${commissionId}" exists with another ${different.join(', ')}`;
  return { commissionId, status: 'rejected', code: 'commission_conflict', message };
}

function contentOf(commission: CommissionRecord | CommissionImport): Record<string, string> {
  const amount =
    'amount' in commission ? commission.amount : { minor: commission.amountMinor, currency: commission.currency };
  return {
    affiliateId: commission.affiliateId,
    amount: amount.minor.toString(),
    currency: amount.currency,
    approvedAt: commission.approvedAt,
  };
}

function inFull(verdicts: readonly (CommissionVerdict | undefined)[]): CommissionVerdict[] {
  return verdicts.map((verdict, position) => {
    if (!verdict) throw new Error(`row ${position} got no verdict`);
    return verdict;
  });
}
