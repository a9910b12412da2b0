import pMap from 'p-map';
import { type Balance, emptyBalance } from '../../domain/commissions/ledger.ts';
import type { CommissionId } from '../../domain/shared/ids.ts';
import { split } from '../../domain/shared/split.ts';
import type { AffiliateRepository } from '../affiliates/affiliate-repository.ts';
import type { Context } from '../shared/context.ts';
import { unlessAllFaulty } from '../shared/store-fault.ts';
import { COMMISSIONS_PER_TRANSACTION } from './accrue-to-balance.ts';
import { accrueAlone, accrueTogether, type BalanceRows, packed } from './accrue-together.ts';
import {
  type CommissionImport,
  type CommissionVerdict,
  faulty,
  type Row,
  type Settled,
  verdictAgainst,
} from './commission-verdict.ts';
import type { LedgerRepository } from './ledger-repository.ts';

type Dependencies = { readonly affiliates: AffiliateRepository; readonly ledger: LedgerRepository };

const PARALLEL_TRANSACTIONS = 8;

/**
 * Appends approved commissions to their affiliates' ledgers, each id only once. Verdicts come in the order of the rows. A row
 * that is wrong, or whose affiliate's balance cannot be read or written, stops no other. Rows that the same request accrued before
 * it died are accepted.
 */
export async function importCommissions(
  deps: Dependencies,
  context: Context,
  commissions: readonly CommissionImport[],
): Promise<readonly CommissionVerdict[]> {
  const affiliates = await deps.affiliates.find(commissions.map(({ affiliateId }) => affiliateId));
  const known = new Map(await deps.ledger.findCommissions(commissions.map(({ commissionId }) => commissionId)));
  const importId = context.idFor('import');
  const verdicts: (CommissionVerdict | undefined)[] = commissions.map(() => undefined);
  const fresh = new Map<CommissionId, Row>();
  const repeated: Repeated[] = [];
  for (const [position, commission] of commissions.entries()) {
    const { commissionId, affiliateId } = commission;
    const earlier = known.get(commissionId);
    const first = fresh.get(commissionId);
    if (earlier) {
      verdicts[position] = verdictAgainst(earlier, commission, importId);
      // Whatever this import accrued, it accrued for the first row of that id: a second one is a repetition.
      known.set(commissionId, { ...earlier, importId: undefined });
    } else if (first) {
      repeated.push({ position, commission, first: first.position });
    } else if (affiliates.has(affiliateId)) {
      fresh.set(commissionId, { position, commission });
    } else {
      const message = `affiliateId: there is no affiliate "${affiliateId}"; import it first`;
      verdicts[position] = { commissionId, status: 'rejected', code: 'unknown_affiliate', message };
    }
  }
  const transactions = await transactionsOf(deps.ledger, context, importId, [...fresh.values()]);
  const settled = await pMap(transactions, (write) => write(), { concurrency: PARALLEL_TRANSACTIONS });
  for (const { position, verdict } of settled.flat()) verdicts[position] = verdict;
  const judged = await judgeRepeated(deps.ledger, repeated, verdicts);
  for (const { position, verdict } of judged) verdicts[position] = verdict;
  return unlessAllFaulty(inFull(verdicts));
}

/** A row with the id of an earlier row, and the position of that one. */
type Repeated = Row & { readonly first: number };

/**
 * Verdicts of rows whose id an earlier row of the import has. They are judged by what is stored once that row is written, or has
 * met what another import stored first. Where nothing is stored, they share its verdict.
 */
async function judgeRepeated(
  ledger: LedgerRepository,
  rows: readonly Repeated[],
  verdicts: readonly (CommissionVerdict | undefined)[],
): Promise<Settled[]> {
  try {
    const stored = await ledger.findCommissions(rows.map(({ commission }) => commission.commissionId));
    return rows.flatMap(({ position, commission, first }) => {
      const record = stored.get(commission.commissionId);
      const verdict = record ? verdictAgainst(record, commission) : verdicts[first];
      return verdict ? { position, verdict } : [];
    });
  } catch (error) {
    return rows.map((row) => faulty(row, error));
  }
}

/** Affiliates with few rows share a transaction. One with more rows than a transaction holds, or whose balance could not be read, is alone. */
async function transactionsOf(ledger: LedgerRepository, context: Context, importId: string, rows: readonly Row[]) {
  const byBalance = Map.groupBy(rows, ({ commission }) => balanceKey(commission));
  // If they cannot be read all at once, each is read by itself when it is written.
  const balances = await findBalances(ledger, rows).catch(() => new Map<string, Balance>());
  const sharing: BalanceRows[] = [];
  const alone: Row[][] = [];
  for (const [key, some] of byBalance) {
    const balance = balances.get(key);
    if (balance && some.length <= COMMISSIONS_PER_TRANSACTION) sharing.push({ rows: some, balance });
    else alone.push(some);
  }
  return [
    ...packed(sharing).map((pack) => () => accrueTogether(ledger, context, importId, pack)),
    ...alone.map((some) => () => accrueInTurn(ledger, context, importId, some)),
  ];
}

async function accrueInTurn(ledger: LedgerRepository, context: Context, importId: string, rows: readonly Row[]) {
  const settled: Settled[] = [];
  for (const some of split(rows, COMMISSIONS_PER_TRANSACTION)) {
    settled.push(...(await accrueAlone(ledger, context, importId, some)));
  }
  return settled;
}

function balanceKey({ affiliateId, amount }: CommissionImport): string {
  return `${affiliateId} ${amount.currency}`;
}

/** The balances that the rows are appended to, by affiliate and currency. Read all at once, because most imports bring many affiliates. */
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

function inFull(verdicts: readonly (CommissionVerdict | undefined)[]): CommissionVerdict[] {
  return verdicts.map((verdict, position) => {
    if (!verdict) throw new Error(`row ${position} got no verdict`);
    return verdict;
  });
}
