import type { Table, Write } from '../../lib/store/shared/table.ts';

/** Which of the writes are refused, if they are made together: each condition is seen by itself, whatever another one says. */
export const refused = async (table: Table, writes: readonly Write[]): Promise<number[]> =>
  (await table.transact(writes)).map(({ index }) => index);
