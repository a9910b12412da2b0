import {
  BatchGetCommand,
  type BatchGetCommandOutput,
  GetCommand,
  type GetCommandOutput,
  PutCommand,
  type PutCommandInput,
  type PutCommandOutput,
  QueryCommand,
  type QueryCommandOutput,
  TransactWriteCommand,
  type TransactWriteCommandOutput,
  UpdateCommand,
  type UpdateCommandInput,
  type UpdateCommandOutput,
} from '@aws-sdk/lib-dynamodb';
import type { ItemClient, RawItem } from '../../../lib/store/shared/table.ts';
import { type Change, type ItemChange, ItemStore, type Snapshot } from './item-store.ts';
import { query } from './query.ts';
import { batchGet, get } from './reads.ts';
import { conditionalCheckFailed, NotSimulated } from './refusals.ts';
import { handedOut, storedItem } from './stored-item.ts';
import { checkedChange, transactWrite } from './transaction.ts';
import { type PlannedWrite, plannedPut, plannedUpdate } from './writes.ts';

type Command = GetCommand | BatchGetCommand | QueryCommand | PutCommand | UpdateCommand | TransactWriteCommand;

/**
 * DynamoDB as our repositories see it through the document client, in memory: one table with the keys and indexes of the deployed
 * one. A command takes effect at once and whole, before `send` returns. Its answer is a promise that is already settled. What the
 * table does not know it refuses with {@link NotSimulated}.
 */
export class SimulatedTable implements ItemClient {
  readonly name: string;
  readonly #items: ItemStore;
  #indexVersion: number | undefined;

  /** @param now milliseconds since 1970, for the times in the feed */
  constructor({ name = 'simulated', now = () => 0 }: { name?: string; now?: () => number } = {}) {
    this.name = name;
    this.#items = new ItemStore(now);
  }

  send(command: GetCommand): Promise<GetCommandOutput>;
  send(command: BatchGetCommand): Promise<BatchGetCommandOutput>;
  send(command: QueryCommand): Promise<QueryCommandOutput>;
  send(command: PutCommand): Promise<PutCommandOutput>;
  send(command: UpdateCommand): Promise<UpdateCommandOutput>;
  send(command: TransactWriteCommand): Promise<TransactWriteCommandOutput>;
  async send(command: Command) {
    return { ...this.#answer(command), $metadata: {} };
  }

  /** Every change so far, in order. `version` is how many there are. */
  get feed(): readonly Change[] {
    return this.#items.feed;
  }

  get version(): number {
    return this.#items.version;
  }

  /** All items of the table, in no particular order. */
  items(): Iterable<RawItem> {
    return this.#items.all();
  }

  /** Queries of an index answer as the table was at that version, until told otherwise; 0: as if nothing had arrived yet. */
  indexReadsAsOf(version: number | undefined): void {
    this.#indexVersion = version;
  }

  snapshot(): Snapshot {
    return this.#items.snapshot();
  }

  /**
   * As if nothing had happened since. The feed also ends where it ended then. Costs as much as there is to take back.
   *
   * @throws Error for a snapshot of a past that was itself taken back
   */
  takeBackTo(snapshot: Snapshot): void {
    this.#items.takeBackTo(snapshot);
  }

  /**
   * Makes the table as if it were restored from a backup: it is as it was at an earlier version, but time goes on. So does the
   * feed, with one transaction that undoes what came after.
   */
  restoreTo(version: number): void {
    this.#items.change(this.#items.differencesFrom(version), 'restore');
  }

  /** What every request since a version changed, to be made again in a table that is as this one was then. */
  requestsSince(version: number): readonly (readonly ItemChange[])[] {
    return this.#items.requestsSince(version);
  }

  /** Makes requests again that were made elsewhere. */
  makeAgain(requests: readonly (readonly ItemChange[])[]): void {
    for (const changes of requests) this.#items.change(changes);
  }

  #answer(command: Command) {
    if (command instanceof GetCommand) return get(this.#items, this.#mine(command.input));
    if (command instanceof BatchGetCommand) return batchGet(this.#items, this.name, command.input);
    if (command instanceof QueryCommand) {
      return query(this.#items, this.#mine(command.input), this.#indexVersion ?? this.version);
    }
    if (command instanceof PutCommand) return this.#put(this.#mine(command.input));
    if (command instanceof UpdateCommand) return this.#update(this.#mine(command.input));
    if (command instanceof TransactWriteCommand) return transactWrite(this.#items, this.name, command.input);
    throw new NotSimulated('only the commands that lib/store sends are simulated');
  }

  #put(input: PutCommandInput): void {
    this.#writeAlone(plannedPut(input));
  }

  #update({ ReturnValues = 'NONE', ...input }: UpdateCommandInput) {
    const { set } = this.#writeAlone(plannedUpdate(input));
    if (ReturnValues === 'NONE') return {};
    if (ReturnValues !== 'UPDATED_NEW') throw new NotSimulated(`ReturnValues ${ReturnValues} is not simulated`);
    const Attributes = handedOut(storedItem(set?.() ?? {}));
    return Object.keys(Attributes).length > 0 ? { Attributes } : {};
  }

  #writeAlone(write: PlannedWrite) {
    const { key, holds, apply } = write;
    const before = this.#items.find(key)?.map;
    if (!holds(before)) throw conditionalCheckFailed();
    const applied = apply?.(before) ?? { after: before };
    this.#items.change([checkedChange(this.#items, write, applied.after)]);
    return applied;
  }

  #mine<Input extends { readonly TableName?: string | undefined }>(input: Input): Input {
    if (input.TableName === this.name) return input;
    throw new NotSimulated(`there is no table ${input.TableName}`);
  }
}
