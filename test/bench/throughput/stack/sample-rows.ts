import { join } from 'node:path';
import { type CommissionRow, readCommissionFile } from '../../../../infra/local/demo/commission-file.ts';

const SAMPLE = join(import.meta.dirname, '../../../../infra/local/demo/data/cdnow-sample.csv');

export const sampleRows = (times: number): CommissionRow[] => multiplied(readCommissionFile(SAMPLE), times);

/**
 * So many copies of the rows, each with affiliates and commissions of its own. Of a part of a copy there are the first
 * affiliates, with everything that is theirs.
 */
export const multiplied = (rows: readonly CommissionRow[], times: number): CommissionRow[] => {
  const affiliates = [...new Set(rows.map(({ affiliateId }) => affiliateId))];
  return Array.from({ length: Math.ceil(times) }, (_, copy) => {
    const some = new Set(affiliates.slice(0, Math.round(affiliates.length * Math.min(1, times - copy))));
    return rows
      .filter(({ affiliateId }) => some.has(affiliateId))
      .map((row) => ({
        ...row,
        affiliateId: `${row.affiliateId}-${copy + 1}`,
        commissionId: `${row.commissionId}-${copy + 1}`,
      }));
  }).flat();
};
