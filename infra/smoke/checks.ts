import * as z from 'zod';
import { listPayableAffiliatesEndpoint } from '../../lib/contracts/affiliates/payable-list.ts';
import { verifyAuditLogsEndpoint } from '../../lib/contracts/audit/audit-verification.ts';
import { previewBatchesEndpoint } from '../../lib/contracts/batches/batch-preview.ts';
import { getHealthEndpoint } from '../../lib/contracts/health/health.ts';
import { openApiDocument } from '../../lib/contracts/openapi/document.ts';
import { getConfigEndpoint } from '../../lib/contracts/settings/config-view.ts';
import type { Answer, DeployedApi } from './deployed-api.ts';

export interface SmokeContext {
  readonly api: DeployedApi;
  /** The access token of an admin who is signed in. */
  readonly token: string;
}

/**
 * One thing that must be true of a deployment. It returns what it saw.
 *
 * @throws Error that says what is wrong and what to do
 */
export interface Check {
  readonly what: string;
  readonly run: (context: SmokeContext) => Promise<string>;
}

/** A token that nobody issued. */
const FORGED = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJub2JvZHkifQ.AAAA';

const said = ({ status, text }: Answer): string => `the answer is ${status}: ${text.slice(0, 500)}`;

const read = <Schema extends z.ZodType>(schema: Schema, answer: Answer, ...statuses: number[]): z.output<Schema> => {
  if (!statuses.includes(answer.status)) throw new Error(`expected ${statuses.join(' or ')}; ${said(answer)}`);
  const parsed = schema.safeParse(JSON.parse(answer.text));
  if (!parsed.success) throw new Error(`${said(answer)}\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
};

const documentSchema = z.object({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
});

const operationsOf = (document: unknown): string[] =>
  Object.entries(documentSchema.parse(document).paths)
    .flatMap(([path, operations]) => Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`))
    .sort();

/** What `npm run smoke` checks, in this order. None of it moves money, or changes anything but a stored preview. */
export const CHECKS: readonly Check[] = [
  {
    what: 'health',
    run: async ({ api }) => {
      const health = read(getHealthEndpoint.answer, await api.ask('GET', '/health'), 200, 503);
      const failing = health.checks.filter(({ state }) => state === 'fail');
      if (failing.length > 0) throw new Error(failing.map(({ name, detail }) => `${name}: ${detail}`).join('; '));
      const warnings = health.checks.filter(({ state }) => state === 'warn').map(({ name }) => name);
      return `${health.checks.length} checks${warnings.length === 0 ? '' : `, warnings: ${warnings.join(', ')}`}`;
    },
  },
  {
    what: 'the API is the one of this checkout',
    run: async ({ api }) => {
      const document = read(documentSchema, await api.ask('GET', '/openapi.json'), 200);
      const deployed = operationsOf(document);
      const expected = operationsOf(openApiDocument());
      const missing = expected.filter((one) => !deployed.includes(one));
      const extra = deployed.filter((one) => !expected.includes(one));
      if (missing.length + extra.length > 0) {
        throw new Error(
          `another version is deployed. It lacks ${missing.join(', ') || 'nothing'}, and has in addition ${extra.join(', ') || 'nothing'}`,
        );
      }
      return `${deployed.length} operations, OpenAPI ${document.openapi}`;
    },
  },
  {
    what: 'nobody gets in without a token',
    run: async ({ api }) => {
      const none = await api.ask('GET', '/config');
      if (none.status !== 401) throw new Error(`expected 401; ${said(none)}`);
      const forged = await api.ask('GET', '/config', { token: FORGED });
      if (forged.status !== 403) throw new Error(`expected 403 for a token that nobody issued; ${said(forged)}`);
      return '401 without a token, 403 with a forged one';
    },
  },
  {
    what: 'a signed-in person gets in',
    run: async ({ api, token }) => {
      const { config } = read(getConfigEndpoint.answer, await api.ask('GET', '/config', { token }), 200);
      return config.pause === undefined ? 'payouts are not paused' : 'payouts are paused';
    },
  },
  {
    what: 'who can be paid is listed',
    run: async ({ api, token }) => {
      const answer = await api.ask('GET', '/affiliates/payable?limit=1', { token });
      const { summary } = read(listPayableAffiliatesEndpoint.answer, answer, 200);
      return `${summary.totalAffiliates} affiliates with something pending`;
    },
  },
  {
    what: 'the audit log is whole',
    run: async ({ api, token }) => {
      const answer = await api.ask('GET', '/audit-logs/verify', { token });
      const { verified, checked } = read(verifyAuditLogsEndpoint.answer, answer, 200);
      if (!verified) throw new Error(`something was changed behind our back; ${said(answer)}`);
      return `${checked.entries} entries on the first page`;
    },
  },
  {
    what: 'a payout can be previewed',
    run: async ({ api, token }) => {
      const answer = await api.ask('POST', '/batches/preview', { token, body: {} });
      if (answer.status === 403)
        throw new Error('the person who is signed in may only read; add them to the group payout-admins');
      const { summary } = read(previewBatchesEndpoint.answer, answer, 200);
      return `${summary.eligibleAffiliates} affiliates, ${summary.totalAmount}, ${summary.batches} batches`;
    },
  },
];
