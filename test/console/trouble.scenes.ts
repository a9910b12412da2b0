import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import {
  CONTRADICTED_EXAMPLE,
  DIFFERENCE_EXAMPLE,
  OVERPAID_EXAMPLE,
  SUBMISSION_EXAMPLE,
} from '../../lib/contracts/incidents/incident-view.ts';
import { listIncidentsEndpoint } from '../../lib/contracts/incidents/incidents.ts';
import { getRecoveryEndpoint } from '../../lib/contracts/recovery/recovery.ts';
import {
  complaintsOf,
  consoleInBrowser,
  expectAccessible,
  expectFits,
  goTo,
  keepScreenshot,
  PATIENCE,
} from './support/browser.ts';

const { api, signedIn } = consoleInBrowser();

const PHONE_DARK = { colorScheme: 'dark', width: 390 } as const;

const HOSTILE = '<img src=x onerror=alert(1)>';
const ARABIC = 'رُفض التحويل';
const ENDLESS = 'x'.repeat(500);
const AT = '2026-11-23T10:00:00.000Z';
const TALLY = {
  batchesAsked: 2,
  batchesLeft: 1,
  lostPayments: 3,
  lostPaymentsLeft: 2,
  foreignLeft: 0,
  incomplete: 0,
  failed: 0,
};

const lost = (status: string, nth: number, more: Record<string, unknown>) => ({
  transactionId: `batch-01KAV8P5ZJ6W3M9T1C4X7B2NRD.00${nth}`,
  attemptId: '0001-0001-0000',
  provider: 'mock',
  providerReference: `${HOSTILE}${'y'.repeat(100)}`,
  status,
  amount: '1234567.89',
  currency: 'USD',
  paidAt: AT,
  ...more,
});

/** What only a restore of a whole table could leave; the API's own schema says that it could be answered. */
const recovery = (left: string | undefined) =>
  getRecoveryEndpoint.answer.parse({
    restored: { to: AT, stoppedAt: AT, at: AT, by: 'ada@example.com' },
    ...(left !== undefined && { left }),
    providers: [{ provider: 'mock', quietFrom: AT }],
    pass: { begunAt: AT, stage: 'lists', tally: TALLY },
    last: { begunAt: AT, endedAt: AT, clean: false, tally: TALLY },
    lostPayments: [
      lost('UNASSIGNED', 1, { payeeId: `mock:ok:${'z'.repeat(100)}` }),
      lost('UNDERWAY', 2, { affiliateId: 'ann' }),
      lost('ENTERED', 3, { affiliateId: 'ann', pendingAmount: '-20.00' }),
    ],
  });

const INCIDENTS = listIncidentsEndpoint.answer.parse({
  incidents: [
    OVERPAID_EXAMPLE,
    { ...CONTRADICTED_EXAMPLE, message: ENDLESS },
    { ...SUBMISSION_EXAMPLE, message: `${HOSTILE} ${ARABIC}` },
    {
      ...DIFFERENCE_EXAMPLE,
      status: 'RESOLVED',
      resolution: { by: 'ada@example.com', at: AT, note: `${ARABIC} ${ENDLESS}` },
    },
  ],
});

const answer = async (page: Page, path: string, json: unknown): Promise<void> => {
  await page.route(new RegExp(`/api/disbursement/${path}(\\?|$)`), (route) => route.fulfill({ json }));
};

