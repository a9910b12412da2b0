import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { CURSOR_SECRET_KEY } from './keys.ts';
import type { Table } from './table.ts';

const secretSchema = z.object({ secret: z.instanceof(Uint8Array) });
const SECRET_BYTES = 32;

/**
 * The key that signs listing cursors. It lives in the table, which is encrypted and which only our functions read, and is
 * made on first use: nothing has to be set up or rotated in step with a deployment.
 */
export class DynamoCursorSecret {
  readonly #table: Table;
  #loaded: Promise<Uint8Array> | undefined;

  constructor(table: Table) {
    this.#table = table;
  }

  async load(): Promise<Uint8Array> {
    this.#loaded ??= this.#find();
    try {
      return await this.#loaded;
    } catch (error) {
      this.#loaded = undefined;
      throw error;
    }
  }

  async #find(): Promise<Uint8Array> {
    const found = await this.#table.get(CURSOR_SECRET_KEY);
    if (found) return secretSchema.parse(found).secret;
    const secret = randomBytes(SECRET_BYTES);
    const [refusal] = await this.#table.transact([
      { Put: { Item: { ...CURSOR_SECRET_KEY, secret }, ConditionExpression: 'attribute_not_exists(PK)' } },
    ]);
    return refusal ? secretSchema.parse(refusal.item).secret : secret;
  }
}
