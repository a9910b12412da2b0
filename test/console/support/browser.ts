import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import chromium from '@sparticuz/chromium';
import { type Browser, type BrowserContext, type Page, chromium as playwright } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { UserName } from '../../../infra/local/users.ts';
import { ownStack, START_TIMEOUT_MS } from '../../support/own-stack.ts';

const SCREENSHOTS = join(import.meta.dirname, '../screenshots');

export interface Looks {
  readonly colorScheme?: 'light' | 'dark';
  /** In CSS pixels. */
  readonly width?: number;
}

/** For all scenes of a file. Attempts live so long that a payment stays UNKNOWN until people resolve it, however slow the machine is. */
const { stack, api } = ownStack({ MOCK_ATTEMPT_LIFETIME_SECONDS: '600' });
let browser: Promise<Browser> | undefined;

/** Without the graphics card that the package would emulate. */
const ARGUMENTS = ['--headless=shell', '--no-sandbox', '--disable-gpu', '--font-render-hinting=none'];

/** Unpacked for this process alone, because a file that another process is still writing cannot be run. */
const unpacked = async (): Promise<string> => {
  const shared = process.env.TMPDIR;
  process.env.TMPDIR = mkdtempSync(join(tmpdir(), 'browser-'));
  try {
    return await chromium.executablePath();
  } finally {
    if (shared === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = shared;
  }
};

const started = (): Promise<Browser> => {
  browser ??= (async () => playwright.launch({ executablePath: await unpacked(), args: ARGUMENTS }))();
  return browser;
};

/** How long a test waits for what it wants to see: long enough for a busy machine. */
export const PATIENCE = { timeout: 60_000 };

/** The stack whose console is opened, and people who open it. All scenes of a file share one browser. */
export const consoleInBrowser = () => {
  beforeAll(started, START_TIMEOUT_MS);
  afterAll(async () => {
    const running = await browser;
    browser = undefined;
    await running?.close();
  });

  afterEach(async ({ task }) => {
    const contexts = (await started()).contexts();
    if (task.result?.state === 'fail') await showPages(contexts, task.name);
    await Promise.all(contexts.map((context) => context.close()));
  });

  /** A person's browser, in which nothing is known of anybody else's. */
  const person = async ({ colorScheme = 'light', width = 1280 }: Looks = {}): Promise<BrowserContext> => {
    const viewport = { width, height: 900 };
    const context = await (await started()).newContext({
      baseURL: stack.url,
      colorScheme,
      viewport,
      // What fades in has other colours meanwhile, and the test of contrast would read those.
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(PATIENCE.timeout);
    return context;
  };

  /** A tab of somebody who has just signed in, at the page that was asked for. */
  const signedIn = async (user: UserName, path = '/', looks: Looks = {}): Promise<Page> => {
    const context = await person(looks);
    const page = await context.newPage();
    await signIn(page, user, path);
    return page;
  };
  return { stack, api, person, signedIn };
};

/** What the browser has complained about, policy violations included; fetches that were refused are no fault of a page. */
export const complaintsOf = (page: Page): string[] => {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      complaints.push(message.text());
    }
  });
  return complaints;
};

/** Signs in at the page of the local stack. */
export const signIn = async (page: Page, user: UserName, path = '/'): Promise<void> => {
  await page.goto(path);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.locator(`button[value="${user}"]`).click();
  await page.getByRole('heading', { level: 1 }).first().waitFor();
};

/** Nothing that axe calls serious or critical, and nothing at all of what it finds in names and structure. */
export const expectAccessible = async (page: Page): Promise<void> => {
  // No page has frames, so none is opened for what axe finds in them.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  expect(
    violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map(({ html }) => html).join(' ')}`),
  ).toEqual([]);
};

/** Nothing is wider than the window, so nobody has to scroll sideways. */
export const expectFits = async (page: Page): Promise<void> => {
  // The page may not have been drawn in its new width yet.
  const isWide = () => page.evaluate('document.documentElement.scrollWidth > window.innerWidth');
  await expect.poll(isWide, { ...PATIENCE, message: 'the page is wider than the window' }).toBe(false);
};

/** Goes to another page of the console as its links do, without a new sign-in. */
export const goTo = async (page: Page, path: string): Promise<void> => {
  await page.evaluate(`history.pushState(null, '', ${JSON.stringify(path)})`);
};

/** What people saw when a scene failed. */
const showPages = async (contexts: readonly BrowserContext[], scene: string): Promise<void> => {
  for (const [nth, page] of contexts.flatMap((context) => context.pages()).entries()) {
    const picture = await pictureOf(page, `failed ${scene.replace(/\W+/g, ' ').trim()} ${nth + 1}`);
    process.stderr.write(`FAILED: ${scene}: ${page.url()} is in ${picture}\n`);
  }
};

/** Kept beside the tests for people to look at, if `SCREENSHOTS` is set. */
export const keepScreenshot = async (page: Page, name: string): Promise<void> => {
  if (process.env.SCREENSHOTS) await pictureOf(page, name);
};

const pictureOf = async (page: Page, name: string): Promise<string> => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  const path = join(SCREENSHOTS, `${name}.png`);
  await page.screenshot({ path, fullPage: true });
  return path;
};
