import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { complaintsOf, consoleInBrowser, expectAccessible, expectFits, keepScreenshot } from './support/browser.ts';

const { api, signedIn } = consoleInBrowser();

const LOOKS = [{}, { colorScheme: 'dark', width: 390 }] as const;

/** Pays one affiliate in a currency that nobody else has. */
const paidIn = async (currency: string, amount: string): Promise<void> => {
  const affiliateId = `con-report-${currency}`;
  await api.importAffiliates([
    { affiliateId, fullName: 'Ann Lee', email: 'ann@example.com', country: 'NO', riseId: `mock:ok:${affiliateId}` },
  ]);
  const commission = { commissionId: `c-${affiliateId}`, affiliateId, amount, currency };
  await api.importCommissions([{ ...commission, approvedAt: '2026-10-31T00:00:00Z' }]);
  const [batch] = (await api.createBatches({ affiliateIds: [affiliateId], currency })).batches;
  if (batch === undefined) throw new Error('no batch was made');
  await api.execute(batch.batchId);
  await api.untilFinished(batch.batchId);
};

const downloaded = async (page: Page): Promise<string> => {
  const started = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download CSV' }).click();
  return readFile(await (await started).path(), 'utf8');
};

describe('reports in the console', () => {
  it('show what was paid in any currency, to the last digit, as charts, figures and a file', async () => {
    await paidIn('NOK', '9007199254740.93');
    for (const looks of LOOKS) {
      const suffix = 'width' in looks ? '-phone-dark' : '';
      const page = await signedIn('viewer', '/reports?currency=NOK', looks);
      const complaints = complaintsOf(page);
      await page.getByText('NOK 9,007,199,254,740.93').first().waitFor();
      await page.getByText('100.00 %').first().waitFor();
      await page.getByRole('application', { name: 'Paid in NOK, by period' }).waitFor();
      await expectAccessible(page);
      await expectFits(page);
      await keepScreenshot(page, `reports${suffix}`);
      expect(await downloaded(page)).toContain('9007199254740.93');
      await page.goto('/?currency=NOK');
      await page.getByText('NOK 9,007,199,254,740.93').first().waitFor();
      await page.getByText('NOK 0.00', { exact: true }).waitFor();
      await page.getByRole('heading', { name: 'Paid by month' }).scrollIntoViewIfNeeded();
      await page.getByRole('application', { name: 'Paid in NOK, by period' }).waitFor();
      await expectAccessible(page);
      await expectFits(page);
      await keepScreenshot(page, `overview-currency${suffix}`);
      expect(complaints).toEqual([]);
    }
  });

  it('compare our books with those of the provider', async () => {
    await paidIn('PLN', '12.34');
    for (const looks of LOOKS) {
      const page = await signedIn('viewer', '/reports/reconciliation', looks);
      await page.getByRole('row', { name: /Agrees PLN 12\.34 \(1\) PLN 12\.34 \(1\)/ }).waitFor();
      await expectAccessible(page);
      await expectFits(page);
      await keepScreenshot(page, 'width' in looks ? 'reconciliation-phone-dark' : 'reconciliation');
      expect(await downloaded(page)).toMatch(/^batchId,.*\r\n/);
    }
  });
});
