import { addSeconds } from '../../domain/shared/time.ts';
import type { Context } from '../shared/context.ts';
import { COUNT_LIMIT, DAY_SECONDS, type Finding, type HealthDependencies } from './health-check.ts';

export async function lookAtUnknownPayments({ watch }: HealthDependencies): Promise<Finding> {
  const { count, isMore, oldest } = await watch.payments('UNKNOWN', COUNT_LIMIT);
  const detail = count === 0 ? 'every outcome is known' : 'payments whose outcome is not known; they are asked about';
  return { state: count === 0 ? 'ok' : 'warn', detail, count, isMore, since: oldest };
}

export async function lookAtFailedPayments({ watch }: HealthDependencies, context: Context): Promise<Finding> {
  const { count, isMore, oldest } = await watch.failedSince(addSeconds(context.now(), -DAY_SECONDS), COUNT_LIMIT);
  const detail = count === 0 ? 'none in 24 hours' : 'payments failed in 24 hours, and wait for a retry or a person';
  return { state: count === 0 ? 'ok' : 'warn', detail, count, isMore, since: oldest };
}

export async function lookAtIncidents({ incidents }: HealthDependencies): Promise<Finding> {
  const { count, oldestRaisedAt } = await incidents.summariseOpen(COUNT_LIMIT + 1);
  const detail = count === 0 ? 'none is open' : 'open incidents: only people can put these right';
  return {
    state: count === 0 ? 'ok' : 'warn',
    detail,
    count: Math.min(count, COUNT_LIMIT),
    isMore: count > COUNT_LIMIT,
    since: oldestRaisedAt,
  };
}

export async function lookAtWebhooks({ webhooks }: HealthDependencies): Promise<Finding> {
  const since = await webhooks.newestReceivedAt();
  return { state: 'ok', detail: since ? 'the last one arrived' : 'none has arrived yet', since };
}
