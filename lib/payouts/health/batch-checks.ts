import { stopOf } from '../../domain/settings/settings.ts';
import { describeMoney, money } from '../../domain/shared/money.ts';
import { addSeconds, type Instant } from '../../domain/shared/time.ts';
import { queueWaits } from '../batches/queue-waits.ts';
import { waitingApprovals } from '../batches/waiting-approvals.ts';
import type { Context } from '../shared/context.ts';
import { COUNT_LIMIT, DAY_SECONDS, type Finding, type HealthDependencies, HOUR_SECONDS } from './health-check.ts';

/** A batch that is being executed for longer than this, or queued while none is, waits for a person and not for its turn. */
const STUCK_SECONDS = HOUR_SECONDS;

/** The sweep releases a dead draft after minutes. An older one shows that the sweep does not run. */
const DEAD_DRAFT_SECONDS = HOUR_SECONDS;

export async function lookAtPause({ settings }: HealthDependencies): Promise<Finding> {
  const { pause } = await settings.load();
  if (!pause) return { state: 'ok', detail: 'payouts are not paused' };
  return { state: 'warn', detail: 'payouts are paused: nothing new is sent', since: pause.at };
}

export async function lookAtRestore({ settings }: HealthDependencies): Promise<Finding> {
  const { restored } = await settings.load();
  if (!restored) return { state: 'ok', detail: 'no restore is to be settled' };
  const detail = `the table was restored to ${restored.to}: nothing is claimed or sent until two people settle that`;
  return { state: 'warn', detail, since: restored.at };
}

export async function lookAtSlot({ batches, settings }: HealthDependencies, context: Context): Promise<Finding> {
  const slot = await batches.slot();
  if (!slot) return { state: 'ok', detail: 'free' };
  const since = (await batches.find(slot.batchId))?.startedAt;
  if (!since || !isLongerThan(STUCK_SECONDS, since, context)) {
    return { state: 'ok', detail: `${slot.batchId} is being executed`, since };
  }
  const detail = `${slot.batchId} has been processing since ${since}`;
  const stop = stopOf(await settings.load());
  if (!stop) return { state: 'fail', detail, since };
  const why = stop === 'paused' ? 'payouts are paused' : 'a restore is not settled';
  return { state: 'warn', detail: `${detail}: ${why}`, since };
}

/** Waiting for a second person is normal. After a day the batch was forgotten. */
export async function lookAtApprovals(deps: HealthDependencies, context: Context): Promise<Finding> {
  const { count, isMore, oldest } = await waitingApprovals(deps, COUNT_LIMIT);
  if (oldest === undefined) return { state: 'ok', detail: 'no batch waits for an approval', count, isMore };
  const isLate = isLongerThan(DAY_SECONDS, oldest, context);
  const detail = isLate ? 'a batch has waited for its approval for over a day' : 'batches wait for an approval';
  return { state: isLate ? 'warn' : 'ok', detail, count, isMore, since: oldest };
}

export async function lookAtQueue(deps: HealthDependencies, context: Context): Promise<Finding> {
  const { batches, watch } = deps;
  const [oldest, { count, isMore }] = await Promise.all([
    batches.oldest('QUEUED'),
    watch.batches('QUEUED', COUNT_LIMIT),
  ]);
  if (!oldest) return { state: 'ok', detail: 'empty', count: 0 };
  const since = oldest.queuedAt ?? oldest.createdAt;
  const waiting = { count: Math.max(1, count), isMore, since };
  const wait = (await queueWaits(deps, context, [oldest])).get(oldest.batchId);
  if (wait?.reason === 'daily_limit') {
    const detail = `${oldest.batchId} waits for room under the limit of 24 hours until ${wait.until}`;
    return { state: 'warn', detail, ...waiting };
  }
  if (wait?.reason === 'no_funds') {
    const missing =
      wait.shortfallMinor === undefined
        ? 'more money'
        : `${describeMoney(money(oldest.currency, wait.shortfallMinor))} more`;
    return { state: 'warn', detail: `${oldest.batchId} waits for ${missing} at ${oldest.provider}`, ...waiting };
  }
  if (wait?.reason === 'provider_refuses') {
    const detail = `${oldest.provider} does not accept ${oldest.batchId}: look at the incident, and execute the batch again`;
    return { state: 'fail', detail, ...waiting };
  }
  if (wait?.reason === 'starting' && isLongerThan(STUCK_SECONDS, since, context)) {
    const detail = `${oldest.batchId} has been queued since ${since}, and no batch is being executed`;
    return { state: 'fail', detail, ...waiting };
  }
  return { state: 'warn', detail: `${oldest.batchId} is next`, ...waiting };
}

export async function lookAtSettling({ batches, watch }: HealthDependencies): Promise<Finding> {
  const { count, isMore } = await watch.batches('SETTLING', COUNT_LIMIT);
  const oldest = count > 0 ? await batches.oldest('SETTLING') : undefined;
  if (!oldest) return { state: 'ok', detail: 'no batch waits for outcomes', count: 0 };
  const detail = `${oldest.batchId} has waited longest for outcomes`;
  return { state: 'warn', detail, count, isMore, since: oldest.startedAt };
}

export async function lookAtDrafts({ watch }: HealthDependencies, context: Context): Promise<Finding> {
  const { count, isMore, oldest } = await watch.batches('DRAFT', COUNT_LIMIT);
  const isDead = oldest !== undefined && isLongerThan(DEAD_DRAFT_SECONDS, oldest, context);
  const detail = isDead ? 'an abandoned draft was not released: the sweep does not run' : 'no draft was abandoned';
  return { state: isDead ? 'warn' : 'ok', detail, count, isMore, since: oldest };
}

export async function lookAtLastFinished({ watch }: HealthDependencies): Promise<Finding> {
  const last = await watch.lastFinished();
  if (!last) return { state: 'ok', detail: 'no batch has finished yet' };
  return { state: 'ok', detail: `${last.batchId} finished ${last.status}`, since: last.finishedAt };
}

function isLongerThan(seconds: number, since: Instant, context: Context): boolean {
  return addSeconds(since, seconds) < context.now();
}
