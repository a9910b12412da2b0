import './support/silent-log.ts';
import { marshall } from '@aws-sdk/util-dynamodb';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { syncAccountsHandler } from '../../functions/api/accounts/sync-accounts.ts';
import { importAffiliatesHandler } from '../../functions/api/affiliates/import-affiliates.ts';
import { importCommissionsHandler } from '../../functions/api/commissions/import-commissions.ts';
import { getReconciliationReportHandler } from '../../functions/api/reports/get-reconciliation-report.ts';
import { publishEventsHandler } from '../../functions/events/publish-events.ts';
import { Cursors } from '../../functions/runtime/cursors.ts';
import { measuredDirectory } from '../../functions/runtime/measured-provider.ts';
import { payoutsHandler } from '../../functions/schedules/payouts.ts';
import { handler as endScheduledRun } from '../../functions/schedules/runs/end-scheduled-run.ts';
import { sweepHandler } from '../../functions/schedules/sweep.ts';
import { syncHandler } from '../../functions/schedules/sync.ts';
import { streamImage } from '../../infra/local/events/stream-image.ts';
import { METRICS } from '../../lib/contracts/shared/metrics.ts';
import type { IncidentRepository } from '../../lib/payouts/incidents/incident-repository.ts';
import { DynamoCursorSecret } from '../../lib/store/shared/cursor-secret.ts';
import { auditEntries } from '../support/items.ts';
import { switchPayoutSchedule } from '../support/scheduled-run.ts';
import {
  affiliateWith,
  createWorld,
  overriding,
  runAll,
  startBatches,
  type World,
  withProvider,
} from '../support/world.ts';
import { json, LAMBDA_CONTEXT } from './support/api-event.ts';
import { collectEmitted, type Emitted } from './support/emitted.ts';
import { invoke } from './support/invoke.ts';
import { stub } from './support/stub.ts';

const DAYS_MS = 86_400_000;
/** In the first hour of a day the day before is not sealed yet. */
const NOON = new Date(Math.floor(Date.now() / DAYS_MS) * DAYS_MS + DAYS_MS / 2);
const THREE_DAYS_AGO = new Date(NOON.getTime() - 3 * DAYS_MS);

/** The Lambdas that emit metrics, by name, and what each emitted while it did its work. */
const emittedBy = new Map<string, readonly Emitted[]>();

