import createClient, { type Client } from 'openapi-fetch';
import type { Session } from '../../sign-in/session.ts';
import { ConnectionLost, Problem, SignInEnded } from './problem.ts';
import type { paths } from './schema.ts';

/** Where the API is: on the address of the console itself. */
export const API_PREFIX = '/api/disbursement';

export type ApiClient = Client<paths>;

/** What the gateway answers to a token that is missing, refused, or too old; which of them, it does not say. */
const TOKEN_REFUSED = [401, 403];

const sent = async (request: Request, token: string): Promise<Response> => {
  const headers = new Headers(request.headers);
  headers.set('authorization', `Bearer ${token}`);
  try {
    return await fetch(new Request(request, { headers }));
  } catch (error) {
    if (request.signal.aborted) throw error;
    throw new ConnectionLost('The server was not reached, or its answer got lost');
  }
};

/** Sends with the session's token; one that is refused is renewed, and the request sent once more. */
const fetchAs =
  (session: Session) =>
  async (request: Request): Promise<Response> => {
    const again = request.clone();
    const token = await session.accessToken().catch(() => {
      throw new ConnectionLost('The sign-in could not be renewed: its server was not reached');
    });
    if (token === undefined) throw new SignInEnded();
    const answer = await sent(request, token);
    if (!TOKEN_REFUSED.includes(answer.status)) return answer;
    const fresh = await session.accessToken(token);
    if (fresh === undefined) throw new SignInEnded();
    return sent(again, fresh);
  };

/** The API, typed by its own document. */
export const apiClient = (session: Session): ApiClient =>
  createClient<paths>({ baseUrl: API_PREFIX, fetch: fetchAs(session) });

/** What `openapi-fetch` gives back for any route. */
interface Answered<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * What the API has answered.
 *
 * @throws Problem if it refuses. ConnectionLost and SignInEnded come through.
 */
export const answerOf = async <T>(asked: Promise<Answered<T>>): Promise<NonNullable<T>> => {
  const { data, error, response } = await asked;
  if (!response.ok || data === undefined || data === null) throw new Problem(response.status, error);
  return data;
};
