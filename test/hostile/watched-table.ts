import { isDeepStrictEqual } from 'node:util';
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { split } from '../../lib/domain/shared/split.ts';
import type { RawItem } from '../../lib/store/shared/table.ts';
import { allItems } from '../support/items.ts';
import type { World } from '../support/world.ts';

const WRITES = /^(Put|Update|Delete|BatchWrite|TransactWrite)/;

/** One item that is not as it was; an absent side is an item that was, or is, not there. */
export interface Difference {
  readonly before: RawItem | undefined;
  readonly after: RawItem | undefined;
}

/** A table that is put back after every request, so that each finds the same. */
export class WatchedTable {
  readonly #world: World;
  readonly #kept: ReadonlyMap<string, RawItem>;
  #isWritten = false;

  private constructor(world: World, items: readonly RawItem[]) {
    this.#world = world;
    this.#kept = byKey(items);
    const { client } = world;
    const past = client.send.bind(client);
    const send = (command: Parameters<typeof past>[0]): Promise<object> => {
      if (WRITES.test(command.constructor.name)) this.#isWritten = true;
      return past(command);
    };
    // The tests' client has its own way to the engine, past the middleware of the SDK.
    Object.defineProperty(client, 'send', { value: send, writable: true, configurable: true });
  }

  /** @param world as it is to be found by every request */
  static async of(world: World): Promise<WatchedTable> {
    return new WatchedTable(world, await allItems(world));
  }

  /** What was changed since the table was last put back. Without a write the table is not even read. */
  async differences({ isSure = false } = {}): Promise<Difference[]> {
    if (!this.#isWritten && !isSure) return [];
    const now = byKey(await allItems(this.#world));
    return [...new Set([...this.#kept.keys(), ...now.keys()])]
      .map((key) => ({ before: this.#kept.get(key), after: now.get(key) }))
      .filter(({ before, after }) => !isDeepStrictEqual(before, after));
  }

  /** Undoes these differences. */
  async putBack(differences: readonly Difference[]): Promise<void> {
    const { client, tableName } = this.#world;
    for (const some of split(differences, 25)) {
      const requests = some.map(({ before, after }) =>
        before ? { PutRequest: { Item: before } } : { DeleteRequest: { Key: { PK: after?.PK, SK: after?.SK } } },
      );
      await client.send(new BatchWriteCommand({ RequestItems: { [tableName]: requests } }));
    }
    this.#isWritten = false;
  }
}

const byKey = (items: readonly RawItem[]): ReadonlyMap<string, RawItem> =>
  new Map(items.map((item) => [`${String(item.PK)} ${String(item.SK)}`, item]));
