import { randomUUID } from 'node:crypto';
import type { AsyncCommand } from 'fast-check';
import { routeFor } from '../support/api-contract.ts';
import { differences } from './compare.ts';
import { executeAll, type Model } from './model.ts';
import { type Answered, type Call, expected, type Operation, outcomeOf } from './operation.ts';
import type { Real } from './real.ts';

/** What a history runs against. When two calls race, the model is replaced by that of the order that fits. */
export interface Story {
  model: Model;
}
export type Command = AsyncCommand<Story, Real>;

/** How often each route gave each answer, by `POST /pay 409 not_payable`. */
export const answers = new Map<string, number>();

const send = async (real: Real, { method, path, user, body }: Call, idempotencyKey?: string): Promise<Answered> => {
  const key = idempotencyKey === undefined ? {} : { idempotencyKey };
  const answer = await real.apiOf(user).send(method, path, { body, ...key });
  const kind = `${method} ${routeFor(method, path)?.path} ${outcomeOf(answer)}`;
  answers.set(kind, (answers.get(kind) ?? 0) + 1);
  return answer;
};

const requireNone = (faults: readonly string[]): void => {
  if (faults.length > 0) throw new Error(faults.slice(0, 12).join('\n'));
};

/** One request, sometimes under an Idempotency-Key that may have been used before. */
export class Doing implements Command {
  readonly #operation: Operation;
  readonly #key: string | undefined;

  constructor(operation: Operation, key: string | undefined) {
    this.#operation = operation;
    this.#key = key;
  }

  check({ model }: Story): boolean {
    return this.#operation.call(model) !== undefined;
  }

  async run({ model }: Story, real: Real): Promise<void> {
    const call = this.#operation.call(model);
    if (call === undefined) return;
    const key = takesKey(call) ? this.#key : undefined;
    const answer = await send(real, call, key);
    const wrong =
      key === undefined ? this.#operation.judge(model, answer, call) : this.#judgeKeyed(model, answer, call, key);
    requireNone(wrong === undefined ? await differences(model, real) : [wrong]);
  }

  /** The first answer under a key is the answer to every equal request. A different request is refused. */
  #judgeKeyed(model: Model, answer: Answered, call: Call, key: string): string | undefined {
    const [path, query = ''] = call.path.split('?');
    const name = [call.user, call.method, path, key].join(' ');
    const body = JSON.stringify([call.body ?? {}, query]);
    const kept = model.kept.get(name);
    if (!kept) {
      model.kept.set(name, { ...answer, body });
      return this.#operation.judge(model, answer, call);
    }
    if (kept.body !== body) return expected('409 idempotency_key_reused', answer);
    return kept.status === answer.status && kept.text === answer.text
      ? undefined
      : `the same request was answered ${kept.status} ${kept.text}, and now ${answer.status} ${answer.text}`;
  }

  toString(): string {
    return this.#key === undefined ? this.#operation.name : `${this.#operation.name} [key ${this.#key}]`;
  }
}

const takesKey = ({ method, path }: Call): boolean => routeFor(method, path)?.endpoint.about.idempotent === true;

/** Two requests at once. Their result must be that of one order or the other. */
export class Racing implements Command {
  readonly #operations: readonly [Operation, Operation];

  constructor(first: Operation, second: Operation) {
    this.#operations = [first, second];
  }

  check({ model }: Story): boolean {
    return this.#operations.every((operation) => operation.call(model) !== undefined);
  }

  async run(story: Story, real: Real): Promise<void> {
    const calls = this.#operations.flatMap((operation) => {
      const call = operation.call(story.model);
      return call ? [{ operation, call }] : [];
    });
    const answered = await Promise.all(
      calls.map(async ({ operation, call }) => ({ operation, call, answer: await send(real, call) })),
    );
    const told = [];
    for (const order of [answered, answered.toReversed()]) {
      const model = structuredClone(story.model);
      const wrong = order.flatMap(({ operation, call, answer }) => operation.judge(model, answer, call) ?? []);
      const faults = wrong.length > 0 ? wrong : await differences(model, real);
      if (faults.length === 0) {
        story.model = model;
        return;
      }
      told.push(`${order.map(({ operation }) => operation.name).join(', then ')}:`, ...faults);
    }
    requireNone(told);
  }

  toString(): string {
    return `at once: ${this.#operations.map(({ name }) => name).join(' | ')}`;
  }
}

/** The same request twice at once, under one key: it is done once, and both get the same answer. */
export class Twice implements Command {
  readonly #operation: Operation;

  constructor(operation: Operation) {
    this.#operation = operation;
  }

  check({ model }: Story): boolean {
    const call = this.#operation.call(model);
    return call !== undefined && takesKey(call);
  }

  async run({ model }: Story, real: Real): Promise<void> {
    const call = this.#operation.call(model);
    if (call === undefined) return;
    const key = randomUUID();
    const [first, second] = await Promise.all([send(real, call, key), send(real, call, key)]);
    if (first.text !== second.text) throw new Error(`one was answered ${first.text}, and the other ${second.text}`);
    const wrong = this.#operation.judge(model, first, call);
    requireNone(wrong === undefined ? await differences(model, real) : [wrong]);
  }

  toString(): string {
    return `twice at once: ${this.#operation.name}`;
  }
}

/** The state machine and the sweep do their part. */
export class Executing implements Command {
  check(): boolean {
    return true;
  }

  async run({ model }: Story, real: Real): Promise<void> {
    await real.execute();
    executeAll(model);
    requireNone(await differences(model, real));
  }

  toString(): string {
    return 'what is queued is executed';
  }
}
