import { mayPass, Problem } from '../api/problem.ts';

/** Between the tries, in milliseconds. */
const PAUSES = [1_000, 2_000, 4_000];

const isUnderWay = (error: unknown): boolean => error instanceof Problem && error.code === 'request_in_progress';

/** Whether the answer may still come if the same is asked again: nothing came back, or it is being worked on. */
export const isOpen = (error: unknown): boolean => mayPass(error) || isUnderWay(error);

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Sends the same request again and again while its answer does not come.
 *
 * @param send has to carry the same Idempotency-Key each time
 * @throws whatever the last try threw
 */
export const untilAnswered = async <Answer>(send: () => Promise<Answer>): Promise<Answer> => {
  for (const milliseconds of PAUSES) {
    try {
      return await send();
    } catch (error) {
      if (!isOpen(error)) throw error;
      await pause(milliseconds);
    }
  }
  return send();
};
