import type { AuditEntry } from '../../../lib/domain/audit/audit.ts';
import type { PaymentRepository } from '../../../lib/payouts/transactions/payment-repository.ts';
import '../support/silent-log.ts';
import { describe, expect, it } from 'vitest';
import { createBatchesHandler } from '../../../functions/api/batches/create-batches.ts';
import { executeBatchHandler } from '../../../functions/api/batches/execute-batch.ts';
import { previewBatchesHandler } from '../../../functions/api/batches/preview-batches.ts';
import { getHealthHandler } from '../../../functions/api/health/get-health.ts';
import { Cursors } from '../../../functions/runtime/cursors.ts';
import { explainStalePreview } from '../../../functions/runtime/stale-preview.ts';
import type { BatchStatus } from '../../../lib/domain/batches/batch.ts';
import { DEFAULT_SETTINGS } from '../../../lib/domain/settings/settings.ts';
import { affiliateId } from '../../../lib/domain/shared/ids.ts';
import type { AffiliateRepository } from '../../../lib/payouts/affiliates/affiliate-repository.ts';
import type { HoldRepository } from '../../../lib/payouts/affiliates/hold-repository.ts';
import type { AuditRepository } from '../../../lib/payouts/audit/audit-repository.ts';
import type { BatchRepository } from '../../../lib/payouts/batches/batch-repository.ts';
import { requestText } from '../../../lib/payouts/batches/payout-request.ts';
import type { PreviewRepository } from '../../../lib/payouts/batches/preview-repository.ts';
import type { LedgerRepository } from '../../../lib/payouts/commissions/ledger-repository.ts';
import type { ExecutionStarter } from '../../../lib/payouts/execution/execution-starter.ts';
import type { SentRepository } from '../../../lib/payouts/execution/sent-repository.ts';
import type { HealthDependencies } from '../../../lib/payouts/health/health-check.ts';
import type { SettingsRepository } from '../../../lib/payouts/settings/settings-repository.ts';
import { PayoutError } from '../../../lib/payouts/shared/errors.ts';
import type { PaymentProvider, ProviderDirectory } from '../../../lib/payouts/shared/payment-provider.ts';
import type { RequestRepository } from '../../../lib/payouts/shared/request-repository.ts';
import { json } from '../support/api-event.ts';
import { AFFILIATE_ID, account, balance, batch, USD } from '../support/examples.ts';
import { invoke } from '../support/invoke.ts';
import { stub } from '../support/stub.ts';

/* What the real engine does not show, or not quickly: states that are over in a moment, and very long answers. */

/** Only a request with an idempotency key uses it. */
const requests = stub<RequestRepository>({});

const provider = stub<PaymentProvider>({
  name: 'mock',
  limits: { paymentsPerSubmission: 50, minMinor: 1n, maxMinor: 1_000_000n, currencies: 'any' },
  checkHealth: async () => undefined,
});
const providers: ProviderDirectory = { defaultName: 'mock', names: ['mock'], get: () => provider };

describe('POST /batches/{batchId}/execute', () => {
  it.each<[BatchStatus, number]>([
    ['QUEUED', 202],
    ['PROCESSING', 202],
    ['SETTLING', 202],
    ['COMPLETED', 200],
    ['FAILED', 200],
    ['CANCELLING', 409],
    ['CANCELLED', 409],
    ['DRAFT', 404],
  ])('of a batch that is %s is %i', async (status, expected) => {
    const batches = stub<BatchRepository>({
      find: async () => batch({ status, run: 1, ...(status === 'DRAFT' && { batchNumber: undefined }) }),
      slot: async () => ({ batchId: batch().batchId, run: 1 }),
    });
    const executions = stub<ExecutionStarter>({ state: async () => 'running' });
    const settings = stub<SettingsRepository>({ load: async () => DEFAULT_SETTINGS });
    const sent = stub<SentRepository>({});
    const entered: AuditEntry[] = [];
    const audits = stub<AuditRepository>({ enter: async (entry) => void entered.push(entry) });
    const parts = { pathParameters: { batchId: 'batch-1' } };
    expect(
      await invoke(
        executeBatchHandler({
          audits,
          batches,
          payments: stub<PaymentRepository>({}),
          executions,
          settings,
          sent,
          requests,
        }),
        parts,
      ),
    ).toMatchObject({
      status: expected,
    });
    expect(entered).toMatchObject(expected === 409 ? [{ action: 'request.refused', status: 'FAILURE' }] : []);
  });
});

