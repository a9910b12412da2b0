import { describe, expect, it } from 'vitest';
import {
  complaintsOf,
  consoleInBrowser,
  expectAccessible,
  expectFits,
  goTo,
  keepScreenshot,
  PATIENCE,
} from './support/browser.ts';
import { owed } from './support/owed.ts';

const { api, signedIn } = consoleInBrowser();

const PHONE = { colorScheme: 'dark', width: 390 } as const;

describe('accounts at the provider', () => {
  it('are invited, linked and asked about on the page of an affiliate', async () => {
    const affiliateId = 'con-account';
    const profile = { fullName: '<b>Ann</b> "=1+1"', email: 'con-account@example.com', country: 'US' };
    await api.importAffiliates([{ affiliateId, ...profile }]);
    const page = await signedIn('admin', `/affiliates/${affiliateId}`);
    const complaints = complaintsOf(page);
    await page.getByRole('button', { name: 'Invite' }).click();
    const invite = page.getByRole('dialog', { name: 'Invite?' });
    await invite.getByText('<b>Ann</b> "=1+1"').waitFor();
    expect(await invite.getByLabel('E-mail').inputValue()).toBe('con-account@example.com');
    await expectAccessible(page);
    await invite.getByRole('button', { name: 'Invite' }).dblclick();
    await page.getByText('con-account is invited').waitFor();
    await page.getByText('Once the account is opened, link it.', { exact: false }).waitFor();

    await page.getByRole('button', { name: 'Link account' }).click();
    const link = page.getByRole('dialog', { name: 'Link account?' });
    await link.getByLabel('Account').fill('mock:unverified:con-account');
    await expectAccessible(page);
    await keepScreenshot(page, 'account-link');
    await link.getByRole('button', { name: 'Link account' }).click();
    await page.getByText('mock:unverified:con-account is linked to con-account').waitFor();
    await api.send('POST', '/_local/bank/payees', {
      body: { riseId: 'mock:unverified:con-account', kycStatus: 'APPROVED' },
    });
    await page.getByRole('button', { name: 'Ask the provider' }).click();
    await page.getByText('The provider has news').waitFor();
    await page.getByText('The account can receive payments', { exact: false }).waitFor();
    expect((await api.affiliate(affiliateId)).riseAccount).toMatchObject({ kycStatus: 'APPROVED' });
    expect(complaints).toEqual([]);
  });

  it('are listed by the state of the identity check, and all asked about with a result', async () => {
    await owed(api, 'con-listed', ['ok', 'unverified']);
    const page = await signedIn('admin', '/accounts');
    const complaints = complaintsOf(page);
    await page.getByRole('heading', { name: 'Accounts', level: 1 }).waitFor();
    await page.getByRole('button', { name: 'Ask about all accounts' }).click();
    await page.getByText(/^Asked about \d+ accounts: news of \d+, nothing new of \d+, no answer about 0\.$/).waitFor();
    await expectAccessible(page);
    await keepScreenshot(page, 'accounts');
    const viewer = await signedIn('viewer', '/accounts?identity=APPROVED', PHONE);
    await viewer.getByText('Checked', { exact: true }).first().waitFor();
    expect(await viewer.getByText('Not checked yet').count()).toBe(0);
    expect(await viewer.getByRole('button', { name: 'Ask about all accounts' }).count()).toBe(0);
    await expectAccessible(viewer);
    await expectFits(viewer);
    await keepScreenshot(viewer, 'accounts-phone-dark');
    expect(complaints).toEqual([]);
  });
});

