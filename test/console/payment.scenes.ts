import { describe, expect, it } from 'vitest';
import { complaintsOf, consoleInBrowser, expectAccessible, keepScreenshot, PATIENCE } from './support/browser.ts';
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

  it('that failed is paid again from the page of its batch, once, after the sum that is owed by now was shown', async () => {
    const transactionId = await paid('con-again', ['refuse']);
    const { batchId } = await api.transaction(transactionId);
    const page = await signedIn('admin', `/batches/${batchId}`);
    const complaints = complaintsOf(page);
    const more = { commissionId: 'c-con-again-more', affiliateId: 'con-again-0', amount: '9.75', currency: 'USD' };
    await api.importCommissions([{ ...more, approvedAt: '2026-10-31T00:00:00Z' }]);
    await page.getByRole('button', { name: 'Pay again' }).click();
    const dialog = page.getByRole('dialog', { name: 'Pay again?' });
    await dialog.getByText('This cancels the failed payment of USD 1,000.25 to con-again-0.').waitFor();
    await dialog.getByText('all that is owed by now, USD 1,010.00', { exact: false }).waitFor();
    await expectAccessible(page);
    await keepScreenshot(page, 'batch-pay-again');
    await dialog.getByRole('button', { name: 'Pay again' }).dblclick();
    await page.getByText('A new batch for con-again-0 was made').waitFor();
    await page.getByText('USD 1,010.00 to 1 person', { exact: true }).waitFor();
    expect(await api.transactions({ affiliateId: 'con-again-0' })).toHaveLength(2);
    expect(complaints).toEqual([]);
  });

  it('of which nobody knows the outcome is ended by two people, the second of whom sees what the first one found', async () => {
    const affiliateIds = await owed(api, 'con-unknown', ['blackhole']);
    const [batch] = (await api.createBatches({ affiliateIds })).batches;
    if (batch === undefined) throw new Error('no batch was made');
    await api.execute(batch.batchId);
    const payment = async () => (await api.transactions({ batchId: batch.batchId }))[0];
    await expect.poll(async () => (await payment())?.status, PATIENCE).toBe('UNKNOWN');
    const address = `/payments/${(await payment())?.transactionId}`;

    const page = await signedIn('admin', address);
    const complaints = complaintsOf(page);
    await expectAccessible(page);
    await keepScreenshot(page, 'payment-unknown');
    await page.getByRole('button', { name: 'Resolve payment' }).click();
    const dialog = page.getByRole('dialog', { name: 'Resolve payment?' });
    const confirm = dialog.getByRole('button', { name: 'Resolve payment' });
    await dialog.getByText('What became of USD 1,000.25 to con-unknown-0?', { exact: false }).waitFor();
    await dialog.getByLabel('Evidence').fill('Line 14 of the statement of <b>23 November</b>');
    expect(await confirm.isDisabled()).toBe(true);
    await dialog.getByLabel("Provider's reference").fill('bank-4711');
    await expectAccessible(page);
    await keepScreenshot(page, 'payment-resolve');
    await confirm.dblclick();
    const proposed = 'admin@example.com says that it was paid; another admin has to confirm';
    await page.getByText(proposed).waitFor();
    expect((await payment())?.status).toBe('UNKNOWN');
    expect(complaints).toEqual([]);

    const other = await signedIn('admin2', address, { colorScheme: 'dark', width: 390 });
    await other.getByText(proposed).waitFor();
    await other.getByText('Line 14 of the statement of <b>23 November</b>', { exact: false }).waitFor();
    await other.getByRole('button', { name: 'Resolve payment' }).click();
    const agreeing = other.getByRole('dialog', { name: 'Resolve payment?' });
    expect(await agreeing.getByLabel("Provider's reference").inputValue()).toBe('bank-4711');
    await agreeing.getByLabel('Evidence').fill('The same line, seen at the bank');
    await agreeing.getByRole('button', { name: 'Resolve payment' }).click();
    await other.getByText('Resolved by hand as paid').waitFor();
    await other.getByText('The affiliate was paid.').waitFor();
    await expectAccessible(other);
    await keepScreenshot(other, 'payment-resolved-phone-dark');
    expect(await payment()).toMatchObject({ status: 'COMPLETED', providerReference: 'bank-4711' });
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
