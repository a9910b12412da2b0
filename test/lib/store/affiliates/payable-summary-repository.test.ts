import { describe, expect, it } from 'vitest';
import { currency } from '../../../../lib/domain/shared/currency.ts';
import { affiliateId } from '../../../../lib/domain/shared/ids.ts';
import { money } from '../../../../lib/domain/shared/money.ts';
import { DynamoPayableSummaryRepository } from '../../../../lib/store/affiliates/payable-summary-repository.ts';
import { payableSummaryKey } from '../../../../lib/store/keys.ts';
import { NOW } from '../../../support/domain.ts';
import { createTestTable } from '../../../support/dynamodb-table.ts';

describe('the summary of the payable', () => {
  it('is kept for each currency, the last one', async () => {
    const { table } = await createTestTable();
    const summaries = new DynamoPayableSummaryRepository(table);
    const [USD, JPY] = [currency('USD'), currency('JPY')];
    const of = (code: typeof USD | typeof JPY, minor: bigint) => ({
      currency: code,
      totalAffiliates: 6_000,
      totalPendingAmount: money(code, minor),
      readyForPayout: 5,
      readyAmount: money(code, 4n),
      asOf: NOW,
    });
    expect(await summaries.find(USD)).toBeUndefined();
    for (const summary of [of(USD, 1n), of(JPY, -2n), of(USD, 10n ** 18n)]) await summaries.save(summary);
    expect(await summaries.find(USD)).toEqual(of(USD, 10n ** 18n));
    expect(await summaries.find(JPY)).toEqual(of(JPY, -2n));
    expect(await summaries.findUnfinished(USD), 'a whole count is no unfinished one').toBeUndefined();
    const unfinished = { ...of(USD, 3n), after: affiliateId('mia'), workedAt: NOW };
    await summaries.saveUnfinished(unfinished);
    expect(await summaries.findUnfinished(USD)).toEqual(unfinished);
    expect(await summaries.find(USD)).toEqual(of(USD, 10n ** 18n));
  });

  it('is counted again if an earlier version has kept it, which did not count what can be paid', async () => {
    const { table } = await createTestTable();
    const USD = currency('USD');
    const kept = { currency: USD, totalAffiliates: 6_000, totalPendingMinor: 1n, readyForPayout: 5, asOf: NOW };
    await table.put({ ...payableSummaryKey(USD), ...kept });
    expect(await new DynamoPayableSummaryRepository(table).find(USD)).toBeUndefined();
  });
});
