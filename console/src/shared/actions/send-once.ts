import { mayPass, Problem } from '../api/problem.ts';
import { forgetKey, keyOf } from './request-keys.ts';

/** Between the tries, in milliseconds. */
const PAUSES = [1_000, 2_000, 4_000];

const isUnderWay = (error: unknown): boolean => error instanceof Problem && error.code === 'request_in_progress';

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Sends a request that must not be carried out twice, under one key, again and again while its answer does not come.
 *
 * @param request what is asked for, with everything in its body
 * @throws whatever the last try threw. If the answer is still not known, the next call goes on with the same request.
 */
export const sendOnce = async <Answer>(
  request: string,
  send: (idempotencyKey: string) => Promise<Answer>,
): Promise<Answer> => {
  const key = keyOf(request);
  for (const milliseconds of [...PAUSES, undefined]) {
    try {
      const answer = await send(key);
      forgetKey(request);
      return answer;
    } catch (error) {
      const open = mayPass(error) || isUnderWay(error);
      if (!open && error instanceof Problem) forgetKey(request);
      if (!open || milliseconds === undefined) throw error;
      await pause(milliseconds);
    }
  }
  throw new Error('unreachable: the last try either answers or throws');
};
