import { isDeepStrictEqual } from 'node:util';
import { BatchGetCommand, BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { split } from '../../lib/domain/shared/split.ts';
import type { RawItem } from '../../lib/store/shared/table.ts';
import { allItems } from '../support/items.ts';
import type { World } from '../support/world.ts';

const WRITES = /^(Put|Update|Delete|BatchWrite|TransactWrite)/;

/** One item that has changed. A missing side is an item that was, or is, not there. */
export interface Difference {
  readonly before: RawItem | undefined;
  readonly after: RawItem | undefined;
}

/** A table that is restored after every request, so that each finds the same. */
export class WatchedTable {
  readonly #world: World;
  readonly #kept: ReadonlyMap<string, RawItem>;
  /** What commands have written since, or tried to, by key. */
  readonly #touched = new Map<string, Key>();

  private constructor(world: World, items: readonly RawItem[]) {
    this.#world = world;
    this.#kept = byKey(items);
    const { client } = world;
    const past = client.send.bind(client);
    const send = (command: Parameters<typeof past>[0]): Promise<object> => {
      if (WRITES.test(command.constructor.name)) this.#touch(command.input);
      return past(command);
    };
    // The tests' client reaches the engine directly, without the SDK's middleware.
    Object.defineProperty(client, 'send', { value: send, writable: true, configurable: true });
  }

  /** @param world as every request is to find it */
  static async of(world: World): Promise<WatchedTable> {
    return new WatchedTable(world, await allItems(world));
  }

  /** What was changed since the table was last put back: of what was written to, or of everything, to be sure. */
  async differences({ isSure = false } = {}): Promise<Difference[]> {
    const now = byKey(isSure ? await allItems(this.#world) : await this.#touchedItems());
    const keys = isSure ? [...this.#kept.keys(), ...now.keys()] : [...this.#touched.keys()];
    return [...new Set(keys)]
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
    this.#touched.clear();
  }

  #touch(input: object): void {
    for (const { PK, SK } of keysIn(input)) this.#touched.set(keyText({ PK, SK }), { PK, SK });
  }

  async #touchedItems(): Promise<RawItem[]> {
    const { client, tableName } = this.#world;
    const items: RawItem[] = [];
    for (const Keys of split([...this.#touched.values()], 100)) {
      const { Responses, UnprocessedKeys = {} } = await client.send(
        new BatchGetCommand({ RequestItems: { [tableName]: { Keys, ConsistentRead: true } } }),
      );
      if (Object.keys(UnprocessedKeys).length > 0) throw new Error('the engine has not read everything');
      items.push(...(Responses?.[tableName] ?? []));
    }
    return items;
  }
}

type Key = { readonly PK: unknown; readonly SK: unknown };

/** Of every item that a command writes, wherever it stands in it. */
function keysIn(value: unknown): Key[] {
  if (Array.isArray(value)) return value.flatMap(keysIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    (name === 'Item' || name === 'Key') && isKey(inner) ? [inner] : keysIn(inner),
  );
}

const isKey = (value: unknown): value is Key =>
  typeof value === 'object' && value !== null && 'PK' in value && 'SK' in value;

const keyText = ({ PK, SK }: { readonly PK?: unknown; readonly SK?: unknown }) => `${String(PK)} ${String(SK)}`;

const byKey = (items: readonly RawItem[]): ReadonlyMap<string, RawItem> =>
  new Map(items.map((item) => [keyText(item), item]));
