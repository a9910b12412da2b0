import { describe, expect, it } from 'vitest';
import { consoleInBrowser, goTo, PATIENCE } from './support/browser.ts';
import { owed } from './support/owed.ts';

const { api, signedIn } = consoleInBrowser();

const LISTS = [
  ['/affiliates/con-back-0/statement', 'From (day in UTC)', '2026/01/01', '?from=2026-01-01'],
  ['/audit', 'Day (day in UTC)', '2026/11/23', '?date=2026-11-23'],
  ['/audit', 'What, such as batch.created', 'batch.created', '?action=batch.created'],
  ['/payments', 'Affiliate id', 'con-back-0', '?affiliate=con-back-0'],
  ['/affiliates', 'Name begins with', 'Ann', '?q=Ann'],
] as const;

describe('what a list shows', () => {
  it('stands in its address, and fields follow it back and forth', async () => {
    await owed(api, 'con-back', ['ok']);
    const page = await signedIn('viewer', '/');
    for (const [path, label, text, search] of LISTS) {
      await goTo(page, path);
      const field = page.getByLabel(label);
      await field.fill(text);
      await field.press('Enter');
      await expect.poll(() => new URL(page.url()).search, PATIENCE).toBe(search);
      await page.goBack();
      await expect.poll(() => field.inputValue(), PATIENCE).toBe('');
      await page.goForward();
      await expect.poll(() => field.inputValue(), PATIENCE).toBe(text);
    }
  });

  it('is sorted as the address says, by every click on a head and by the back button', async () => {
    const affiliateIds = await owed(api, 'con-sort', ['ok', 'ok', 'ok']);
    const [batch] = (await api.createBatches({ affiliateIds })).batches;
    if (batch === undefined) throw new Error('no batch was made');
    const page = await signedIn('viewer', `/batches/${batch.batchId}`);
    const shown = () => page.getByRole('link', { name: /^con-sort-/ }).allTextContents();
    const rising = ['con-sort-0', 'con-sort-1', 'con-sort-2'];
    const falling = rising.toReversed();
    const head = page.getByRole('columnheader', { name: 'Amount' }).getByRole('button');
    await head.click();
    await expect.poll(shown, PATIENCE).toEqual(rising);
    await head.click();
    await expect.poll(shown, PATIENCE).toEqual(falling);
    expect(new URL(page.url()).search).toBe('?sort=-amount');
    await page.goBack();
    await expect.poll(shown, PATIENCE).toEqual(rising);
  });
});
