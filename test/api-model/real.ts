import { vi } from 'vitest';
import { type HttpServer, startHttpServer } from '../../infra/local/http-server.ts';
import { USERS as PERSONS } from '../../infra/local/users.ts';
import { sweep } from '../../lib/payouts/schedules/sweep/sweep.ts';
import { createEdge, type Edge, type Lambda } from '../hostile/edge.ts';
import { Api } from '../support/e2e-api.ts';
import { affiliateRow } from '../support/e2e-data.ts';
import { createWorld, runExecution, type World } from '../support/world.ts';
import { NAMES, PEOPLE, USERS, type User } from './model.ts';

/** The product that a history runs against. */
export interface Real {
  readonly world: World;
  readonly apiOf: (user: User) => Api;
  /** Does whatever the state machine and the sweep have to do by now. */
  readonly execute: () => Promise<void>;
}

/** Accepts whoever says who they are, because tokens are tested elsewhere. */
const believing: Lambda = async (event) => {
  const given = JSON.stringify(event);
  const user = USERS.find((one) => given.includes(`"Bearer ${one}"`));
  return user === undefined
    ? { isAuthorized: false }
    : { isAuthorized: true, context: { sub: PERSONS[user].sub, username: PERSONS[user].email } };
};

/** Serves the API over HTTP. Each history begins with its own table. */
export class ApiServer {
  #server: HttpServer | undefined;
  #edge: Edge | undefined;

  async open(): Promise<void> {
    const answer = async (request: Parameters<Edge['answer']>[0]) => {
      if (this.#edge === undefined) throw new Error('a request came before the first history began');
      return this.#edge.answer(request);
    };
    this.#server = await startHttpServer(0, answer, (error) => {
      throw error;
    });
    vi.useFakeTimers({ toFake: ['Date'] });
  }

  async close(): Promise<void> {
    vi.useRealTimers();
    await this.#server?.stop();
  }

  async begin(): Promise<Real> {
    const world = await createWorld();
    vi.setSystemTime(new Date(world.clock.now()));
    this.#edge = await createEdge(world, believing);
    const url = `http://127.0.0.1:${this.#server?.port}`;
    const apis = new Map(USERS.map((user) => [user, new Api(() => ({ url, token: user }))]));
    const apiOf = (user: User) => apis.get(user) ?? new Api(() => ({ url, token: user }));
    await apiOf('admin').importAffiliates(NAMES.map((name) => affiliateRow(name, PEOPLE[name].behaviour)));
    return { world, apiOf, execute: executor(world) };
  }
}

/** The clock of the routes follows the world's, which runs ahead while batches are executed. */
const executor = (world: World) => {
  let ended = 0;
  const runStarted = async () => {
    for (; ended < world.executions.started.length; ended += 1) {
      const execution = world.executions.started[ended];
      if (execution) await runExecution(world, execution);
    }
  };
  return async () => {
    await runStarted();
    // Starts what was left to it: a batch whose turn came when the one before was called off.
    await sweep(world, world.context);
    await runStarted();
    vi.setSystemTime(new Date(world.clock.now()));
  };
};
