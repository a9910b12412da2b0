import type { Instant } from '../../domain/shared/time.ts';
import type { Context } from '../shared/context.ts';
import {
  lookAtApprovals,
  lookAtDrafts,
  lookAtLastFinished,
  lookAtPause,
  lookAtQueue,
  lookAtRestore,
  lookAtSettling,
  lookAtSlot,
} from './batch-checks.ts';
import type { Finding, HealthCheck, HealthDependencies, HealthState } from './health-check.ts';
import { lookAtFailedPayments, lookAtIncidents, lookAtUnknownPayments, lookAtWebhooks } from './payment-checks.ts';

export type Health = {
  /** Whether no check failed. Warnings do not count. */
  readonly healthy: boolean;
  /** The worst of all checks. */
  readonly state: HealthState;
  readonly asOf: Instant;
  readonly checks: readonly HealthCheck[];
};

type Look = (deps: HealthDependencies, context: Context) => Promise<Finding>;

const LOOKS: Readonly<Record<string, Look>> = {
  table: async ({ batches }) => {
    await batches.slot();
    return { state: 'ok', detail: 'answers' };
  },
  provider: async ({ providers }) => {
    const provider = providers.get(providers.defaultName);
    await provider.checkHealth();
    return { state: 'ok', detail: `${provider.name} answers` };
  },
  paused: lookAtPause,
  restored: lookAtRestore,
  approvals: lookAtApprovals,
  slot: lookAtSlot,
  queue: lookAtQueue,
  settling: lookAtSettling,
  drafts: lookAtDrafts,
  unknown: lookAtUnknownPayments,
  failed: lookAtFailedPayments,
  incidents: lookAtIncidents,
  webhooks: lookAtWebhooks,
  finished: lookAtLastFinished,
};

/** Never throws: a check that breaks counts as failed. Reads a limited number of items. */
export async function checkHealth(deps: HealthDependencies, context: Context): Promise<Health> {
  const asOf = context.now();
  const checks = await Promise.all(
    Object.entries(LOOKS).map(async ([name, look]) => ({ name, ...(await found(look, deps, context)) })),
  );
  const states = new Set(checks.map(({ state }) => state));
  const state = (['fail', 'warn', 'ok'] as const).find((one) => states.has(one)) ?? 'ok';
  return { healthy: state !== 'fail', state, asOf, checks };
}

async function found(look: Look, deps: HealthDependencies, context: Context): Promise<Finding> {
  try {
    return await look(deps, context);
  } catch {
    // The message of a foreign error may contain anything, and this answer is public.
    return { state: 'fail', detail: 'does not answer' };
  }
}
