import { expect, it } from 'vitest';
import { deployedApi } from '../../infra/smoke/deployed-api.ts';
import { type Finding, runChecks } from '../../infra/smoke/run-checks.ts';
import { API_PREFIX } from '../../lib/contracts/api.ts';
import { ownStack } from '../support/own-stack.ts';

const { stack } = ownStack();

it('a fresh deployment passes the smoke test, with nothing in its books', async () => {
  const findings: Finding[] = [];
  const context = { api: deployedApi(stack.url, API_PREFIX), token: await stack.token() };
  await runChecks(context, (finding) => void findings.push(finding));
  expect(findings.filter(({ ok }) => !ok)).toEqual([]);
});
