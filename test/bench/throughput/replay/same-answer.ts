import { isDeepStrictEqual } from 'node:util';
import { partsOf } from '../recording/framer.ts';

/** Whether two answers of the engine have the same status and say the same. Their heads also have times and ids. */
export const isSameAnswer = (one: Buffer, other: Buffer): boolean => {
  const [left, right] = [partsOf(one), partsOf(other)];
  if (statusOf(left.head) !== statusOf(right.head)) return false;
  return left.body.equals(right.body) || isDeepStrictEqual(jsonOf(left.body), jsonOf(right.body));
};

const statusOf = (head: string): string | undefined => head.split(' ', 2)[1];
const jsonOf = (body: Buffer): unknown => JSON.parse(body.toString());
