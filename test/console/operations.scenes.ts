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

/** As a window of 1280 pixels is at 200 %. */
const ZOOMED = { width: 640, height: 450 };

describe('the console, for whoever runs payouts', () => {
  it('pauses payouts with a reason that everybody sees, and resumes them', async () => {
    const page = await signedIn('admin', '/settings');
    await page.getByText('Payouts are running').waitFor();
    await expectAccessible(page);
    await keepScreenshot(page, 'settings');
    await page.getByRole('button', { name: 'Pause payouts' }).click();
    const dialog = page.getByRole('dialog', { name: 'Pause payouts?' });
    await dialog.getByLabel('Why').fill('The bank <b>reports</b> wrong balances');
    await dialog.getByRole('button', { name: 'Pause payouts' }).click();
    await page.getByText('Payouts are paused: nothing is sent').waitFor();
    const viewer = await signedIn('viewer', '/');
    await viewer.getByText('The bank <b>reports</b> wrong balances').waitFor();
    await expectAccessible(viewer);
    await keepScreenshot(viewer, 'overview-paused');
    await page.getByRole('button', { name: 'Resume payouts' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Resume payouts' }).click();
    await page.getByText('Payouts are running again').waitFor();
  });

  it('stops a batch in the middle of its payments, says why it waits, and pays the rest after payouts are resumed', async () => {
    // The second one is refused twice, and sent again after one and two seconds.
    const affiliateIds = await owed(api, 'con-middle', ['ok', 'flaky-2']);
    const [batch] = (await api.createBatches({ affiliateIds })).batches;
    if (batch === undefined) throw new Error('no batch was made');
    const { batchId } = batch;
    const page = await signedIn('admin', `/batches/${batchId}`);
    await page.getByRole('button', { name: 'Execute batch' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Execute batch' }).click();
    await expect.poll(async () => (await api.batch(batchId)).counts.completed, { ...PATIENCE, interval: 50 }).toBe(1);
    await api.send('PATCH', '/config', { body: { paused: true, reason: 'Something is <b>wrong</b>' } });
    await page.getByText('This batch waits').waitFor();
    await page.getByText('Payouts are paused. It goes on by itself once somebody resumes them.').waitFor();
    await page.getByText('1 of 2: USD 1,000.25').waitFor();
    await expectAccessible(page);
    await keepScreenshot(page, 'batch-paused');

    const other = await signedIn('admin2', '/settings', { width: 390 });
    await other.getByRole('button', { name: 'Resume payouts' }).click();
    await other.getByRole('dialog').getByRole('button', { name: 'Resume payouts' }).click();
    await other.getByText('Payouts are running again').waitFor();
    await page.getByText('2 of 2: USD 3,000.50').waitFor();
    await page.getByText('Completed').first().waitFor();
    const moved = (await api.movements()).filter(({ payee }) => payee.includes('con-middle'));
    expect(moved.map(({ amountMinor }) => amountMinor).sort()).toEqual([100_025, 200_025]);
  });

  it('shows who did what, and proves that nobody has changed it', async () => {
    const page = await signedIn('viewer', '/audit');
    await page.getByText('batch.created').first().waitFor();
    await page.getByRole('button', { name: 'Verify now' }).click();
    await page.getByText('Everything is as it was written').waitFor();
    await expectAccessible(page);
    await keepScreenshot(page, 'audit');
  });

  it.each([
    ['/', 'Overview', 'overview'],
    ['/incidents', 'Incidents', 'incidents'],
    ['/health', 'Health', 'health'],
    ['/settings/recovery', 'Lost payments', 'recovery'],
    ['/batches', 'Batches', 'batches'],
    ['/payments', 'Payments', 'payments'],
    ['/affiliates', 'Affiliates', 'affiliates'],
    ['/audit', 'Audit log', 'audit'],
    ['/no/such/page', 'There is no such page', 'not-found'],
  ])('%s can be read by everybody, in the light, in the dark, on a phone and at 200 %%', async (path, title, name) => {
    for (const looks of [{}, { colorScheme: 'dark', width: 390 }] as const) {
      const page = await signedIn('viewer', path, looks);
      const complaints = complaintsOf(page);
      await page.getByRole('heading', { name: title, level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      await expectAccessible(page);
      await keepScreenshot(page, 'width' in looks ? `${name}-phone-dark` : name);
      expect(complaints).toEqual([]);
      await expectFits(page);
      if ('width' in looks) continue;
      await page.setViewportSize(ZOOMED);
      await expectFits(page);
    }
  });
});
