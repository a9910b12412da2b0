import { split } from '../../../lib/domain/shared/split.ts';
import type { Instant } from '../../../lib/domain/shared/time.ts';
import { importAffiliates } from '../../../lib/payouts/affiliates/import-affiliates.ts';
import { importCommissions } from '../../../lib/payouts/commissions/import-commissions.ts';
import { type RawItem, Table } from '../../../lib/store/shared/table.ts';
import { SimulatedTable } from '../../simulation/store/simulated-table.ts';
import { productOn, type World } from '../../support/world.ts';
import { bulkWrite } from './bulk-write.ts';
import { affiliateRow, commissionRow, numbers } from './rows.ts';

export interface Books {
  /** The number of the first affiliate. Those after it have the next numbers. */
  readonly first: number;
  readonly affiliates: number;
  readonly commissionsEach: number;
}

/** So many items are made at a time, about: a simulated table holds them all in memory. */
const ITEMS_AT_A_TIME = 40_000;
/** The most that the API takes in one import. */
const ROWS_PER_IMPORT = 500;

/**
 * The items of new affiliates and their commissions, some at a time. The imports themselves write them, into a simulated
 * table in memory.
 */
export async function* booksOf(
  { first, affiliates, commissionsEach }: Books,
  now: Instant,
): AsyncGenerator<Iterable<RawItem>> {
  const atATime = Math.max(1, Math.floor(ITEMS_AT_A_TIME / (10 + 2 * commissionsEach)));
  for (const some of split(numbers(first, affiliates), atATime)) {
    const simulated = new SimulatedTable();
    const product = productOn(new Table(simulated, simulated.name), { start: now, more: {} });
    for (const rows of split(some.map(affiliateRow), ROWS_PER_IMPORT)) {
      requireAccepted(await importAffiliates(product, product.context, rows));
    }
    const commissions = some.flatMap((number) =>
      numbers(1, commissionsEach).map((ordinal) => commissionRow(number, ordinal, now)),
    );
    for (const rows of split(commissions, ROWS_PER_IMPORT)) {
      requireAccepted(await importCommissions(product, product.context, rows));
    }
    yield simulated.items();
  }
}

/** Fills the books of a world, which takes a fraction of the time of as many imports. */
export const fillBooks = async (world: World, books: Books): Promise<void> => {
  for await (const items of booksOf(books, world.clock.now())) await bulkWrite(world, items);
};

export const requireAccepted = (verdicts: readonly { readonly status: string }[]): void => {
  const other = verdicts.find(({ status }) => status !== 'accepted');
  if (other !== undefined) throw new Error(`a row of the bench's own import was ${other.status}`);
};