describe('what is known of an affiliate', () => {
  it('is put right field by field, and a commission is taken back with a reason', async () => {
    await owed(api, 'con-right', ['ok']);
    const page = await signedIn('admin', '/affiliates/con-right-0');
    const complaints = complaintsOf(page);
    await page.getByRole('button', { name: 'Change profile' }).click();
    const profile = page.getByRole('dialog', { name: 'Change profile?' });
    await profile.getByLabel('Name').fill('Ann "=HYPERLINK" O’Lee');
    await profile.getByText('Name: Ann Lee → Ann "=HYPERLINK" O’Lee').waitFor();
    await expectAccessible(page);
    await keepScreenshot(page, 'affiliate-profile');
    await profile.getByRole('button', { name: 'Change profile' }).click();
    await page.getByRole('heading', { level: 1, name: 'Ann "=HYPERLINK" O’Lee' }).waitFor();
    await page.getByRole('link', { name: 'Each with its state' }).click();
    await page.getByRole('button', { name: 'Reverse commission' }).click();
    const reverse = page.getByRole('dialog', { name: 'Reverse commission?' });
    await reverse.getByText('This takes USD 1,000.25 off what is owed, for good.').waitFor();
    await reverse.getByLabel('Why').fill('The order was returned');
    await expectAccessible(page);
    await reverse.getByRole('button', { name: 'Reverse commission' }).dblclick();
    await page.getByText('c-con-right-0 is reversed').waitFor();
    expect((await api.affiliate('con-right-0')).balances[0]?.pendingAmount).toBe('0.00');
    const again = page.getByRole('button', { name: 'Reverse commission' });
    await expect.poll(() => again.count(), PATIENCE).toBe(0);
    expect(complaints).toEqual([]);
  });
});

describe('messages of the provider', () => {
  it('are listed with what became of them, and handled again', async () => {
    const affiliateIds = await owed(api, 'con-hook', ['ok']);
    const [batch] = (await api.createBatches({ affiliateIds })).batches;
    if (batch === undefined) throw new Error('no batch was made');
    await api.execute(batch.batchId);
    await api.untilFinished(batch.batchId);
    const transactionId = `${batch.batchId}.001`;
    const sent = await api.send('POST', '/_local/bank/webhooks', { body: { transactionId, id: 'con-hook-1' } });
    expect(sent.status).toBe(200);
    const page = await signedIn('admin', '/webhooks');
    const complaints = complaintsOf(page);
    const row = page.getByRole('row').filter({ hasText: 'mock.con-hook-1' });
    await row.getByRole('link', { name: transactionId }).waitFor();
    await row.getByRole('button', { name: 'Handle again' }).click();
    const dialog = page.getByRole('dialog', { name: 'Handle again?' });
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Handle again' }).click();
    await page.getByText('The message was handled again').waitFor();
    await expectAccessible(page);
    await keepScreenshot(page, 'webhooks');
    const viewer = await signedIn('viewer', '/webhooks', PHONE);
    await viewer.getByText('mock.con-hook-1', { exact: false }).waitFor();
    expect(await viewer.getByRole('button', { name: 'Handle again' }).count()).toBe(0);
    await expectAccessible(viewer);
    await expectFits(viewer);
    await keepScreenshot(viewer, 'webhooks-phone-dark');
    expect(complaints).toEqual([]);
  });
});

describe('the audit log', () => {
  it('leads from an entry to what it is about, and from there to all its entries', async () => {
    const affiliateIds = await owed(api, 'con-trail', ['ok']);
    const [batch] = (await api.createBatches({ affiliateIds })).batches;
    if (batch === undefined) throw new Error('no batch was made');
    const page = await signedIn('viewer', `/batches/${batch.batchId}`);
    await page.getByRole('link', { name: 'Audit log' }).last().click();
    await page.getByText('batch.created').waitFor();
    expect(new URL(page.url()).search).toBe(`?of=batchId&id=${batch.batchId}`);
    await expectAccessible(page);
    await keepScreenshot(page, 'audit-of-batch');
    await page.getByRole('link', { name: batch.batchId, exact: true }).first().click();
    await page.getByText('USD 1,000.25 to 1 person', { exact: true }).waitFor();
    await page.goBack();
    await page.getByText('batch.created').waitFor();
    await api.send('POST', '/affiliates/con-trail-0/hold', { body: { reason: 'Is checked' } });
    await goTo(page, '/affiliates/con-trail-0');
    await page.getByRole('heading', { level: 1, name: 'Ann Lee' }).waitFor();
    await page.getByRole('main').getByRole('link', { name: 'Audit log' }).click();
    await page.getByText('affiliate.held').waitFor();
    await page.getByRole('link', { name: 'con-trail-0' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Ann Lee' }).waitFor();
  });
});