describe('POST /batches', () => {
  it('names at most 1,000 of those it skipped, and counts all of them', async () => {
    const poor = Array.from({ length: 1_500 }, (_, n) => affiliateId(`poor-${n}`));
    const deps = {
      affiliates: stub<AffiliateRepository>({
        find: async () => new Map(),
        findAccounts: async () => new Map([[AFFILIATE_ID, account()]]),
      }),
      ledger: stub<LedgerRepository>({
        find: async (ids) => new Map(ids.map((id) => [id, balance({ affiliateId: id })])),
      }),
      holds: stub<HoldRepository>({ find: async () => new Map(), version: async () => 0 }),
      settings: stub<SettingsRepository>({ load: async () => DEFAULT_SETTINGS }),
      sent: stub<SentRepository>({}),
      previews: stub<PreviewRepository>({}),
      batches: stub<BatchRepository>({
        find: async () => undefined,
        claim: async ({ after }) => ({ kind: 'claimed', draft: after }),
        nextBatchNumber: async () => 7n,
        move: async ({ after }) => ({ result: 'moved', after }),
      }),
      payments: stub<PaymentRepository>({}),
      providers,
      requests,
    };
    const { status, body } = await invoke(createBatchesHandler(deps), json({ affiliateIds: [...poor, AFFILIATE_ID] }));
    expect({ status, batches: body.batches.length, skippedCount: body.skippedCount }).toEqual({
      status: 201,
      batches: 1,
      skippedCount: 1_500,
    });
    expect(body.skipped).toHaveLength(1_000);
    expect(body.skipped[0]).toMatchObject({ affiliateId: 'poor-0', reasonCode: 'no_rise_account' });
  });

  it('names at most 100 of the changes since a preview, and counts all of them', () => {
    const changes = Array.from({ length: 250 }, (_, n) => ({ affiliateId: `a-${n}` }));
    const refused = new PayoutError({ code: 'stale_preview', changes });
    const thrown = catchThrown(() => explainStalePreview(USD)(refused));
    expect(thrown).toMatchObject({ facts: { code: 'stale_preview', extensions: { changeCount: 250 } } });
    expect(thrown).toHaveProperty('facts.extensions.changes.length', 100);
  });

  it('passes every other refusal on as it is', () => {
    const refused = new PayoutError({ code: 'unknown_preview' });
    expect(catchThrown(() => explainStalePreview(USD)(refused))).toBe(refused);
  });
});

describe('POST /batches/preview', () => {
  it('is 422 on a later page once the preview is no longer kept', async () => {
    const cursors = new Cursors({ load: async () => new Uint8Array(32) });
    const deps = {
      affiliates: stub<AffiliateRepository>({}),
      ledger: stub<LedgerRepository>({}),
      holds: stub<HoldRepository>({ find: async () => new Map(), version: async () => 0 }),
      settings: stub<SettingsRepository>({ load: async () => DEFAULT_SETTINGS }),
      previews: stub<PreviewRepository>({ find: async () => undefined }),
      providers,
      cursors,
    };
    const request = requestText({ currency: USD, provider: 'mock' });
    const scope = { listing: 'batch-preview', filter: { request } };
    const cursor = (await cursors.seal(scope, { previewToken: 'old', offset: 20 })) ?? '';
    const response = await invoke(previewBatchesHandler(deps), { queryStringParameters: { cursor } });
    expect(response).toMatchObject({ status: 422, body: { code: 'unknown_preview' } });
  });
});

describe('GET /health', () => {
  it('is 503 and says which check failed when something does not answer', async () => {
    const down = stub<HealthDependencies>({ providers });
    const { status, body } = await invoke(getHealthHandler(down));
    expect({ status, healthy: body.healthy, state: body.state }).toEqual({
      status: 503,
      healthy: false,
      state: 'fail',
    });
    expect(body.checks).toContainEqual({ name: 'table', state: 'fail', detail: 'does not answer' });
    expect(body.checks).toContainEqual({ name: 'provider', state: 'ok', detail: 'mock answers' });
    expect(JSON.stringify(body)).not.toContain('stubbed');
  });

  it('looks once for all who ask within some seconds', async () => {
    let looks = 0;
    const slot = async () => {
      looks += 1;
      return undefined;
    };
    const health = getHealthHandler(stub<HealthDependencies>({ providers, batches: stub<BatchRepository>({ slot }) }));
    await Promise.all([invoke(health), invoke(health)]);
    const once = looks;
    await invoke(health);
    expect(once).toBeGreaterThan(0);
    expect(looks).toBe(once);
  });
});

function catchThrown(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}
