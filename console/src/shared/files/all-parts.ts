import { answerOf } from '../api/client.ts';
import { Problem } from '../api/problem.ts';

const NEXT = /<([^>]+)>;\s*rel="next"/;

/** Of the `Link` to what follows. */
const cursorIn = (link: string | null): string | undefined => {
  const address = NEXT.exec(link ?? '')?.[1];
  return address === undefined ? undefined : (new URL(address, 'https://any').searchParams.get('cursor') ?? undefined);
};

interface CsvAnswer {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * A whole CSV that the API gives in parts, all of them joined. Each part begins with the head.
 *
 * @throws Problem, ConnectionLost
 */
export const allParts = async (ask: (cursor: string | undefined) => Promise<CsvAnswer>): Promise<string> => {
  let csv = '';
  let cursor: string | undefined;
  do {
    const answered = await ask(cursor);
    const text = await answerOf(Promise.resolve(answered));
    if (typeof text !== 'string') throw new Problem(answered.response.status, text);
    csv += csv === '' ? text : text.slice(text.indexOf('\n') + 1);
    cursor = cursorIn(answered.response.headers.get('link'));
  } while (cursor !== undefined);
  return csv;
};
