import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import type { Key } from '../keys.ts';
import type { Table } from './table.ts';

const secretSchema = z.object({ secret: z.instanceof(Uint8Array) });
const SECRET_BYTES = 32;

/**
 * A key for signatures that only our own functions make and check. It is in the table, which is encrypted and which only
 * our functions read. It is made on first use, so a deployment need not set it up or rotate it.
 */
export class KeptSecret {
  readonly #table: Table;
  readonly #key: Key;
  #loaded: Promise<Uint8Array> | undefined;

  constructor(table: Table, key: Key) {
    this.#table = table;
    this.#key = key;
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
    const found = await this.#table.get(this.#key);
    if (found) return secretSchema.parse(found).secret;
    const secret = randomBytes(SECRET_BYTES);
    const [refusal] = await this.#table.transact([
      { Put: { Item: { ...this.#key, secret }, ConditionExpression: 'attribute_not_exists(PK)' } },
    ]);
    return refusal ? secretSchema.parse(refusal.item).secret : secret;
  }
}
