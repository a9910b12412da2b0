import { describe, expect, it } from 'vitest';
import { getConfigEndpoint } from '../../lib/contracts/settings/config-view.ts';
import {
  complaintsOf,
  consoleInBrowser,
  expectAccessible,
  expectFits,
  keepScreenshot,
  PATIENCE,
} from './support/browser.ts';

const { api, signedIn } = consoleInBrowser();

const config = async () => (await api.ask('GET', '/config', getConfigEndpoint.answer)).config;

/** In a currency that no other scene pays, so that it binds nobody. */
const DAILY = 'Maximum within 24 hours in CHF';

describe('the settings in the console', () => {
  it('are changed after both sides were shown, with what somebody else has changed meanwhile as a difference', async () => {
    const page = await signedIn('admin', '/settings/change');
    const complaints = complaintsOf(page);
    await page.getByRole('button', { name: 'Add a currency' }).click();
    await page.getByRole('option', { name: 'CHF' }).click();
    await page.getByLabel(DAILY).fill('1,000');
    await page.getByText('Type a number such as 1234.50, or nothing.').first().waitFor();
    await page.getByLabel(DAILY).fill('250000');
    const change = 'Maximum within 24 hours in CHF: no limit → CHF 250,000';
    await page.getByText(change).waitFor();
    await expectAccessible(page);
    await keepScreenshot(page, 'settings-change');
    await api.send('PATCH', '/config', { body: { minimumPayout: { CHF: '20.00' } } });
    const alert = page.getByRole('alert').filter({ hasText: 'The settings were changed while this was open' });
    await alert.getByText('Minimum of a payment in CHF: none → CHF 20.00').waitFor();
    const ask = page.getByRole('button', { name: 'Change settings' });
    expect(await ask.getAttribute('aria-disabled')).toBe('true');
    await expectAccessible(page);
    await keepScreenshot(page, 'settings-changed-meanwhile');
    await alert.getByRole('button', { name: 'Go on with them' }).click();
    await ask.click();
    const dialog = page.getByRole('dialog', { name: 'Change settings?' });
    await dialog.getByText(change).waitFor();
    await dialog.getByLabel('Why').fill('Swiss <b>partners</b>');
    await dialog.getByRole('button', { name: 'Change settings' }).dblclick();
    await page.getByText('The settings are changed').waitFor();
    await page.getByText(/^Last changed by admin@example.com/).waitFor();
    await page.getByText('Maximum within 24 hours in CHF: no limit → CHF 250,000.00').waitFor();
    expect((await config()).limits.daily).toEqual({ CHF: '250000.00' });
    expect(complaints).toEqual([]);
  });

  it('that let more be paid are proposed by one admin and confirmed by another, on a phone in the dark', async () => {
    await api.send('PATCH', '/config', {
      body: {
        approval: { mode: 'from-amount', from: { CHF: '1.00', USD: '90000000.00' } },
        limits: { daily: { CHF: '9.00' } },
      },
    });
    const page = await signedIn('admin', '/settings/change', { colorScheme: 'dark', width: 390 });
    await page.getByLabel(DAILY).fill('');
    await expectAccessible(page);
    await expectFits(page);
    await keepScreenshot(page, 'settings-change-phone-dark');
    await page.getByRole('button', { name: 'Change settings' }).click();
    const dialog = page.getByRole('dialog', { name: 'Change settings?' });
    await dialog.getByText('another admin has to confirm it', { exact: false }).waitFor();
    await dialog.getByRole('button', { name: 'Change settings' }).click();
    await page.getByText('Another admin has to confirm it').waitFor();
    const confirm = page.getByRole('button', { name: 'Confirm the change' });
    expect(await confirm.getAttribute('aria-disabled')).toBe('true');
    expect((await config()).limits.daily).toEqual({ CHF: '9.00' });

    const other = await signedIn('admin2', '/settings', { colorScheme: 'dark', width: 390 });
    await other.getByText('Maximum within 24 hours in CHF: CHF 9.00 → no limit').waitFor();
    await expectAccessible(other);
    await expectFits(other);
    await keepScreenshot(other, 'settings-proposed-phone-dark');
    await other.getByRole('button', { name: 'Confirm the change' }).click();
    const agreeing = other.getByRole('dialog', { name: 'Confirm the change?' });
    await agreeing.getByText('CHF 9.00 → no limit', { exact: false }).waitFor();
    await agreeing.getByRole('button', { name: 'Confirm the change' }).dblclick();
    await expect.poll(async () => (await config()).limits.daily, PATIENCE).toEqual({});
    await other.getByText('The settings are changed').waitFor();

    // Approval off is itself a change that two people make.
    const off = { body: { approval: { mode: 'off', from: { CHF: null, USD: null } }, minimumPayout: { CHF: null } } };
    await api.send('PATCH', '/config', off);
    await other.reload();
    await other.getByRole('button', { name: 'Confirm the change' }).click();
    await agreeing
      .getByText('Approval of batches: A second admin, from these amounts on → One admin is enough')
      .waitFor();
    await agreeing.getByRole('button', { name: 'Confirm the change' }).click();
    await expect.poll(async () => (await config()).approval, PATIENCE).toEqual({ mode: 'off', from: {} });
  });

  it('are seen by viewers, who have no button', async () => {
    const page = await signedIn('viewer', '/settings/change', { colorScheme: 'dark', width: 390 });
    await page.getByText('Rules in force').waitFor();
    await expectAccessible(page);
    await expectFits(page);
    await keepScreenshot(page, 'settings-viewer-phone-dark');
    for (const name of ['Change settings', 'Confirm the change', 'Pause payouts']) {
      expect(await page.getByRole('button', { name }).count(), name).toBe(0);
    }
  });
});
