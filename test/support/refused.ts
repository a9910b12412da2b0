import type { Table, Write } from '../../lib/store/shared/table.ts';

/**
 * Which of the writes are refused if they are made together. Each condition is checked by itself, whatever the others give.
 */
export const refused = async (table: Table, writes: readonly Write[]): Promise<number[]> =>
  (await table.transact(writes)).map(({ index }) => index);
