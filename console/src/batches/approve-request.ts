import { sendOnce } from '../shared/actions/send-once.ts';
import { type ApiClient, answerOf } from '../shared/api/client.ts';
import type { BatchDetail } from '../shared/api/types.ts';

/** Names the request to approve a batch with exactly what it holds, however somebody asks for it. */
export const approveRequest = ({ batchId, contentHash }: BatchDetail): string => `approve ${batchId} ${contentHash}`;

/** @throws Problem, ConnectionLost, SignInEnded */
export const approveOne = (api: ApiClient, { batchId, contentHash }: BatchDetail, key: string) =>
  answerOf(
    api.POST('/batches/{batchId}/approve', {
      params: { path: { batchId }, header: { 'Idempotency-Key': key } },
      body: { contentHash },
    }),
  );

/**
 * Approves batches, one after the other. What was approved before something went wrong stays so.
 *
 * @throws Problem, ConnectionLost, SignInEnded
 */
export const approveAll = async (api: ApiClient, batches: readonly BatchDetail[]): Promise<void> => {
  for (const batch of batches) await sendOnce(approveRequest(batch), (key) => approveOne(api, batch, key));
};
