import type { UserName } from '../../infra/local/users.ts';
import { API_PREFIX } from '../../lib/contracts/api.ts';
import type { Admins } from './admins.ts';
import type { Edge } from './edge.ts';
import { MARK } from './marks.ts';

/** What one call may contain beside its path. */
export interface CallParts {
  readonly body?: unknown;
  readonly user?: UserName;
  readonly key?: string;
  readonly raw?: { readonly headers: Readonly<Record<string, string | undefined>>; readonly bytes: Uint8Array };
}

/** Calls the API in this process as a well-behaved client does. */
export class Caller {
  readonly #edge: Edge;
  readonly #admins: Admins;

  constructor(edge: Edge, admins: Admins) {
    this.#edge = edge;
    this.#admins = admins;
  }

  /** Returns any answer. `answer` is its JSON, if it is JSON. */
  async call(method: string, path: string, { body, user = 'admin', key, raw }: CallParts = {}) {
    const [bare = '', query = ''] = path.split('?');
    const {
      status,
      headers,
      body: bytes,
    } = await this.#edge.answer({
      id: 'request',
      method,
      path: `${API_PREFIX}${bare}`,
      query,
      headers: {
        host: 'localhost',
        'user-agent': MARK,
        authorization: await this.#admins.authorizationOf(user),
        'content-type': 'application/json',
        ...(key !== undefined && { 'idempotency-key': key }),
        ...raw?.headers,
      },
      sourceIp: '192.0.2.1',
      body: Buffer.from(raw?.bytes ?? (body === undefined ? '' : JSON.stringify(body))),
    });
    const text = bytes.toString('utf8');
    const answer: unknown = /json/.test(String(headers['content-type'])) ? JSON.parse(text) : undefined;
    return { status, text, answer };
  }

  /** The JSON of an answer that must be a success. */
  async ask(method: string, path: string, body?: unknown, user: UserName = 'admin'): Promise<unknown> {
    const { status, answer } = await this.call(method, path, { body, user });
    if (status >= 300) throw new Error(`${method} ${path} answered ${status}: ${JSON.stringify(answer)}`);
    return answer;
  }
}
