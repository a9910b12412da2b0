import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { BatchAnswer } from '../support/e2e-api.ts';
import { complaintsOf, consoleInBrowser, expectAccessible, keepScreenshot, PATIENCE } from './support/browser.ts';
import { owed } from './support/owed.ts';

const { api, signedIn } = consoleInBrowser();

const batchOf = async (prefix: string, behaviours: readonly string[]): Promise<BatchAnswer> => {
  const ids = await owed(api, prefix, behaviours);
  const [batch] = (await api.createBatches({ affiliateIds: ids })).batches;
  if (batch === undefined) throw new Error('no batch was made');
  return batch;
};

const execute = async (page: Page, twice = false): Promise<void> => {
  await page.getByRole('button', { name: 'Execute batch' }).click();
  const dialog = page.getByRole('dialog', { name: 'Execute batch?' });
  const confirm = dialog.getByRole('button', { name: 'Execute batch' });
  if (twice) await confirm.dblclick();
  else await confirm.click();
};

describe('a batch in the console', () => {
  it('says before what it will pay to how many, and after what became of each, at any width and in the dark', async () => {
    const { batchId } = await batchOf('con-one', ['ok', 'ok', 'refuse']);
    const page = await signedIn('admin', `/batches/${batchId}`);
    const complaints = complaintsOf(page);
    await page.getByText('USD 6,000.75 to 3 people', { exact: true }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Execute batch' }).click();
    const dialog = page.getByRole('dialog', { name: 'Execute batch?' });
    await dialog.getByText('This pays USD 6,000.75 to 3 people through mock.').waitFor();
    await expectAccessible(page);
    await keepScreenshot(page, 'batch-execute');
    await dialog.getByRole('button', { name: 'Back' }).click();
    await expect.poll(() => page.evaluate('document.activeElement.textContent'), PATIENCE).toBe('Execute batch');
    await execute(page);
    await page.getByRole('button', { name: 'Cancel failed payments' }).waitFor(PATIENCE);
    await page.getByText('2 of 3: USD 3,000.50').waitFor();
    await expectAccessible(page);
    await keepScreenshot(page, 'batch');
    expect(complaints).toEqual([]);
    const dark = await signedIn('viewer', `/batches/${batchId}`, { colorScheme: 'dark', width: 390 });
    await dark.getByText('2 of 3: USD 3,000.50').waitFor();
    await expectAccessible(dark);
    await keepScreenshot(dark, 'batch-phone-dark');
  });

  it('is paid once, although it is confirmed by a double click and every first answer gets lost', async () => {
    const { batchId } = await batchOf('con-once', ['ok', 'ok']);
    const page = await signedIn('admin', `/batches/${batchId}`);
    const keys: (string | undefined)[] = [];
    await page.route('**/execute', async (route) => {
      keys.push(route.request().headers()['idempotency-key']);
      if (keys.length > 1) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await execute(page, true);
    await page.getByText('is queued').waitFor();
    expect(keys).toEqual([keys[0], keys[0]]);
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    await api.untilFinished(batchId);
    const moved = (await api.movements()).filter(({ payee }) => payee.startsWith('mock:ok:con-once'));
    expect(moved.map(({ amountMinor }) => amountMinor).sort()).toEqual([100_025, 200_025]);
  });

  it('keeps the key of a request whose answer nobody has seen, over a reload', async () => {
    const { batchId } = await batchOf('con-reload', ['ok']);
    const page = await signedIn('admin', `/batches/${batchId}`);
    const keys: (string | undefined)[] = [];
    await page.route('**/execute', (route) => {
      keys.push(route.request().headers()['idempotency-key']);
      return keys.length === 1 ? route.abort() : route.continue();
    });
    await execute(page);
    await expect.poll(() => keys.length, PATIENCE).toBe(1);
    await page.reload();
    await execute(page);
    await page.getByText('is queued').waitFor();
    expect(new Set(keys).size).toBe(1);
  });

  it('has no button for somebody who may only look', async () => {
    const { batchId } = await batchOf('con-view', ['ok']);
    const page = await signedIn('viewer', `/batches/${batchId}`);
    await page.getByText('USD 1,000.25 to 1 person', { exact: true }).waitFor();
    for (const name of ['Execute batch', 'Cancel batch', 'Approve batch']) {
      expect(await page.getByRole('button', { name }).count(), name).toBe(0);
    }
  });

  it('that does not exist says so with the code of the problem', async () => {
    const page = await signedIn('admin', '/batches');
    await page.goto('/batches/batch-01KAV8P5ZJ6W3M9T1C4X7B2NRD');
    await page.getByRole('alert').getByText('batch_not_found').waitFor();
    await expectAccessible(page);
  });
});
