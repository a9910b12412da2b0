import type { Balance } from '../../domain/commissions/ledger.ts';
import type { Context } from '../shared/context.ts';
import { accrualOf, accrueToBalance, WRITES_OF_ACCRUAL, WRITES_TOGETHER } from './accrue-to-balance.ts';
import { accepted, faulty, type Row, type Settled } from './commission-verdict.ts';
import type { LedgerRepository } from './ledger-repository.ts';

/** Rows of one affiliate and currency, and its balance as it was read. */
export type BalanceRows = { readonly rows: readonly Row[]; readonly balance: Balance };

/** Divides them, in their order, into as few transactions as hold them. */
export function packed(balances: readonly BalanceRows[]): BalanceRows[][] {
  const packs: BalanceRows[][] = [];
  let room = 0;
  for (const one of balances) {
    const writes = one.rows.length + WRITES_OF_ACCRUAL;
    if (writes > room) {
      packs.push([]);
      room = WRITES_TOGETHER;
    }
    packs.at(-1)?.push(one);
    room -= writes;
  }
  return packs;
}

/**
 * Appends the commissions of several balances in one transaction, to save round trips. No row fails because of another
 * affiliate's: a balance that stands in the way is written by itself, and the others go on without it.
 */
export async function accrueTogether(
  ledger: LedgerRepository,
  context: Context,
  importId: string,
  balances: readonly BalanceRows[],
): Promise<Settled[]> {
  const eachAlone = async (some: readonly BalanceRows[]) => {
    const settled: Settled[] = [];
    for (const { rows } of some) settled.push(...(await accrueAlone(ledger, context, importId, rows)));
    return settled;
  };
  if (balances.length === 0) return [];
  const inTheWay = await tryTogether(ledger, context, importId, balances);
  if (inTheWay === 'none') return balances.flatMap(({ rows }) => rows.map(accepted));
  if (inTheWay === 'unclear' || inTheWay.size === 0) return eachAlone(balances);
  const [others = [], alone = []] = [false, true].map((wanted) =>
    balances.filter((_, position) => inTheWay.has(position) === wanted),
  );
  return [...(await accrueTogether(ledger, context, importId, others)), ...(await eachAlone(alone))];
}

/** One balance by itself; an error rejects its rows alone. */
export async function accrueAlone(
  ledger: LedgerRepository,
  context: Context,
  importId: string,
  rows: readonly Row[],
): Promise<Settled[]> {
  try {
    return await accrueToBalance(ledger, context, importId, rows);
  } catch (error) {
    return rows.map((row) => faulty(row, error));
  }
}

/**
 * Which of them, by position, were in the way. `none`: all are written. `unclear`: it failed, and may have been written
 * nevertheless. Whoever tries again finds out by the commissions that are there.
 */
async function tryTogether(
  ledger: LedgerRepository,
  context: Context,
  importId: string,
  balances: readonly BalanceRows[],
): Promise<ReadonlySet<number> | 'none' | 'unclear'> {
  const accruals = balances.map(({ rows, balance }) => accrualOf(balance, rows, context));
  try {
    const result = await ledger.accrue(accruals, importId);
    return result.kind === 'accrued' ? 'none' : result.inTheWay;
  } catch {
    return 'unclear';
  }
}
