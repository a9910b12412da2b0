import { describe, expect, it } from 'vitest';
import {
  complaintsOf,
  consoleInBrowser,
  expectAccessible,
  keepScreenshot,
  PATIENCE,
  signIn,
} from './support/browser.ts';

const { stack, person, signedIn } = consoleInBrowser();

/** What a first visit may load, compressed: scripts, styles, the page, and the answers that it shows. */
const FIRST_PAGE_BYTES = 300_000;

describe('signing in to the console', () => {
  it('leads back to the page that was asked for, breaks no rule of its policy, and leaves no token in storage', async () => {
    const page = await (await person()).newPage();
    const complaints = complaintsOf(page);
    await page.goto('/batches?status=FAILED');
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    await expectAccessible(page);
    await keepScreenshot(page, 'signed-out');
    await signIn(page, 'admin', '/batches?status=FAILED');
    await page.getByText('No batch has this status').waitFor();
    expect(page.url()).toBe(`${stack.url}/batches?status=FAILED`);
    const stored = await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])');
    expect(stored).not.toMatch(/eyJ|refresh|access/);
    expect(complaints).toEqual([]);
  });

  it('lasts over a reload, without another question', async () => {
    const page = await signedIn('admin');
    await page.reload();
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
    expect(await page.getByRole('button', { name: 'Sign in' }).count()).toBe(0);
  });

  it('is renewed when a token is refused, while the page stays as it is', async () => {
    const page = await signedIn('admin');
    const tokens: (string | undefined)[] = [];
    await page.route(/\/api\/disbursement\/batches(\?|$)/, async (route) => {
      tokens.push(route.request().headers().authorization);
      if (tokens.length > 1) return route.continue();
      return route.fulfill({ status: 403, json: { message: 'Forbidden' } });
    });
    await page.getByRole('link', { name: 'All batches' }).click();
    await page.getByRole('heading', { name: 'Batches' }).waitFor();
    await expect.poll(() => new Set(tokens).size, PATIENCE).toBe(2);
  });

  it('that has ended is said so, and leads back to the same page', async () => {
    const page = await signedIn('admin', '/batches');
    await page.route('**/oauth2/token', (route) => route.fulfill({ status: 400, json: { error: 'invalid_grant' } }));
    await page.route('**/api/disbursement/**', (route) =>
      route.fulfill({ status: 403, json: { message: 'Forbidden' } }),
    );
    await page.getByRole('link', { name: 'Overview' }).click();
    const dialog = page.getByRole('dialog', { name: 'Your sign-in has ended' });
    await dialog.waitFor();
    await expectAccessible(page);
    await keepScreenshot(page, 'sign-in-ended');
    await page.unrouteAll();
    await dialog.getByRole('button', { name: 'Sign in again' }).click();
    await page.locator('button[value="admin"]').click();
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
  });

  it('ends in every tab, and for good, when somebody signs out', async () => {
    const page = await signedIn('admin');
    const other = await page.context().newPage();
    await other.goto('/batches');
    await other.getByRole('heading', { name: 'Batches' }).waitFor();
    await page.getByRole('button', { name: /Account of admin@example.com/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    await other.getByRole('button', { name: 'Sign in' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
  });

  it('without a group says what is missing', async () => {
    const page = await (await person({ colorScheme: 'dark', width: 390 })).newPage();
    await page.goto('/');
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    await expectAccessible(page);
    await keepScreenshot(page, 'signed-out-phone-dark');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.locator('button[value="nobody"]').click();
    await page.getByText('You may not look at payouts').waitFor();
    await expectAccessible(page);
    await keepScreenshot(page, 'no-group-phone-dark');
  });

  it('loads less than 300 kB until the first page is shown', async () => {
    const page = await (await person()).newPage();
    // As the server has compressed them; each file counts once, because the browser keeps it.
    const sizes = new Map<string, number>();
    page.on('response', (response) => {
      sizes.set(response.url(), Number(response.headers()['content-length'] ?? 0));
    });
    await signIn(page, 'admin');
    await page.getByText('Can be paid now').first().waitFor();
    const loaded = [...sizes.values()].reduce((sum, size) => sum + size, 0);
    expect(loaded).toBeGreaterThan(100_000);
    expect(loaded).toBeLessThan(FIRST_PAGE_BYTES);
  });
});
