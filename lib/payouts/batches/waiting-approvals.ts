import { needsApproval } from '../../domain/batches/approval.ts';
import type { Instant } from '../../domain/shared/time.ts';
import type { SettingsReader } from '../settings/settings-repository.ts';
import type { BatchRepository } from './batch-repository.ts';

/** So many PENDING batches are looked at; beyond them it is only said that there may be more. */
const LOOK_AT = 200;

/** Batches that nobody may execute before a second person approves them. */
export type WaitingApprovals = {
  readonly count: number;
  /** There are, or may be, more than `count`. */
  readonly isMore: boolean;
  /** When the batch that has waited longest was made. */
  readonly oldest?: Instant | undefined;
};

/**
 * What waits for an approval by the settings of now, as it would be asked for if it were executed. Reads a bounded number
 * of batches, oldest first: for watching, not for deciding (M10).
 */
export async function waitingApprovals(
  { batches, settings }: { readonly batches: Pick<BatchRepository, 'oldestFirst'>; readonly settings: SettingsReader },
  atMost: number,
): Promise<WaitingApprovals> {
  const now = await settings.load();
  const waiting: Instant[] = [];
  let looked = 0;
  for await (const batch of batches.oldestFirst('PENDING')) {
    if (looked === LOOK_AT || waiting.length === atMost + 1) break;
    looked += 1;
    if (!batch.approval && needsApproval(now, batch)) waiting.push(batch.createdAt);
  }
  const isMore = waiting.length > atMost || looked === LOOK_AT;
  return { count: Math.min(waiting.length, atMost), isMore, oldest: waiting[0] };
}
