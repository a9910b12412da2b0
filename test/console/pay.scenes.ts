import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { getFundsReportEndpoint } from '../../lib/contracts/reports/funds-report.ts';
import { complaintsOf, consoleInBrowser, expectAccessible, keepScreenshot } from './support/browser.ts';
import { owed } from './support/owed.ts';

const { api, signedIn } = consoleInBrowser();

/** What the provider is said to hold from now on. */
const tooLittle = async (page: Page, heldAmount: string): Promise<void> => {
  const json = getFundsReportEndpoint.answer.parse({
    provider: 'mock',
    currency: 'USD',
    asOf: '2026-11-23T10:00:00.000Z',
    held: 'known',
    heldAmount,
    neededAmount: '0.00',
    unexecutedAmount: '0.25',
    leftAmount: heldAmount,
  });
  await page.route(/\/reports\/funds\?currency=USD$/, (route) => route.fulfill({ json }));
};

describe('paying people in the console', () => {
  it('leads from a list over the preview to payments that are seen to their end', async () => {
    const ids = await owed(api, 'con-pay', ['ok', 'ok', 'unverified']);
    const page = await signedIn('admin', '/pay');
    const complaints = complaintsOf(page);
    await page.getByText('The affiliates of a list').click();
    await page.getByLabel('Affiliate ids').fill(`${ids.join('; ')}\n${ids[0]}`);
    await expectAccessible(page);
    await keepScreenshot(page, 'pay-who');
    await tooLittle(page, '3000.74');
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByText('USD 3,000.50', { exact: true }).waitFor();
    await page.getByText('The provider holds USD 3,000.74, and USD 3,000.50 would be paid').waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
    await page.getByText(/KYC status is PENDING/).waitFor();
    await expectAccessible(page);
    await keepScreenshot(page, 'pay-preview');
    await page.reload();
    await page.getByText('USD 3,000.50', { exact: true }).waitFor();

    await page.getByRole('button', { name: 'Create batches' }).click();
    await api.importCommissions([
      {
        commissionId: 'c-con-pay-late',
        affiliateId: ids[0],
        amount: '9.75',
        currency: 'USD',
        approvedAt: '2026-10-31T00:00:00Z',
      },
    ]);
    const dialog = page.getByRole('dialog', { name: 'Create batches?' });
    await dialog.getByText('This reserves USD 3,000.50 for 2 people in 1 batch.').waitFor();
    await dialog.getByRole('button', { name: 'Create batches' }).click();
    await dialog.getByText('stale_preview').waitFor();
    await dialog.getByText(`${ids[0]}: 1,000.25 for 1 commission → 1,010.00 for 2 commissions`).waitFor();
    await dialog.getByText('It has changed while this was open.', { exact: false }).waitFor();
    expect(await dialog.getByRole('button', { name: 'Create batches' }).isDisabled()).toBe(true);
    await keepScreenshot(page, 'pay-changed');
    await dialog.getByRole('button', { name: 'Back' }).click();
    await page.getByText('USD 3,010.25', { exact: true }).waitFor();
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Preview again' }).click();
    await page.getByText('The provider holds').waitFor({ state: 'hidden' });

    await page.getByRole('button', { name: 'Create batches' }).click();
    await dialog.getByRole('button', { name: 'Create batches' }).click();
    await page.getByRole('heading', { name: '3. Pay' }).waitFor();
    await page.getByRole('button', { name: 'Execute batch' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Execute batch' }).click();
    await page.getByText('2 of 2: USD 3,010.25').waitFor();
    await page.getByText('Completed').first().waitFor();
    await expectAccessible(page);
    await keepScreenshot(page, 'pay-done');

    await tooLittle(page, '0.00');
    await page.getByRole('link', { name: 'Overview' }).click();
    await page.getByText(/The provider holds USD 0.00, and .*batches that are made already take USD 0.25/).waitFor();
    await expectAccessible(page);
    await keepScreenshot(page, 'overview-too-little-money');
    expect(complaints).toEqual([]);
  });

  it('says of an id that none can have what is wrong, before anything is asked', async () => {
    const page = await signedIn('admin', '/pay');
    await page.getByText('The affiliates of a list').click();
    await page.getByLabel('Affiliate ids').fill('ann <img src=x>');
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByText('“<img” cannot be the id of an affiliate.').waitFor();
  });
});
