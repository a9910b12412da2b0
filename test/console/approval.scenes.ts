import { describe, expect, it } from 'vitest';
import { consoleInBrowser, expectAccessible, expectFits, keepScreenshot, PATIENCE } from './support/browser.ts';
import { owed } from './support/owed.ts';

const { api, signedIn } = consoleInBrowser();

const PHONE_DARK = { colorScheme: 'dark', width: 390 } as const;

describe('a batch that needs a second person', () => {
  it('is approved by another admin than its maker, on a phone, and executed afterwards', async () => {
    const answer = await api.send('PATCH', '/config', { body: { approval: { mode: 'always' } } });
    expect(answer.status).toBe(200);
    const affiliateIds = await owed(api, 'con-four', ['ok', 'ok']);
    const [batch] = (await api.createBatches({ affiliateIds })).batches;
    if (batch === undefined) throw new Error('no batch was made');
    const address = `/batches/${batch.batchId}`;

    const maker = await signedIn('admin', address);
    await maker.getByText('Needs an approval').waitFor();
    for (const name of ['Approve batch', 'Execute batch']) {
      expect(await maker.getByRole('button', { name }).getAttribute('aria-disabled'), name).toBe('true');
    }

    const other = await signedIn('admin2', address, PHONE_DARK);
    await other.getByRole('button', { name: 'Approve batch' }).click();
    const dialog = other.getByRole('dialog', { name: 'Approve batch?' });
    await dialog.getByText(/You approve that USD 3,000\.50 is paid to 2 people/).waitFor();
    await expectAccessible(other);
    await expectFits(other);
    await keepScreenshot(other, 'approval-phone-dark');
    await dialog.getByRole('button', { name: 'Approve batch' }).click();
    await other.getByText('Approved by admin2@example.com').waitFor();
    // The button that had the focus is gone, so the page has it.
    await expect.poll(() => other.evaluate('document.activeElement.id'), PATIENCE).toBe('main');

    await maker.reload();
    await maker.getByRole('button', { name: 'Execute batch' }).click();
    await maker.getByRole('dialog').getByRole('button', { name: 'Execute batch' }).click();
    await maker.getByText('2 of 2: USD 3,000.50').waitFor();
    expect((await api.untilFinished(batch.batchId)).status).toBe('COMPLETED');
  });

  it('is approved and executed with all others of its payout by one question each, with the sum of all', async () => {
    const ids = await owed(api, 'con-both', ['ok', 'ok']);
    const made = await Promise.all(ids.map((id) => api.createBatches({ affiliateIds: [id] })));
    const batchIds = made.flatMap(({ batches }) => batches.map(({ batchId }) => batchId));
    const page = await signedIn('admin2', `/pay?batches=${batchIds.join(',')}`);
    await page.getByRole('button', { name: 'Approve all batches' }).click();
    const approve = page.getByRole('dialog', { name: 'Approve all batches?' });
    await approve
      .getByText('You approve that USD 3,000.50 to 2 people is paid in 2 batches', { exact: false })
      .waitFor();
    const late = Promise.withResolvers<void>();
    await page.route(`**/batches/${batchIds[1]}`, async (route) => {
      await late.promise;
      await route.continue();
    });
    await approve.getByRole('button', { name: 'Approve all batches' }).click();
    await page.getByText('2 batches approved').waitFor();
    await page.getByRole('button', { name: 'Execute batch' }).first().waitFor();
    const all = page.getByRole('button', { name: 'Execute all batches' });
    expect(await all.count(), 'one batch is not all of them').toBe(0);
    late.resolve();
    await all.click();
    const execute = page.getByRole('dialog', { name: 'Execute all batches?' });
    await execute.getByText('This pays USD 3,000.50 to 2 people in 2 batches through mock', { exact: false }).waitFor();
    await expectAccessible(page);
    await keepScreenshot(page, 'pay-all');
    await execute.getByRole('button', { name: 'Execute all batches' }).dblclick();
    await expect.poll(() => page.getByText('Completed', { exact: true }).count(), PATIENCE).toBe(2);
    const moved = (await api.movements()).filter(({ payee }) => payee.includes('con-both'));
    expect(moved.map(({ amountMinor }) => amountMinor).sort()).toEqual([100_025, 200_025]);
  });
});
