import { describe, expect, it } from 'vitest';
import { consoleInBrowser, expectAccessible, keepScreenshot } from './support/browser.ts';
import { owed } from './support/owed.ts';

const { api, signedIn } = consoleInBrowser();

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

    const other = await signedIn('admin2', address, { width: 390 });
    await other.getByRole('button', { name: 'Approve batch' }).click();
    const dialog = other.getByRole('dialog', { name: 'Approve batch?' });
    await dialog.getByText(/You approve that USD 3,000\.50 is paid to 2 people/).waitFor();
    await expectAccessible(other);
    await keepScreenshot(other, 'approval-phone');
    await dialog.getByRole('button', { name: 'Approve batch' }).click();
    await other.getByText('Approved by admin2@example.com').waitFor();

    await maker.reload();
    await maker.getByRole('button', { name: 'Execute batch' }).click();
    await maker.getByRole('dialog').getByRole('button', { name: 'Execute batch' }).click();
    await maker.getByText('2 of 2: USD 3,000.50').waitFor();
    expect((await api.untilFinished(batch.batchId)).status).toBe('COMPLETED');
  });
});
