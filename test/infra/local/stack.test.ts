import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { compareBooks } from '../../../infra/local/demo/books.ts';
import { mockPayees } from '../../../infra/local/demo/payees.ts';
import { PayoutClient } from '../../../infra/local/demo/payout-client.ts';
import { createBatches, executeBatches, importAffiliates, importCommissions } from '../../../infra/local/demo/steps.ts';
import { eventAs } from '../../../infra/local/invoke-event.ts';
import { localToken } from '../../../infra/local/local-token.ts';
import { findRunningStack } from '../../../infra/local/running-stack.ts';
import { type LocalStack, startStack } from '../../../infra/local/stack.ts';
import { USERS, type UserName } from '../../../infra/local/users.ts';

/** The whole local stack in this process: what a start really wires together. */
describe('the local stack', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'stack-test-'));
  const lost: string[] = [];
  let stack: LocalStack;

  const start = () =>
    startStack({
      settings: {
        port: 0,
        dataDir,
        dynamodbEndpoint: process.env.DYNAMODB_ENDPOINT,
        synthesisedDir: process.env.SYNTHESISED_DIR,
      },
      env: { ...process.env, NODE_COMPILE_CACHE: process.env.STACKS_COMPILE_CACHE },
      say: () => {},
      onLost: (reason) => lost.push(reason),
    });

  beforeAll(async () => {
    stack = await start();
  });

  afterAll(async () => {
    await stack.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function tokenOf(user: UserName): Promise<string> {
    return localToken(await findRunningStack({ DATA_DIR: dataDir }), { user });
  }

  const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    fetch(`${stack.url}${path}`, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });

  it('pays what the demo pays, and its books equal the bank’s', async () => {
    const client = new PayoutClient(stack.url, await tokenOf('admin'));
    const row = (n: number, amount: string) => ({
      commissionId: `c-${n}`,
      affiliateId: `aff-${n % 3}`,
      amount,
      currency: 'USD',
      approvedAt: '2026-01-01T00:00:00Z',
    });
    const rows = [row(0, '60.00'), row(1, '49.99'), row(2, '50.00'), row(3, '0.00')];
    let advanced = 0;
    const advance = (done: number) => {
      advanced += done;
    };
    await importAffiliates(
      client,
      rows,
      mockPayees(() => 'ok'),
      advance,
    );
    const verdicts = await importCommissions(client, rows, advance);
    expect(verdicts.map(({ status }) => status)).toEqual(['accepted', 'accepted', 'accepted', 'rejected']);
    const batches = await createBatches(client, 'USD');
    expect(batches.map(({ totalAmount }) => totalAmount)).toEqual(['110.00']);
    const [finished] = await executeBatches(client, batches, advance);
    expect(finished).toMatchObject({ status: 'COMPLETED', counts: { completed: 2 } });
    expect(advanced).toBe(3 + 4 + 2);
    expect(compareBooks(await client.transactions(), await client.bankMovements())).toEqual({
      equal: true,
      differences: [],
    });
    expect(await createBatches(client, 'USD'), 'nothing is left').toEqual([]);
  });

  it('leads from its front page to everything else', async () => {
    const page = await (await call('GET', '/_local', undefined, { accept: 'text/html' })).text();
    const paths = [...page.matchAll(/href="([^"]+)"/g)].map(([, path = '']) => path);
    expect(paths.length).toBeGreaterThanOrEqual(9);
    for (const path of paths) expect((await call('GET', path)).status, path).toBe(200);
    expect(page).toContain('POST /_local/functions/{name}/invocations');
  });

  it('shows the console to a browser, which is told where to sign in', async () => {
    const page = await call('GET', '/batches', undefined, { accept: 'text/html' });
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(await page.text()).toContain('<div id="root">');
    expect(await (await call('GET', '/config.json')).json()).toMatchObject({ signInUrl: stack.url });
  });

  it('is found by the commands that talk to it', async () => {
    const { url, info } = await findRunningStack({ DATA_DIR: dataDir });
    expect(url).toBe(stack.url);
    expect(info.dataDir).toBe(dataDir);
    expect((await findRunningStack({ PORT: String(stack.port) })).url).toBe(stack.url);
    await expect(findRunningStack({ PORT: '1', DATA_DIR: dataDir })).rejects.toThrow('listens on port');
    await expect(findRunningStack({ DATA_DIR: join(dataDir, 'other') })).rejects.toThrow('No local stack is running');
  });

  it('runs one Lambda by itself, and names those that exist', async () => {
    const answer = await call('POST', '/_local/functions/get-health/invocations', { requestContext: {} });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ statusCode: 200 });
    const unknown = await call('POST', '/_local/functions/no-such/invocations', {});
    expect(unknown.status).toBe(404);
    expect(await unknown.text()).toContain('get-health');
  });

  it('runs the Lambda of a protected route in the name of a given user, with only the parts of a request', async () => {
    const invoke = (name: string, parts: object) =>
      call('POST', `/_local/functions/${name}/invocations`, eventAs('admin', parts));
    const commissions = [{ commissionId: 'c', affiliateId: 'nobody', amount: '1.00', currency: 'USD' }];
    const answers = [
      await invoke('list-batches', { queryStringParameters: { limit: '1' } }),
      await invoke('get-batch', { pathParameters: { batchId: 'none' } }),
      await invoke('import-commissions', { body: { commissions } }),
    ];
    const statuses = await Promise.all(answers.map(async (answer) => (await answer.json()) as { statusCode: number }));
    expect(statuses.map(({ statusCode }) => statusCode)).toEqual([200, 404, 200]);
  });

  it('fires a schedule when asked to, and names those that exist', async () => {
    const answer = await call('POST', '/_local/schedules/sweep');
    expect(await answer.json()).toMatchObject({ failed: [] });
    expect(await (await call('POST', '/_local/schedules/none')).text()).toContain('sweep');
  });

  it('fires a schedule for a time in UTC, and for nothing else', async () => {
    const told = await call('POST', '/_local/schedules/sweep', { scheduledTime: '2026-11-25T02:00:00Z' });
    expect(told.status).toBe(200);
    for (const body of [{ scheduledTime: 'tomorrow' }, { time: '2026-11-25T02:00:00Z' }, []]) {
      expect((await call('POST', '/_local/schedules/sweep', body)).status).toBe(422);
    }
  });

  it('says where its Step Functions are', async () => {
    const { info } = await findRunningStack({ DATA_DIR: dataDir });
    const answer = await fetch(info.stepFunctionsEndpoint, {
      method: 'POST',
      headers: { 'x-amz-target': 'AWSStepFunctions.DescribeExecution' },
      body: '{"executionArn":"none"}',
    });
    expect(await answer.json()).toMatchObject({ __type: 'ExecutionDoesNotExist' });
  });

  it('signs people in as a stage does; what they do bears their address, and the access log says who called, or why it was refused', async () => {
    // The commands, as a person runs them; what they keep lies beside the stack's data.
    const command = (name: string) =>
      spawn(process.execPath, [join(import.meta.dirname, `../../../infra/sign-in/${name}.ts`)], {
        env: { ...process.env, DATA_DIR: dataDir, PORT: '', HOME: dataDir, XDG_CONFIG_HOME: dataDir },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
    const said = async (name: string) => (await text(command(name).stdout)).trim();

    const signingIn = command('sign-in');
    let terminal = '';
    let hasChosen = false;
    for await (const chunk of signingIn.stdout.setEncoding('utf8')) {
      terminal += chunk;
      const [, page] = /^ {2}(http\S+)\n/m.exec(terminal) ?? [];
      if (page === undefined || hasChosen) continue;
      hasChosen = true;
      const body = new URLSearchParams({ user: 'admin2' });
      const { headers } = await fetch(page, { method: 'POST', body, redirect: 'manual' });
      await fetch(headers.get('location') ?? '');
    }
    expect(terminal).toContain('You are signed in at the local stack as admin2@example.com.');
    const token = await said('token');

    const holding = (authorization: string) =>
      call('POST', '/api/disbursement/affiliates/aff-0/hold', { reason: 'asked' }, { authorization });
    expect((await holding(`Bearer ${token}`)).status).toBe(200);
    expect((await holding(`Bearer ${await tokenOf('viewer')}`)).status).toBe(403);
    expect((await holding('Bearer garbage')).status).toBe(403);

    const audit = await call('GET', '/api/disbursement/audit-logs?action=affiliate.held', undefined, {
      authorization: `Bearer ${token}`,
    });
    expect(await audit.json()).toMatchObject({ auditLogs: [{ actor: { name: 'admin2@example.com' } }] });
    await vi.waitFor(() => {
      const lines = readFileSync(join(dataDir, 'logs/access.log'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
        .filter(({ route }) => route.endsWith('/hold'));
      expect(lines).toMatchObject([
        { status: '200', sub: USERS.admin2.sub, refusal: '-' },
        { status: '403', sub: USERS.viewer.sub, refusal: 'not_in_a_group' },
        { status: '403', sub: '-', refusal: 'no_bearer_token' },
      ]);
      expect(JSON.stringify(lines)).not.toContain('example.com');
    });

    expect(await said('sign-out')).toBe('admin2@example.com is signed out of the local stack.');
    const ofAdmin = await said('token');
    expect(decodeJwt(ofAdmin).email, 'of nobody in particular').toBe('admin@example.com');
  });

  it('keeps its own routes from web pages', async () => {
    const answer = await call('GET', '/_local/bank', undefined, { origin: 'http://evil.example' });
    expect(answer.status).toBe(403);
  });

  it('refuses a second start on the same data', async () => {
    await expect(start()).rejects.toThrow();
  });

  it('is not lost while it runs', () => {
    expect(lost).toEqual([]);
  });
});
