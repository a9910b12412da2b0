import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import {
  complaintsOf,
  consoleInBrowser,
  expectAccessible,
  expectFits,
  keepScreenshot,
  PATIENCE,
} from './support/browser.ts';
import { owed } from './support/owed.ts';

const { api, signedIn } = consoleInBrowser();

describe('who is paid', () => {
  it('is chosen by a filter, and the preview is searched, sorted and downloaded by its address', async () => {
    await owed(api, 'con-sieve', ['ok', 'ok', 'ok', 'unverified']);
    const page = await signedIn('admin', '/pay', { colorScheme: 'dark', width: 390 });
    const complaints = complaintsOf(page);
    await page.getByText('The affiliates that match a filter').click();
    await page.getByRole('button', { name: 'Search by' }).click();
    await page.getByRole('option', { name: 'Id begins with' }).click();
    await page.getByRole('textbox', { name: 'Id begins with' }).fill('con-sieve');
    await page.getByRole('textbox', { name: 'Owed at least' }).fill('2,000');
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByText('Type amounts such as 1234.50', { exact: false }).waitFor();
    await page.getByRole('textbox', { name: 'Owed at least' }).fill('2000.25');
    await page.getByRole('textbox', { name: 'Countries' }).fill('us, de');
    await expectAccessible(page);
    await expectFits(page);
    await keepScreenshot(page, 'pay-filter-phone-dark');
    await page.getByRole('button', { name: 'Preview' }).click();
    await page
      .getByText('3 people matched the filter: id begins with “con-sieve”, in US or DE, owed USD 2,000.25 or more')
      .waitFor();
    const shown = () => page.getByRole('link', { name: /^con-sieve-/ }).allTextContents();
    await expect.poll(shown, PATIENCE).toEqual(['con-sieve-3', 'con-sieve-1', 'con-sieve-2']);
    await page.getByLabel('Search affiliates and reasons').fill('KYC');
    await page.getByLabel('Search affiliates and reasons').press('Enter');
    await expect.poll(shown, PATIENCE).toEqual(['con-sieve-3']);
    await page.goBack();
    await page.getByRole('columnheader', { name: 'Amount' }).getByRole('button').click();
    await expect.poll(shown, PATIENCE).toEqual(['con-sieve-1', 'con-sieve-2', 'con-sieve-3']);
    await page.reload();
    await expect.poll(shown, PATIENCE).toEqual(['con-sieve-1', 'con-sieve-2', 'con-sieve-3']);
    expect(new URL(page.url()).search).toBe('?step=preview&sort=amount');
    await expectAccessible(page);
    await expectFits(page);
    await keepScreenshot(page, 'pay-filter-preview-phone-dark');
    const started = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download CSV' }).click();
    const file = await readFile(await (await started).path(), 'utf8');
    expect(file).toContain('con-sieve-1,2000.25,USD,1,yes,\r\n');
    expect(file.split('\r\n')).toHaveLength(5);
    expect(complaints).toEqual([]);
  });

  it('is one person whom the page of an affiliate names, with the exact sum before anything is made', async () => {
    await owed(api, 'con-alone', ['ok']);
    const page = await signedIn('admin', '/affiliates/con-alone-0');
    await page.getByRole('link', { name: 'Pay USD 1,000.25' }).click();
    await page.getByRole('button', { name: 'Create batches' }).click();
    const dialog = page.getByRole('dialog', { name: 'Create batches?' });
    await dialog.getByText('This reserves USD 1,000.25 for 1 person in 1 batch.').waitFor();
    expect(new URL(page.url()).search).toBe('?step=preview&affiliate=con-alone-0&currency=USD');
  });

  it('is nobody if nobody matches, which is said before anything is asked to be paid', async () => {
    const page = await signedIn('admin', '/pay');
    await page.getByText('The affiliates that match a filter').click();
    await page.getByRole('textbox', { name: 'Name begins with' }).fill('Nobody');
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByText('Nobody who is owed USD matches the filter.').waitFor();
  });
});
