import { AsyncLocalStorage } from 'node:async_hooks';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { consumedBy } from './consumed.ts';
import { sumOf, type Units } from './units.ts';

const contextSchema = z.object({ commandName: z.string() });

/**
 * Counts what the requests of a client take, by what is being done. It stands in the client's own middleware: what is counted
 * is what the engine says of the very request that the product made.
 */
export class Meter {
  readonly #doing = new AsyncLocalStorage<{ label: string }>();
  readonly #taken = new Map<string, Units>();

  constructor(client: DynamoDBDocumentClient) {
    client.middlewareStack.add(
      (next, context) => async (args) => {
        const { commandName } = contextSchema.parse(context);
        const result = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'INDEXES' } });
        this.#count(consumedBy(commandName, result.output));
        return result;
      },
      { step: 'initialize', priority: 'high', name: 'meter' },
    );
  }

  /** Counts under this label whatever the work asks for, however deep and however much of it at once. */
  during<T>(label: string, work: () => Promise<T>): Promise<T> {
    return this.#doing.run({ label }, work);
  }

  /** From here on the work that calls this goes on under another label. */
  goOn(label: string): void {
    const doing = this.#doing.getStore();
    if (doing === undefined) throw new Error(`nothing is being counted that could go on as ${label}`);
    doing.label = label;
  }

  /** By label, since the last {@link reset}. */
  get taken(): ReadonlyMap<string, Units> {
    return new Map(this.#taken);
  }

  reset(): void {
    this.#taken.clear();
  }

  #count(units: Units): void {
    const label = this.#doing.getStore()?.label ?? UNLABELLED;
    this.#taken.set(label, sumOf([this.#taken.get(label) ?? sumOf([]), units]));
  }
}

const UNLABELLED = 'unlabelled';
