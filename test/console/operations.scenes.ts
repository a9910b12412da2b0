import { describe, expect, it } from 'vitest';
import { complaintsOf, consoleInBrowser, expectAccessible, expectFits, keepScreenshot } from './support/browser.ts';

const { signedIn } = consoleInBrowser();

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
  ])('%s can be read by everybody, in the light, in the dark and on a phone', async (path, title, name) => {
    for (const looks of [{}, { colorScheme: 'dark', width: 390 }] as const) {
      const page = await signedIn('viewer', path, looks);
      const complaints = complaintsOf(page);
      await page.getByRole('heading', { name: title, level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      await expectAccessible(page);
      await keepScreenshot(page, 'width' in looks ? `${name}-phone-dark` : name);
      expect(complaints).toEqual([]);
      await expectFits(page);
    }
  });
});
