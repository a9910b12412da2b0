import { describe, expect, it } from 'vitest';
import { consoleInBrowser, expectAccessible, keepScreenshot } from './support/browser.ts';
import { owed } from './support/owed.ts';

const { api, signedIn } = consoleInBrowser();

const paid = async (prefix: string, behaviours: readonly string[]) => {
  const affiliateIds = await owed(api, prefix, behaviours);
  const [batch] = (await api.createBatches({ affiliateIds })).batches;
  if (batch === undefined) throw new Error('no batch was made');
  await api.execute(batch.batchId);
  await api.untilFinished(batch.batchId);
  const [payment] = await api.transactions({ batchId: batch.batchId });
  if (payment === undefined) throw new Error('the batch has no payment');
  return payment.transactionId;
};

describe('a payment in the console', () => {
  it('that failed says why, what to do, and what it covers, and is cancelled with one question', async () => {
    const transactionId = await paid('con-fail', ['refuse']);
    const page = await signedIn('admin', `/payments/${transactionId}`);
    await page.getByText(/It was not paid: .* Put right what is wrong with the account/).waitFor();
    await page.getByText('Commission c-con-fail-0').waitFor();
    await expectAccessible(page);
    await keepScreenshot(page, 'payment-failed');
    await page.getByRole('button', { name: 'Cancel payment' }).click();
    const dialog = page.getByRole('dialog', { name: 'Cancel payment?' });
    await dialog.getByText('This cancels the payment of USD 1,000.25 to con-fail-0.').waitFor();
    await dialog.getByRole('button', { name: 'Cancel payment' }).click();
    await page.getByText('It was given up, and nothing was paid.', { exact: false }).waitFor();
    expect((await api.transaction(transactionId)).status).toBe('CANCELLED');
  });

  it('is found by its status and affiliate, by an address that can be sent', async () => {
    const transactionId = await paid('con-find', ['ok']);
    const page = await signedIn('viewer', '/payments?status=COMPLETED&affiliate=con-find-0', {
      colorScheme: 'dark',
      width: 390,
    });
    await page.getByRole('link', { name: 'con-find-0' }).click();
    await page.getByText('The affiliate was paid.').waitFor();
    expect(page.url()).toContain(transactionId);
    await expectAccessible(page);
    await keepScreenshot(page, 'payment-phone-dark');
    await page.goBack();
    await page.getByRole('link', { name: 'con-find-0' }).waitFor();
    await expectAccessible(page);
    await keepScreenshot(page, 'payments-phone-dark');
  });
});
