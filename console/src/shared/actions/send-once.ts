import { Problem } from '../api/problem.ts';
import { forgetKey, keyOf } from './request-keys.ts';
import { isOpen, untilAnswered } from './until-answered.ts';

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
  try {
    const answer = await untilAnswered(() => send(key));
    forgetKey(request);
    return answer;
  } catch (error) {
    if (error instanceof Problem && !isOpen(error)) forgetKey(request);
    throw error;
  }
};
