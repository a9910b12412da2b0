import { now, type Span } from '../phases.ts';
import { partsOf } from '../recording/framer.ts';
import type { Recorded, Recording } from '../recording/recording-file.ts';
import { Connection } from './connection.ts';
import { inOrder } from './in-order.ts';
import { waitsFor } from './order.ts';
import { isSameAnswer } from './same-answer.ts';
import { areInConflict, type Touches, touchesOf } from './touches.ts';

/** How far ahead a request may be sent before one that was recorded earlier has been answered. */
const WINDOW = 500;

export interface Replayed {
  readonly span: Span;
  /** How many answers are not those that were recorded. */
  readonly different: number;
  /** How many of these had another request beside them when they were recorded, so that their order is not known. */
  readonly raced: number;
}

/** Sends recorded requests to an engine, as fast as so many connections can and no request overtakes what it waits for. */
export const replay = async (
  port: number,
  recording: Recording,
  exchanges: readonly Recorded[],
  connections: number,
): Promise<Replayed> => {
  const waits = waitsFor(touchesOfAll(recording, exchanges), WINDOW);
  const opened = Array.from({ length: connections }, () => new Connection(port));
  const different: number[] = [];
  const sendOver = (connection: Connection) => async (number: number) => {
    const exchange = exchanges[number];
    if (exchange === undefined) throw new RangeError(`there is no exchange ${number}`);
    const answer = await connection.send(recording.request(exchange));
    if (!isSameAnswer(answer, recording.answer(exchange))) different.push(number);
  };
  try {
    const from = now();
    await inOrder(waits, WINDOW, opened.map(sendOver));
    const span = { from, to: now() };
    const raced = different.filter((number) => hadConflict(recording, exchanges, number)).length;
    return { span, different: different.length, raced };
  } finally {
    for (const connection of opened) connection.close();
  }
};

function* touchesOfAll(recording: Recording, exchanges: readonly Recorded[]): Generator<Touches> {
  for (const exchange of exchanges) yield touchesIn(recording, exchange);
}

const touchesIn = (recording: Recording, exchange: Recorded): Touches => {
  const { head, body } = partsOf(recording.request(exchange));
  const [, target = ''] = /\r\nx-amz-target: *(\S+)/i.exec(head) ?? [];
  return touchesOf(target, JSON.parse(body.toString()));
};

/** Whether a request that matters to this one was under way at the same time. */
const hadConflict = (recording: Recording, exchanges: readonly Recorded[], number: number): boolean => {
  const one = exchanges[number];
  if (one === undefined) return false;
  const touches = touchesIn(recording, one);
  return exchanges
    .slice(Math.max(0, number - WINDOW), number + WINDOW)
    .some(
      (other) =>
        other !== one &&
        other.sentAt < one.answeredAt &&
        other.answeredAt > one.sentAt &&
        areInConflict(touches, touchesIn(recording, other)),
    );
};
