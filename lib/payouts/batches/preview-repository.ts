import type { Instant } from '../../domain/shared/time.ts';
import type { PlannedPayout } from '../shared/planned-payout.ts';

/** What an admin was shown, kept for a day, so that creating the batches can be held to it. */
export type StoredPreview = {
  readonly previewToken: string;
  /** The request that was previewed, in one canonical text. */
  readonly request: string;
  readonly rows: readonly PlannedPayout[];
  readonly more: boolean;
  readonly createdAt: Instant;
};

export interface PreviewRepository {
  save(preview: StoredPreview): Promise<void>;
  find(previewToken: string): Promise<StoredPreview | undefined>;
}
