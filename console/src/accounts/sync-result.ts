import type { SyncVerdict } from '../shared/api/types.ts';

/** What the provider has said about accounts, so far or in the end. */
export interface SyncResult {
  readonly updated: number;
  readonly unchanged: number;
  readonly failed: readonly SyncVerdict[];
}

export const NOTHING_YET: SyncResult = { updated: 0, unchanged: 0, failed: [] };

export const withVerdicts = (before: SyncResult, verdicts: readonly SyncVerdict[]): SyncResult => {
  const count = (status: SyncVerdict['status']) => verdicts.filter((one) => one.status === status).length;
  return {
    updated: before.updated + count('updated'),
    unchanged: before.unchanged + count('unchanged'),
    failed: [...before.failed, ...verdicts.filter(({ status }) => status === 'failed')],
  };
};

const accounts = (count: number): string => (count === 1 ? '1 account' : `${count} accounts`);

/** As in `Asked about 3 accounts: news of 1, nothing new of 2, no answer about 0.` */
export const syncText = ({ updated, unchanged, failed }: SyncResult): string =>
  `Asked about ${accounts(updated + unchanged + failed.length)}: news of ${updated}, nothing new of ${unchanged}, no answer about ${failed.length}.`;