describe('trouble in the console', () => {
  it('after a restore is shown with each lost payment and what is left, and settled by people only once nothing is', async () => {
    for (const [user, looks, suffix] of [
      ['admin', {}, ''],
      ['viewer', PHONE_DARK, '-phone-dark'],
    ] as const) {
      const page = await signedIn(user, '/', looks);
      const complaints = complaintsOf(page);
      await answer(page, 'recovery', recovery(`${HOSTILE} 2 payments are not settled`));
      await goTo(page, '/settings/recovery');
      await page.getByText(`Left to do: ${HOSTILE} 2 payments are not settled`).waitFor();
      await page.getByText('Paid to an account that nobody is linked to').waitFor();
      await page.getByText('USD -20.00').waitFor();
      await expectAccessible(page);
      await expectFits(page);
      await keepScreenshot(page, `recovery-open${suffix}`);
      expect(await page.getByRole('button', { name: 'Settle the restore' }).count()).toBe(0);

      await page.unrouteAll();
      await answer(page, 'recovery', recovery(undefined));
      await goTo(page, '/settings/recovery?page=2&cursor=next');
      await page.getByText('Nothing is left: two people can settle it.').waitFor();
      expect(await page.getByRole('button', { name: 'Settle the restore' }).count()).toBe(user === 'admin' ? 1 : 0);
      if (user === 'admin') {
        await page.getByRole('button', { name: 'Settle the restore' }).click();
        await page.getByRole('dialog').getByText('No batch waits, so nothing is paid by this.').waitFor();
        await expectAccessible(page);
        await keepScreenshot(page, 'recovery-settle');
      }
      expect(complaints).toEqual([]);
    }
  });

  it('as incidents is shown whatever the provider has said, at any width', async () => {
    for (const [user, looks, suffix] of [
      ['admin', {}, ''],
      ['viewer', PHONE_DARK, '-phone-dark'],
    ] as const) {
      const page = await signedIn(user, '/', looks);
      const complaints = complaintsOf(page);
      await answer(page, 'incidents', INCIDENTS);
      await goTo(page, '/incidents?show=all');
      await page.getByText(`${HOSTILE} ${ARABIC}`, { exact: false }).waitFor();
      await expectAccessible(page);
      await expectFits(page);
      await keepScreenshot(page, `incidents-open${suffix}`);
      expect(await page.getByRole('button', { name: 'Resolve incident' }).count()).toBe(user === 'admin' ? 3 : 0);
      expect(complaints).toEqual([]);
    }
  });

  it('in the words of people sticks out nowhere, and money in a currency that nobody was paid in is found', async () => {
    const affiliateId = 'con-hostile';
    const fullName = 'N'.repeat(200);
    await api.importAffiliates([{ affiliateId, fullName, email: 'con-hostile@example.com', country: 'IS' }]);
    const commission = { commissionId: 'c-con-hostile', affiliateId, amount: '1234', currency: 'ISK' };
    await api.importCommissions([{ ...commission, approvedAt: '2026-10-31T00:00:00Z' }]);
    for (const body of [{ reason: ENDLESS, currency: 'ISK' }, { reason: `${HOSTILE} ${ARABIC}` }]) {
      expect((await api.send('POST', `/affiliates/${affiliateId}/hold`, { body })).status).toBe(200);
    }
    const page = await signedIn('viewer', `/affiliates?by=id&q=${affiliateId}`, PHONE_DARK);
    const complaints = complaintsOf(page);
    await page.getByText(fullName).waitFor();
    await expectAccessible(page);
    await expectFits(page);
    await keepScreenshot(page, 'affiliates-hostile-phone-dark');
    await page.getByRole('link', { name: affiliateId }).click();
    await page.getByRole('heading', { level: 1, name: fullName }).waitFor();
    await page.getByText(/^ISK 1,234 is owed to N+ and on hold since /).waitFor();
    await expectAccessible(page);
    await expectFits(page);
    await keepScreenshot(page, 'affiliate-hostile-phone-dark');

    await page.evaluate("localStorage.removeItem('currencies')");
    await goTo(page, '/');
    await page.getByRole('button', { name: 'Look in all other currencies' }).click();
    await page.getByText(/in any other\.$|, too\.$/).waitFor();
    await page.getByText('ISK 1,234', { exact: true }).waitFor();
    await expectAccessible(page);
    await expectFits(page);
    await keepScreenshot(page, 'overview-currencies-phone-dark');
    await expect.poll(() => page.evaluate("localStorage.getItem('currencies')"), PATIENCE).not.toBe(null);
    expect(complaints).toEqual([]);
  });
});