/** Payments of three days ago, one of which was tried again, and a Lambda's work for each metric. */
beforeAll(async () => {
  vi.setSystemTime(NOON);
  const emitted = collectEmitted();
  const during = async (lambda: string, work: () => Promise<unknown>) => {
    emitted.length = 0;
    await work();
    emittedBy.set(lambda, [...emitted]);
  };
  const bare = await createWorld(THREE_DAYS_AGO.toISOString());
  const world = overriding(bare, { providers: measuredDirectory(bare.providers) });
  await affiliateWith(world, 'ann', '60.00');
  await affiliateWith(world, 'ben', '60.00', 'flaky-1');
  await startBatches(world);
  await runAll(world);
  await switchPayoutSchedule(world, true);

  await during('sweep', async () => {
    const deps = { ...bare, providers: world.providers };
    await sweepHandler(deps)({}, LAMBDA_CONTEXT);
    const broken = stub<IncidentRepository>({ summariseOpen: () => Promise.reject(new Error('the table is closed')) });
    await sweepHandler({ ...deps, incidents: broken })({}, LAMBDA_CONTEXT);
  });
  await during('publish-events', async () => {
    const deps = { publisher: { publish: async () => {} }, people: { tell: async () => {} } };
    const Records = (await auditEntries(world)).map((item, nth) => ({
      dynamodb: { SequenceNumber: String(nth), NewImage: streamImage(marshall(item)) },
    }));
    const answer = await publishEventsHandler(deps)({ Records }, LAMBDA_CONTEXT);
    expect(answer.batchItemFailures).toEqual([]);
  });
  await during('get-reconciliation-report', async () => {
    const deps = { ...bare, providers: world.providers, cursors: new Cursors(new DynamoCursorSecret(world.table)) };
    const report = getReconciliationReportHandler(deps);
    const from = THREE_DAYS_AGO.toISOString().slice(0, 10);
    const answered = await invoke(report, { queryStringParameters: { from } });
    expect(answered.status).toBe(200);
    expect((await invoke(report, { queryStringParameters: { from: 'yesterday' } })).status).toBe(422);
  });
  await during('payouts', () =>
    payoutsHandler(world)({ schedule: 'payouts', scheduledTime: new Date().toISOString() }, LAMBDA_CONTEXT),
  );
  await during('sync', () => syncHandler(readOnly(world))({}, LAMBDA_CONTEXT));
  await during('sync-accounts', async () => {
    const cursors = new Cursors(new DynamoCursorSecret(world.table));
    await invoke(syncAccountsHandler({ ...readOnly(world), cursors }), json({}));
  });
  await during('import-affiliates', async () => {
    const affiliates = ['new', 'ann'].map((id) => affiliateRow(id));
    await invoke(importAffiliatesHandler(readOnly(world, 'new')), json({ affiliates }));
  });
  await during('import-commissions', async () => {
    const commissions = ['ann', 'ben'].map((affiliateId) => ({
      ...COMMISSION,
      commissionId: affiliateId,
      affiliateId,
    }));
    await invoke(importCommissionsHandler(readOnly(world, 'ann')), json({ commissions }));
  });
  await during('end-scheduled-run', () =>
    endScheduledRun({ scheduledTime: new Date().toISOString(), currencies: [] }, LAMBDA_CONTEXT),
  );
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const COMMISSION = { amount: '1.00', currency: 'USD', approvedAt: '2026-01-31T00:00:00Z' };
const affiliateRow = (id: string) => ({
  affiliateId: id,
  fullName: `Name of ${id}`,
  email: `${id}@example.com`,
  country: 'US',
  riseId: `mock:ok:${id}`,
});

/** The same world, in which nothing about anybody, or about one affiliate, can be written. The provider rejects everybody now. */
function readOnly(world: World, whose?: string): World {
  const isRefused = (id: string) => whose === undefined || id === whose;
  const refuse = () => Promise.reject(new Error('read only'));
  const affiliates: World['affiliates'] = overriding(world.affiliates, {
    save: (save, audit) => (isRefused(save.after.affiliateId) ? refuse() : world.affiliates.save(save, audit)),
    saveTogether: async (saves) => saves.map(() => false),
    saveAccount: refuse,
  });
  const ledger: World['ledger'] = overriding(world.ledger, {
    accrue: (accruals, ...rest) =>
      accruals.some(({ after }) => isRefused(after.affiliateId)) ? refuse() : world.ledger.accrue(accruals, ...rest),
  });
  const rejecting = withProvider(world, () => ({
    getPayee: async ({ payeeId }) => ({ payeeId, kycStatus: 'REJECTED', canReceivePayments: false }),
  }));
  return overriding(rejecting, { affiliates, ledger });
}

const everything = () => [...emittedBy.values()].flat();
const dimensionsOf = (name: string) => Object.entries(METRICS).find(([known]) => known === name)?.[1].dimensions;

describe('the table of metrics', () => {
  it('has no metric that its named Lambdas do not emit; time-outs are counted in the logs', () => {
    const owed = Object.entries(METRICS).flatMap(([name, { from }]) => from.map((lambda) => ({ name, lambda })));
    const isEmitted = ({ name, lambda }: { name: string; lambda: string }) =>
      (lambda === '*' ? everything() : (emittedBy.get(lambda) ?? [])).some((one) => one.name === name);
    expect(owed.filter((one) => !isEmitted(one))).toEqual([{ name: 'LambdaTimeouts', lambda: 'logs' }]);
  });

  it('has every metric that a Lambda emits, with that Lambda', () => {
    for (const [lambda, emitted] of emittedBy) {
      for (const { name } of emitted) {
        const from: readonly string[] = Object.entries(METRICS).find(([known]) => known === name)?.[1].from ?? [];
        expect(from.includes('*') || from.includes(lambda), `${lambda} emits ${name}`).toBe(true);
      }
    }
  });

  it('has exactly the dimensions that a metric is emitted with, and their values', () => {
    for (const { name, dimensions } of everything()) {
      const known: Readonly<Record<string, readonly string[] | string>> = dimensionsOf(name) ?? {};
      expect(Object.keys(dimensions).sort(), name).toEqual(Object.keys(known).sort());
      for (const [dimension, value] of Object.entries(dimensions)) {
        const values = known[dimension];
        if (typeof values !== 'string') expect(values, `${name} ${dimension}`).toContain(value);
      }
    }
  });
});
