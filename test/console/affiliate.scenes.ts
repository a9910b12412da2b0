import { readFile } from 'node:fs/promises';
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

/** An answer of a statement has at most 2,000 lines. */
const MORE_THAN_AN_ANSWER = 2_100;

const LOOKS = [{}, { colorScheme: 'dark', width: 390 }] as const;

describe('affiliates in the console', () => {
  it('are found by id, name, e-mail address and hold, by an address that can be sent', async () => {
    await owed(api, 'con-seek', ['ok', 'ok', 'unverified']);
    await api.send('POST', '/affiliates/con-seek-1/hold', { body: { reason: 'Is <b>bold</b>' } });
    const page = await signedIn('viewer', '/affiliates');
    const complaints = complaintsOf(page);
    await page.getByRole('heading', { name: 'Affiliates', level: 1 }).waitFor();
    const search = page.getByRole('searchbox');
    await page.getByRole('button', { name: 'Search by' }).click();
    await page.getByRole('option', { name: 'Id', exact: true }).click();
    await search.fill('CON-SEEK-');
    await search.press('Enter');
    await expect.poll(() => page.getByRole('link', { name: /^con-seek-\d$/ }).count(), PATIENCE).toBe(3);
    await page.getByText('<img src=x onerror=alert(1)>', { exact: true }).waitFor();
    await page.getByText('On hold: Is <b>bold</b>').waitFor();
    expect(new URL(page.url()).search).toBe('?by=id&q=CON-SEEK-');
    await expectAccessible(page);
    await keepScreenshot(page, 'affiliates-found');
    const sent = await signedIn('viewer', '/affiliates?by=email&q=con-seek-2@&held=false');
    await sent.getByRole('link', { name: 'con-seek-2', exact: true }).waitFor();
    expect(await sent.getByRole('link', { name: /^con-seek-\d$/ }).count()).toBe(1);
    await sent.getByText('Identity not checked').waitFor();
    expect(complaints).toEqual([]);
  });

  it('are told where their money is, put on hold with a reason, and released', async () => {
    await owed(api, 'con-hold', ['ok', 'ok']);
    const page = await signedIn('admin', '/affiliates/con-hold-1');
    const complaints = complaintsOf(page);
    const payable = 'USD 2,000.25 is owed to <img src=x onerror=alert(1)> and can be paid with the next payout.';
    await page.getByText(payable, { exact: true }).waitFor();
    await expectAccessible(page);
    await keepScreenshot(page, 'affiliate');
    await page.getByRole('button', { name: 'Place hold' }).click();
    const dialog = page.getByRole('dialog', { name: 'Place hold?' });
    await dialog.getByLabel('Why').fill('Bank details are being checked');
    await expectAccessible(page);
    await keepScreenshot(page, 'affiliate-hold');
    await dialog.getByRole('button', { name: 'Place hold' }).click();
    await page.getByText(/and on hold since .*: Bank details are being checked\.$/).waitFor();
    expect((await api.affiliate('con-hold-1')).holds.map(({ reason }) => reason)).toEqual([
      'Bank details are being checked',
    ]);
    await page.getByRole('button', { name: 'Lift all holds' }).click();
    const lift = page.getByRole('dialog', { name: 'Lift all holds?' });
    await lift.getByText('Bank details are being checked').waitFor();
    await lift.getByRole('button', { name: 'Lift all holds' }).click();
    await page.getByText(payable, { exact: true }).waitFor();
    expect((await api.affiliate('con-hold-1')).holds).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('are adjusted once, by the exact sum that was shown, although it is confirmed by a double click', async () => {
    await owed(api, 'con-adjust', ['ok']);
    const page = await signedIn('admin', '/affiliates/con-adjust-0');
    await page.getByRole('button', { name: 'Adjust balance' }).click();
    const dialog = page.getByRole('dialog', { name: 'Adjust balance?' });
    await dialog.getByRole('radio', { name: 'Paid elsewhere' }).check();
    const confirm = dialog.getByRole('button', { name: 'Adjust balance' });
    await dialog.getByLabel('Amount').fill('1,000.00');
    await dialog.getByLabel('Why').fill('Cheque 1042');
    await dialog.getByText('Type a number such as 1234.50', { exact: false }).waitFor();
    expect(await confirm.isDisabled()).toBe(true);
    await dialog.getByLabel('Amount').fill('900.20');
    await dialog.getByText('This takes USD 900.20 off what is owed to Ann Lee. Afterwards it is USD 100.05.').waitFor();
    await expectAccessible(page);
    await keepScreenshot(page, 'affiliate-adjust');
    await confirm.dblclick();
    await page.getByText('It changed by USD -900.20.').waitFor();
    expect((await api.affiliate('con-adjust-0')).balances[0]?.pendingAmount).toBe('100.05');
  });

  it('have commissions with their state and a statement with its file, which viewers see without a button', async () => {
    const affiliateIds = await owed(api, 'con-told', ['ok']);
    const [batch] = (await api.createBatches({ affiliateIds })).batches;
    if (batch === undefined) throw new Error('no batch was made');
    await api.execute(batch.batchId);
    await api.untilFinished(batch.batchId);
    for (const looks of LOOKS) {
      const suffix = 'width' in looks ? '-phone-dark' : '';
      const page = await signedIn('viewer', '/affiliates/con-told-0', looks);
      await page
        .getByText(/^Nothing is owed to Ann Lee in USD; the last payment, USD 1,000\.25, was paid on /)
        .waitFor();
      await page.getByRole('heading', { name: 'Newest payments' }).waitFor();
      for (const name of ['Place hold', 'Adjust balance']) {
        expect(await page.getByRole('button', { name }).count()).toBe(0);
      }
      await expectAccessible(page);
      await keepScreenshot(page, `affiliate-paid${suffix}`);
      await page.getByRole('link', { name: 'Each with its state' }).click();
      await page.getByText('c-con-told-0', { exact: true }).waitFor();
      await page.getByText('1 commission: USD 1,000.25').waitFor();
      await expectAccessible(page);
      await keepScreenshot(page, `commissions${suffix}`);
      await page.goBack();
      await page.getByRole('link', { name: 'How it came about' }).click();
      await page.getByText('USD -1,000.25', { exact: true }).waitFor();
      await page.getByLabel('From (day in UTC)').fill('2026/01/01');
      await expect.poll(() => new URL(page.url()).search, PATIENCE).toBe('?currency=USD&from=2026-01-01');
      await page.getByText('USD -1,000.25', { exact: true }).waitFor();
      await expectAccessible(page);
      await keepScreenshot(page, `statement${suffix}`);
      const started = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Download CSV' }).click();
      const file = await readFile(await (await started).path(), 'utf8');
      expect(file.split('\r\n').map((line) => line.split(',')[1])).toEqual([
        'kind',
        'OPENING_BALANCE',
        'COMMISSION',
        'PAYMENT',
        'CLOSING_BALANCE',
        undefined,
      ]);
      await expectFits(page);
    }
  });

  it('with more lines than fit into one answer have all of them in the file, and a page of them at a time on the screen', async () => {
    await owed(api, 'con-long', ['ok']);
    await api.importCommissions(
      Array.from({ length: MORE_THAN_AN_ANSWER }, (_, nth) => ({
        commissionId: `c-con-long-more-${nth}`,
        affiliateId: 'con-long-0',
        amount: '0.07',
        currency: 'USD',
        approvedAt: '2026-10-31T00:00:00Z',
      })),
    );
    const page = await signedIn('viewer', '/affiliates/con-long-0/statement?currency=USD');
    await page.getByText('USD 1,147.25').waitFor();
    expect(await page.getByRole('rowheader').count()).toBeLessThanOrEqual(100);
    const started = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download CSV' }).click();
    const lines = (await readFile(await (await started).path(), 'utf8')).trimEnd().split('\r\n');
    const kinds = lines.map((line) => line.split(',')[1]);
    expect(kinds.filter((kind) => kind === 'COMMISSION')).toHaveLength(MORE_THAN_AN_ANSWER + 1);
    expect([kinds[0], kinds[1], kinds.at(-1)]).toEqual(['kind', 'OPENING_BALANCE', 'CLOSING_BALANCE']);
    expect(lines.at(-1)).toContain('1147.25');
  });

  it('are asked for one page at a time, however many there are', async () => {
    await owed(
      api,
      'con-many',
      Array.from({ length: 25 }, () => 'ok'),
    );
    const page = await signedIn('viewer', '/');
    const asked: string[] = [];
    page.on('request', (request) => {
      const { pathname, search } = new URL(request.url());
      if (pathname.endsWith('/disbursement/affiliates')) asked.push(search);
    });
    await goTo(page, '/affiliates?by=id&q=con-many-');
    const shown = page.getByRole('link', { name: /^con-many-\d+$/ });
    await expect.poll(() => shown.count(), PATIENCE).toBe(20);
    expect(asked).toEqual(['?idPrefix=con-many-']);
    await page.getByRole('button', { name: 'Next page' }).click();
    await expect.poll(() => shown.count(), PATIENCE).toBe(5);
    expect(asked).toHaveLength(2);
  });
});
