import { sendOnce } from '../shared/actions/send-once.ts';
import { type ApiClient, answerOf } from '../shared/api/client.ts';
import type { Batch } from '../shared/api/types.ts';

/** Names the request to execute a batch, however somebody asks for it. */
export const executeRequest = ({ batchId }: Batch): string => `execute ${batchId}`;

/** @throws Problem, ConnectionLost, SignInEnded */
export const executeOne = (api: ApiClient, { batchId }: Batch, key: string) =>
  answerOf(
    api.POST('/batches/{batchId}/execute', {
      params: { path: { batchId }, header: { 'Idempotency-Key': key } },
      body: {},
    }),
  );

/**
 * Has batches executed, in their order. What was executed before something went wrong stays so; the same again goes on with the
 * others.
 *
 * @throws Problem, ConnectionLost, SignInEnded
 */
export const executeAll = async (api: ApiClient, batches: readonly Batch[]): Promise<void> => {
  for (const batch of batches) await sendOnce(executeRequest(batch), (key) => executeOne(api, batch, key));
};
