import { describe, expect, it } from 'vitest';
import { CHECKS } from '../../../infra/smoke/checks.ts';
import type { Answer, DeployedApi } from '../../../infra/smoke/deployed-api.ts';
import { type Finding, runChecks } from '../../../infra/smoke/run-checks.ts';
import { listPayableAffiliatesEndpoint } from '../../../lib/contracts/affiliates/payable-list.ts';
import { verifyAuditLogsEndpoint } from '../../../lib/contracts/audit/audit-verification.ts';
import { previewBatchesEndpoint } from '../../../lib/contracts/batches/batch-preview.ts';
import { openApiDocument } from '../../../lib/contracts/openapi/document.ts';
import { getConfigEndpoint } from '../../../lib/contracts/settings/config-view.ts';
import type { Endpoint } from '../../../lib/contracts/shared/endpoint.ts';

const TOKEN = 'an.admin.token';
const json = (value: unknown, status = 200): Answer => ({ status, text: JSON.stringify(value) });
const example = <P, Q, B, A>({ about }: Endpoint<P, Q, B, A>): Answer => json(about.example.answer);

const HEALTHY = json({ healthy: true, state: 'ok', asOf: '2026-11-23T10:05:00.000Z', checks: [] });
const GOOD: Readonly<Record<string, Answer>> = {
  'GET /health': HEALTHY,
  'GET /openapi.json': json(openApiDocument()),
  'GET /config': example(getConfigEndpoint),
  'GET /affiliates/payable?limit=1': example(listPayableAffiliatesEndpoint),
  'GET /audit-logs/verify': example(verifyAuditLogsEndpoint),
  'POST /batches/preview': example(previewBatchesEndpoint),
};

/** A deployment as it should be, but for some answers; it lets nobody in but the bearer of the token. */
const deployment = (otherwise: Readonly<Record<string, Answer>> = {}, open = false): DeployedApi => ({
  async ask(method, path, { token } = {}) {
    const isPublic = path === '/health' || path === '/openapi.json' || open;
    if (!isPublic && token === undefined) return json({ message: 'Unauthorized' }, 401);
    if (!isPublic && token !== TOKEN) return json({ message: 'Forbidden' }, 403);
    const key = `${method} ${path}`;
    const answer = otherwise[key] ?? GOOD[key];
    if (answer === undefined) throw new Error(`nobody asks ${key}`);
    return answer;
  },
});

const found = async (api: DeployedApi) => {
  const findings: Finding[] = [];
  const all = await runChecks({ api, token: TOKEN }, (finding) => void findings.push(finding));
  return { all, wrong: findings.filter(({ ok }) => !ok), findings };
};

describe('the smoke test', () => {
  it('finds nothing wrong with a deployment that works, and says what it saw', async () => {
    const { all, findings } = await found(deployment());
    expect(findings).toHaveLength(CHECKS.length);
    expect(findings.filter(({ ok }) => !ok)).toEqual([]);
    expect(all).toBe(true);
  });

  const unhealthy = { name: 'slot', state: 'fail', detail: 'a batch has been processing for over an hour' };
  const document = openApiDocument();
  const { '/pay': _pay, ...otherPaths } = document.paths ?? {};
  it.each([
    [
      'a failing health check, by its name',
      {
        'GET /health': json(
          { healthy: false, state: 'fail', asOf: '2026-11-23T10:05:00.000Z', checks: [unhealthy] },
          503,
        ),
      },
      'health',
      'slot: a batch',
    ],
    [
      'an API that lacks a route',
      { 'GET /openapi.json': json({ ...document, paths: otherPaths }) },
      'the API is',
      'POST /pay',
    ],
    ['an answer of another shape', { 'GET /config': json({ settings: {} }) }, 'a signed-in person', 'config'],
    [
      'an error of the API',
      { 'GET /affiliates/payable?limit=1': json({ code: 'internal_error' }, 500) },
      'who can be',
      '500',
    ],
    [
      'an audit log that was changed',
      { 'GET /audit-logs/verify': json({ ...JSON.parse(example(verifyAuditLogsEndpoint).text), verified: false }) },
      'the audit log',
      'behind our back',
    ],
    [
      'a person who may only look',
      { 'POST /batches/preview': json({ message: 'Forbidden' }, 403) },
      'a payout',
      'payout-admins',
    ],
  ])('names %s, and goes on', async (_what, otherwise, what, detail) => {
    const { all, wrong, findings } = await found(deployment(otherwise));
    expect(all).toBe(false);
    expect(findings).toHaveLength(CHECKS.length);
    expect(wrong).toHaveLength(1);
    expect(wrong[0]?.what).toContain(what);
    expect(wrong[0]?.detail).toContain(detail);
  });

  it('names a deployment that lets people in without a token', async () => {
    const { wrong } = await found(deployment({}, true));
    expect(wrong).toMatchObject([
      { what: 'nobody gets in without a token', detail: expect.stringContaining('expected 401') },
    ]);
  });
});
