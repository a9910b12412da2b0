import {
  BatchGetCommand,
  type BatchGetCommandOutput,
  GetCommand,
  type GetCommandOutput,
  PutCommand,
  type PutCommandOutput,
  QueryCommand,
  type QueryCommandOutput,
  TransactWriteCommand,
  type TransactWriteCommandOutput,
  UpdateCommand,
  type UpdateCommandOutput,
} from '@aws-sdk/lib-dynamodb';
import { type ItemClient, Table } from '../../../../lib/store/shared/table.ts';
import type { SimulatedTable } from '../../store/simulated-table.ts';
import type { EffectKind, Fault } from './fault.ts';
import type { Gate } from './gate.ts';
import type { Process } from './process.ts';

type Command = GetCommand | BatchGetCommand | QueryCommand | PutCommand | UpdateCommand | TransactWriteCommand;

export const TABLE_NAME = 'simulated';

/** The table as one process has it: every command is an effect. `isBank`: the bank's own, which nobody closes. */
export function gatedTable(table: SimulatedTable, gate: Gate, process: Process, isBank = false): Table {
  return new Table(new GatedClient(table, gate, process, isBank), TABLE_NAME);
}

/** As if the table's policy forbade everything, once the deployment is pointed at another table. */
class TableClosed extends Error {
  override readonly name = 'AccessDeniedException';
}

class GatedClient implements ItemClient {
  readonly #table: SimulatedTable;
  readonly #gate: Gate;
  readonly #process: Process;
  readonly #isBank: boolean;

  constructor(table: SimulatedTable, gate: Gate, process: Process, isBank: boolean) {
    this.#isBank = isBank;
    this.#table = table;
    this.#gate = gate;
    this.#process = process;
  }

  send(command: GetCommand): Promise<GetCommandOutput>;
  send(command: BatchGetCommand): Promise<BatchGetCommandOutput>;
  send(command: QueryCommand): Promise<QueryCommandOutput>;
  send(command: PutCommand): Promise<PutCommandOutput>;
  send(command: UpdateCommand): Promise<UpdateCommandOutput>;
  send(command: TransactWriteCommand): Promise<TransactWriteCommandOutput>;
  send(command: Command): Promise<object> {
    if (this.#process.isCutOff && !this.#isBank) return Promise.reject(new TableClosed('the old table is closed'));
    return this.#gate.pass<object>(this.#process, {
      kind: this.#isBank ? kindOfTheBanks(command) : kindOf(command),
      act: () => this.#unlessClosed(() => sent(this.#table, command)),
      under: (fault) => this.#unlessClosed(() => underFault(this.#table, command, fault)),
      text: () => textOf(command),
    });
  }

  /** It may have been closed while the process stood still. */
  #unlessClosed(act: () => Promise<object>): Promise<object> {
    const isClosed = this.#process.isCutOff && !this.#isBank;
    return isClosed ? Promise.reject(new TableClosed('the old table is closed')) : act();
  }
}

/** The overloads know one command at a time. */
function sent(table: SimulatedTable, command: Command): Promise<object> {
  if (command instanceof GetCommand) return table.send(command);
  if (command instanceof BatchGetCommand) return table.send(command);
  if (command instanceof QueryCommand) return table.send(command);
  if (command instanceof PutCommand) return table.send(command);
  if (command instanceof UpdateCommand) return table.send(command);
  return table.send(command);
}

function kindOf(command: Command): EffectKind {
  if (command instanceof GetCommand) return 'read';
  if (command instanceof TransactWriteCommand) return 'transact';
  if (command instanceof QueryCommand) return command.input.IndexName === undefined ? 'read' : 'index';
  if (command instanceof BatchGetCommand) return 'read-many';
  return 'write';
}

/** Both are part of what the bank does with a submission. Its other commands are not. */
function kindOfTheBanks(command: Command): EffectKind {
  const kind = kindOf(command);
  if (kind === 'read') return 'bank-read';
  return kind === 'transact' ? 'booking' : kind;
}

function underFault(table: SimulatedTable, command: Command, { kind, amount }: Fault): Promise<object> {
  if (kind === 'unread' && command instanceof BatchGetCommand) return halfRead(table, command);
  if (kind !== 'stale-index') return sent(table, command);
  table.indexReadsAsOf(Math.max(0, table.version - amount));
  const answer = sent(table, command);
  table.indexReadsAsOf(undefined);
  return answer;
}

/** DynamoDB gives back the second half of the keys unread. */
async function halfRead(table: SimulatedTable, command: BatchGetCommand) {
  const [[name, request] = []] = Object.entries(command.input.RequestItems ?? {});
  const keys = request?.Keys ?? [];
  if (name === undefined || keys.length < 2) return table.send(command);
  const middle = Math.ceil(keys.length / 2);
  const answer = await table.send(
    new BatchGetCommand({ RequestItems: { [name]: { ...request, Keys: keys.slice(0, middle) } } }),
  );
  return { ...answer, UnprocessedKeys: { [name]: { ...request, Keys: keys.slice(middle) } } };
}

const keyText = (key: Record<string, unknown> | undefined) => `${String(key?.PK)} / ${String(key?.SK)}`;

/** One line that says what the command is about. */
function textOf(command: Command): string {
  if (command instanceof GetCommand) return `reads ${keyText(command.input.Key)}`;
  if (command instanceof PutCommand) return `puts ${keyText(command.input.Item)}`;
  if (command instanceof UpdateCommand) return `updates ${keyText(command.input.Key)}`;
  if (command instanceof QueryCommand) {
    const { IndexName = 'table', ExpressionAttributeValues: values } = command.input;
    return `queries ${IndexName} for ${Object.values(values ?? {}).join(' ')}`;
  }
  if (command instanceof BatchGetCommand) {
    const keys = Object.values(command.input.RequestItems ?? {}).flatMap(({ Keys = [] }) => Keys);
    return `reads ${keys.length} items: ${keyText(keys[0])}`;
  }
  const writes = (command.input.TransactItems ?? []).map(
    ({ Put, Update, Delete, ConditionCheck }) =>
      (Put && `puts ${keyText(Put.Item)}`) ||
      (Update && `updates ${keyText(Update.Key)}`) ||
      (Delete && `deletes ${keyText(Delete.Key)}`) ||
      `checks ${keyText(ConditionCheck?.Key)}`,
  );
  return `in one transaction ${writes.join('; ')}`;
}
