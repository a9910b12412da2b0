import { expect, it } from 'vitest';
import { isSameAnswer } from './same-answer.ts';

const answer = (status: string, body: string, date = 'now') =>
  Buffer.from(`HTTP/1.1 ${status}\r\ndate: ${date}\r\n\r\n${body}`);

it('answers are the same if status and content are, whatever their times and the order of attributes', () => {
  const one = answer('200 OK', '{"a":1,"b":[2]}', 'then');
  expect(isSameAnswer(one, answer('200 OK', '{"a":1,"b":[2]}'))).toBe(true);
  expect(isSameAnswer(one, answer('200 OK', '{"b":[2],"a":1}'))).toBe(true);
  expect(isSameAnswer(one, answer('200 OK', '{"a":1,"b":[3]}'))).toBe(false);
  expect(isSameAnswer(one, answer('400 Bad Request', '{"a":1,"b":[2]}'))).toBe(false);
});
