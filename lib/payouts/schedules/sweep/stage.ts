import type { SealDependencies } from '../../audit/seal-day.ts';
import type { NextDependencies } from '../../execution/start-run.ts';
import type { IncidentRepository } from '../../incidents/incident-repository.ts';
import type { RecoverDependencies } from '../../recovery/recover-dependencies.ts';
import type { Context } from '../../shared/context.ts';
import type { Position } from '../../shared/paging.ts';
import type { WebhookDependencies } from '../../webhooks/apply-webhook-event.ts';
import type { ScheduledRunDependencies } from '../start-scheduled-run.ts';
import type { SweepCursorRepository } from '../sweep-cursor-repository.ts';
import type { MissedSyncDependencies } from './missed-sync.ts';

export type SweepDependencies = WebhookDependencies &
  NextDependencies &
  SealDependencies &
  ScheduledRunDependencies &
  MissedSyncDependencies &
  RecoverDependencies & { readonly sweepCursor: SweepCursorRepository; readonly incidents: IncidentRepository };

/** One item of work. `work` returns what it did, or `undefined` if there was nothing to do. */
export type SweepItem = { readonly id: string; readonly work: () => Promise<string | undefined> };

/** One kind of work of the sweep, page by page. */
export type Stage = {
  readonly name: string;
  readonly page: (
    deps: SweepDependencies,
    context: Context,
    after: Position | undefined,
  ) => Promise<{ readonly items: readonly SweepItem[]; readonly next?: Position | undefined }>;
};

/** Items read at a time. */
export const SWEEP_PAGE = 50;
