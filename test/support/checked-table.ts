import { setImmediate } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type RawItem, Table } from '../../lib/store/shared/table.ts';
import { TRANSLATION } from '../../lib/store/shared/translation.ts';
import type { Change } from '../simulation/store/item-store.ts';
import { SimulatedTable } from '../simulation/store/simulated-table.ts';
import { compare } from './comparisons.ts';
import type { TestTable } from './dynamodb-table.ts';
import { refuseWhatAwsRefuses } from './refuse-what-aws-refuses.ts';
import { isNew, kindsOf } from './request-kinds.ts';
import { type Ended, endOf, isStoreCommand, requireSameOnEngine, type StoreCommand } from './same-on-engine.ts';
import { simulatedAnswer } from './simulated-test-table.ts';

/**
 * The simulated table, held to a real engine: the first request of each kind in a run of the tests is made to both, with the
 * items that it is about, and must end the same, or the test fails. What has been shown to be the same costs no requests to an
 * engine any more. Requests that are made at once take effect in an order that nobody chose, as they do over a network, but in
 * the same one every time.
 */
export function checkedTestTable(endpoint: string): TestTable {
  const simulated = new SimulatedTable();
  const { name } = simulated;
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'local' }), TRANSLATION);
  const aMoment = moments();
  const send = async (command: object & { readonly input: object }): Promise<object> => {
    await aMoment();
    refuseWhatAwsRefuses(command.input);
    return isStoreCommand(command) ? checked(simulated, command, endpoint) : simulatedAnswer(simulated, command);
  };
  Object.defineProperty(client, 'send', { value: send, writable: true, configurable: true });
  return { table: new Table(client, name), client, name };
}

const LONGEST_TURNS = 3;

/** Waits for none, one or two turns of the event loop: which of them is drawn, from the same beginning every time. */
function moments(): () => Promise<void> {
  let state = 1;
  return async () => {
    // A linear congruential generator modulo 2 ** 31, of which the upper bits are used.
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    for (let turns = (state >> 16) % LONGEST_TURNS; turns > 0; turns -= 1) await setImmediate();
  };
}

async function checked(simulated: SimulatedTable, command: StoreCommand, endpoint: string): Promise<object> {
  const { version } = simulated;
  const sent = simulatedAnswer(simulated, command);
  // The command has taken effect by now, and nothing else has.
  const changes = simulated.feed.slice(version);
  const end = await endOf(sent);
  const kinds = kindsOf(command, command.input, wordFor(end)).filter(isNew);
  if (kinds.length > 0) {
    const items = itemsAt(simulated, version);
    const after = new Map(items);
    for (const change of changes) put(after, change, change.after);
    const isNear = nearTo(command.input);
    const [near, nearAfter] = [items, after].map((all) => [...all.values()].filter(isNear));
    compare(requireSameOnEngine(endpoint, { command, end, before: near ?? [], after: nearAfter ?? [] }));
  }
  if ('error' in end) throw end.error;
  return end.answer;
}

/** Each way to end is another kind of request. */
function wordFor(end: Ended): string {
  if ('error' in end) {
    const reasons = Object(end.error).CancellationReasons;
    const codes = Array.isArray(reasons) ? reasons.map(({ Code }) => String(Code)) : [];
    return ['refused', ...new Set(codes)].join(' ');
  }
  const { Items, LastEvaluatedKey, Item } = Object(end.answer);
  if (Array.isArray(Items)) return `${Math.min(Items.length, 2)} ${LastEvaluatedKey ? 'and more' : 'in all'}`;
  return Item ? 'found' : 'done';
}

const keyText = ({ PK, SK }: { readonly PK?: unknown; readonly SK?: unknown }) => `${String(PK)}\u0000${String(SK)}`;

/** The items as they were when there had been so many changes. */
function itemsAt(simulated: SimulatedTable, version: number): Map<string, RawItem> {
  const items = new Map([...simulated.items()].map((item) => [keyText(item), item]));
  for (const change of simulated.feed.slice(version).toReversed()) put(items, change, change.before);
  return items;
}

function put(items: Map<string, RawItem>, { key }: Change, item: RawItem | undefined): void {
  if (item) items.set(keyText(key), item);
  else items.delete(keyText(key));
}

/** Whether an item is one of those that a request names, or lies in a partition that it names. */
function nearTo(input: object): (item: RawItem) => boolean {
  const named = new Set<string>();
  const partitions = new Set<unknown>();
  const look = (value: unknown, name: string): void => {
    if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return;
    if ('PK' in value && 'SK' in value) named.add(keyText(value));
    for (const [inner, one] of Object.entries(value)) {
      if (name === 'ExpressionAttributeValues') partitions.add(one);
      else look(one, inner);
    }
  };
  look(input, '');
  const isQuery = 'KeyConditionExpression' in input;
  return (item) =>
    named.has(keyText(item)) ||
    (isQuery && [item.PK, item.GSI1PK, item.GSI2PK].some((key) => key !== undefined && partitions.has(key)));
}
