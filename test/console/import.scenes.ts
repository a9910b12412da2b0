import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import {
  complaintsOf,
  consoleInBrowser,
  expectAccessible,
  expectFits,
  keepScreenshot,
  signIn,
} from './support/browser.ts';

const { api, signedIn } = consoleInBrowser();

const PHONE_DARK = { colorScheme: 'dark', width: 390 } as const;

const chooseFile = (page: Page, name: string, text: string): Promise<void> =>
  page.locator('input[type="file"]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

const choose = async (page: Page, label: string, option: string): Promise<void> => {
  await page.getByRole('button', { name: label }).click();
  await page.getByRole('option', { name: option }).click();
};

const importRows = async (page: Page, kind: 'affiliates' | 'commissions', twice = false): Promise<void> => {
  await page.getByRole('button', { name: `Import ${kind}` }).click();
  const confirm = page.getByRole('dialog').getByRole('button', { name: `Import ${kind}` });
  if (twice) await confirm.dblclick();
  else await confirm.click();
};

/** As a spreadsheet in Germany saves it, with what people do to such files. */
const AFFILIATES = [
  '\ufeffPartner-ID;Name;E-Mail;Land;Notiz',
  'con-month-ann;"Lee; Ann";con-month-ann@example.com;US;"zwei',
  'Zeilen"',
  'con-month-zoe;Zoë "Z" O’Brien;con-month-zoe@example.com;DE;',
  ';;;;',
  'con-month-bad;محمد;kein e-mail;DE;=1+1',
  '',
].join('\r\n');

const COMMISSIONS = [
  '\ufeffProvision;Partner-ID;Betrag;Datum',
  'con-month-1;con-month-ann;1.234,50;31.10.2026',
  'con-month-2;con-month-zoe;99,99;31.10.2026 12:00',
  'con-month-3;con-month-zoe;1.00,00;31.10.2026',
  'con-month-4;con-month-bad;5;31.10.2026',
  'con-month-5;con-month-ann;0,50;31.10.2026',
  'con-month-5;con-month-ann;0,50;31.10.2026',
].join('\r\n');

describe('the month of an admin in the console', () => {
  it('goes from files as people have them over the preview and payments to the statement', async () => {
    const page = await signedIn('admin', '/import?of=affiliates');
    const complaints = complaintsOf(page);
    await chooseFile(page, 'partner.csv', AFFILIATES);
    await page.getByText('3 affiliates below the header.').waitFor();
    await choose(page, 'Affiliate id', 'Partner-ID');
    await expectAccessible(page);
    await keepScreenshot(page, 'import-columns');
    await page.getByRole('button', { name: 'Check rows' }).click();
    await page.getByText('E-mail address “kein e-mail” must be an e-mail address', { exact: false }).waitFor();
    await importRows(page, 'affiliates');
    await page.getByText('1 row was not imported').waitFor();
    expect((await api.affiliate('con-month-ann')).fullName).toBe('Lee; Ann');

    await page.getByRole('link', { name: 'Import their commissions' }).click();
    await chooseFile(page, 'provisionen.csv', COMMISSIONS);
    await choose(page, 'Commission id', 'Provision');
    await choose(page, 'Affiliate id', 'Partner-ID');
    await page.getByRole('button', { name: 'Check rows' }).click();
    await page.getByText('Say in which unit the amounts are.').waitFor();
    await page.getByLabel('The same currency for all').fill('DKK');
    await choose(page, 'Amounts are in', 'Whole units');
    await choose(page, 'Decimal mark', 'Comma');
    await choose(page, 'Between thousands', 'Point');
    await choose(page, 'Days are written', 'Day, month, year');
    await choose(page, 'Times without an offset', 'Europe/Berlin');
    await expectAccessible(page);
    await keepScreenshot(page, 'import-formats');
    await page.getByRole('button', { name: 'Check rows' }).click();
    await page.getByText('DKK 1,339.99', { exact: true }).waitFor();
    await page.getByText('Amount “1.00,00” is not a number with a decimal comma', { exact: false }).waitFor();
    await expectAccessible(page);
    await keepScreenshot(page, 'import-check');
    await page.getByRole('button', { name: 'Import commissions' }).click();
    const dialog = page.getByRole('dialog', { name: 'Import commissions?' });
    await dialog.getByText('This imports 4 commissions of 3 affiliates: DKK 1,339.99.', { exact: false }).waitFor();
    await dialog.getByRole('button', { name: 'Import commissions' }).dblclick();
    await page.getByText('3 rows were not imported').waitFor();
    await page.getByText('DKK 1,334.99', { exact: true }).waitFor();
    await expectAccessible(page);
    await keepScreenshot(page, 'import-result');
    const started = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download these rows' }).click();
    const rejected = await readFile(await (await started).path(), 'utf8');
    expect(rejected.split('\r\n').map((line) => line.split(';').slice(0, 5).join(';'))).toEqual([
      '\ufeffProvision;Partner-ID;Betrag;Datum;line',
      'con-month-3;con-month-zoe;1.00,00;31.10.2026;4',
      'con-month-4;con-month-bad;5;31.10.2026;5',
      'con-month-5;con-month-ann;0,50;31.10.2026;7',
      '',
    ]);

    expect((await api.affiliate('con-month-ann')).balances).toMatchObject([
      { currency: 'DKK', pendingAmount: '1235.00' },
    ]);
    for (const affiliateId of ['con-month-ann', 'con-month-zoe']) {
      await api.send('POST', '/riseworks/accounts', { body: { affiliateId, riseId: `mock:ok:${affiliateId}` } });
    }
    await page.getByRole('link', { name: 'Pay people' }).first().click();
    await choose(page, 'Currency', 'DKK');
    await page.getByText('The affiliates of a list').click();
    await page.getByLabel('Affiliate ids').fill('con-month-ann con-month-zoe');
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByText('DKK 1,334.99', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Create batches' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Create batches' }).click();
    await page.getByRole('button', { name: 'Execute batch' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Execute batch' }).click();
    await page.getByText('2 of 2: DKK 1,334.99').waitFor();
    await page.getByText('Completed').first().waitFor();
    await page.goto('/affiliates/con-month-ann/statement?currency=DKK&from=2026-01-01');
    await page.getByText('DKK -1,235.00', { exact: true }).waitFor();
    await page.getByText('con-month-5', { exact: true }).waitFor();
    expect(complaints).toEqual([]);
  });
});

describe('an import in the console', () => {
  const ROWS = 1_200;
  const file = [
    'commissionId,affiliateId,amount,currency,approvedAt',
    ...Array.from({ length: ROWS }, (_, index) => `con-lost-${index},con-lost,1.25,SEK,2026-10-31T00:00:00Z`),
  ].join('\n');

  it('goes on after a lost connection and a reload, and takes each row once', async () => {
    await api.importAffiliates([
      { affiliateId: 'con-lost', fullName: 'Lost', email: 'lost@example.com', country: 'SE' },
    ]);
    const page = await signedIn('admin', '/import?of=commissions&unit=major&decimal=point');
    await chooseFile(page, 'lost.csv', file);
    await page.getByRole('button', { name: 'Check rows' }).click();
    await page.getByText('SEK 1,500.00', { exact: true }).waitFor();
    const keys: (string | undefined)[] = [];
    await page.route('**/api/disbursement/commissions', async (route) => {
      keys.push(route.request().headers()['idempotency-key']);
      if (keys.length === 1) return route.continue();
      // The second part arrives, and its answers get lost.
      await route.fetch();
      return route.abort();
    });
    await importRows(page, 'commissions', true);
    await page.getByText('The import was interrupted').waitFor();
    await page.getByText('500 of 1,200 commissions').waitFor();
    await expectAccessible(page);
    await keepScreenshot(page, 'import-interrupted');
    await page.unrouteAll();
    await page.reload();
    await page.getByText('700 commissions are not sent yet', { exact: false }).waitFor();
    const sent = page.waitForRequest('**/api/disbursement/commissions');
    await page.getByRole('button', { name: 'Continue import' }).click();
    expect((await sent).headers()['idempotency-key']).toBe(keys[1]);
    await page.getByText('Every row was imported').waitFor();
    await page.getByText('1,200 commissions', { exact: true }).waitFor();
    expect((await api.affiliate('con-lost')).balances).toMatchObject([{ currency: 'SEK', pendingAmount: '1500.00' }]);
    await page.getByRole('button', { name: 'Close this import' }).click();
    await page.getByText('1. What is imported').waitFor();
    expect(await page.getByText('An import was begun').count()).toBe(0);
  });

  it('says how far it is while it judges many rows', async () => {
    const many = Array.from({ length: 50_000 }, (_, nth) => `con-many-${nth},con-lost,0.01,SEK,2026-10-31T00:00:00Z`);
    const page = await signedIn('admin', '/import?of=commissions&unit=major&decimal=point');
    await chooseFile(page, 'many.csv', ['commissionId,affiliateId,amount,currency,approvedAt', ...many].join('\n'));
    await page.getByRole('button', { name: 'Check rows' }).click();
    await page.getByText(/^[1-9][0-9]?,000 of 50,000$/).waitFor();
    await page.getByText('SEK 500.00', { exact: true }).waitFor();
    await page.getByText('50,000 commissions', { exact: true }).waitFor();
  });

  it('says of a file that it cannot read what to do, and keeps none of it after a sign-out', async () => {
    const page = await signedIn('admin', '/import');
    await expectAccessible(page);
    await keepScreenshot(page, 'import');
    const latin = Buffer.from('id;name\n1;Zo\u00eb\n', 'latin1');
    await page.locator('input[type="file"]').setInputFiles({ name: 'old.csv', mimeType: 'text/csv', buffer: latin });
    await page.getByRole('alert').getByText('The file is not in UTF-8.', { exact: false }).waitFor();
    await expectAccessible(page);
    const { pathname, search } = new URL(page.url());
    await page.getByRole('button', { name: /Account of admin@example.com/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    await signIn(page, 'admin', `${pathname}${search}`);
    await page.getByText('The file is not in this browser any more').waitFor();
  });

  it('can be prepared on a phone in the dark, and is not offered to somebody who may only look', async () => {
    const page = await signedIn('admin', '/import?of=commissions&unit=major&decimal=point', PHONE_DARK);
    await expectAccessible(page);
    await keepScreenshot(page, 'import-phone-dark');
    await chooseFile(page, 'phone.csv', `${file}\nbad id,con-lost,x,SEK,yesterday`);
    await page.getByRole('button', { name: 'Check rows' }).waitFor();
    await expectAccessible(page);
    await expectFits(page);
    await keepScreenshot(page, 'import-formats-phone-dark');
    await page.getByRole('button', { name: 'Check rows' }).click();
    await page.getByText('Rows that are left out').waitFor();
    await expectAccessible(page);
    await expectFits(page);
    await keepScreenshot(page, 'import-check-phone-dark');
    const viewer = await signedIn('viewer', '/import');
    await viewer.getByText('Admins import affiliates and commissions here.', { exact: false }).waitFor();
    expect(await viewer.locator('main').getByRole('button').count()).toBe(0);
    await expectAccessible(viewer);
  });
});
