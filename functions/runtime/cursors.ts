import type * as z from 'zod';
import { type CursorScope, openCursor, sealCursor } from '../../lib/contracts/shared/cursor.ts';
import { RequestProblem } from './request-problem.ts';

/** The source of the key that signs cursors. It is asked every time, and caches the key itself. */
export interface CursorKey {
  load(): Promise<Uint8Array>;
}

/** Makes and opens the cursors of all listings. The key is loaded only when a cursor is opened or made. */
export class Cursors {
  readonly #key: CursorKey;

  constructor(key: CursorKey) {
    this.#key = key;
  }

  /** The position that the cursor holds; `undefined` without a cursor. @throws RequestProblem `invalid_cursor` */
  async open<T>(scope: CursorScope, cursor: string | undefined, schema: z.ZodType<T>): Promise<T | undefined> {
    if (cursor === undefined) return undefined;
    const position = openCursor(await this.#key.load(), scope, cursor, schema);
    if (position === undefined) throw invalidCursor();
    return position;
  }

  /** The cursor of the next page; `undefined` without a position, because that was the last page. */
  async seal(scope: CursorScope, position: unknown): Promise<string | undefined> {
    return position === undefined ? undefined : sealCursor(await this.#key.load(), scope, position);
  }
}

function invalidCursor(): RequestProblem {
  const message = 'is not a cursor of this listing with these filters';
  return new RequestProblem({
    code: 'invalid_cursor',
    detail: `query.cursor ${message}. Start again without one.`,
    errors: [{ field: 'query.cursor', code: 'invalid_cursor', message }],
  });
}
