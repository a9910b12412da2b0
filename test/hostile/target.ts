import { vi } from 'vitest';
import type { HttpResponse } from '../../infra/local/http-response.ts';
import type { PaymentProvider, ProviderDirectory } from '../../lib/payouts/shared/payment-provider.ts';
import { DynamoMockBank } from '../../lib/store/mock-bank/mock-bank-repository.ts';
import { DynamoCursorSecret } from '../../lib/store/shared/cursor-secret.ts';
import type { RawItem } from '../../lib/store/shared/table.ts';
import { allItems } from '../support/items.ts';
import { createWorld, type World } from '../support/world.ts';
import { admins } from './admins.ts';
import { Caller } from './caller.ts';
import { crawl } from './crawl.ts';
import { createEdge, type Edge } from './edge.ts';
import { fillWorld } from './fill-world.ts';
import { HeardLog } from './heard-log.ts';
import type { KnownValues } from './known-values.ts';
import { type Plan, requestOf, told } from './plan.ts';
import { faultsOf } from './verdict.ts';
import { WatchedTable } from './watched-table.ts';

/** The whole API in this process over a filled table, which is restored after every request. */
export interface Target {
  readonly world: World;
  readonly caller: Caller;
  /** Values that the system has given out. */
  readonly known: KnownValues;
  /** An admin's token for the Authorization header. */
  readonly authorization: string;
  /** Sends one request. @throws Error with the request, its answer, and everything that is wrong with it */
  readonly send: (plan: Plan) => Promise<HttpResponse>;
  /** All items of the table. */
  readonly snapshot: () => Promise<RawItem[]>;
  /** No log line may hold this secret from now on. A leak is reported by its name. */
  readonly forbid: (name: string, secret: string) => void;
  /** Undoes what was done through {@link caller}. */
  readonly putBack: () => Promise<void>;
  /** Lets the log go to the terminal again, and the clock run. */
  readonly end: () => void;
  /** @throws Error if anything in the table differs from the beginning */
  readonly requireUnchanged: () => Promise<void>;
}

/** More of them in one message would say nothing new. */
const MOST_FAULTS = 8;

/**
 * The clock stands still, except while its table is filled, so that no token or signature expires.
 *
 * @param riseworks if given, beside the Mock bank, which pays everything here
 */
export async function createTarget(riseworks?: PaymentProvider): Promise<Target> {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-01T00:00:00Z') });
  const log = new HeardLog();
  log.start();
  const people = await admins();
  const made = await createWorld();
  const world = riseworks ? { ...made, providers: withRise(made.providers, riseworks) } : made;
  const edge = await createEdge(world, people.authorizer);
  const caller = new Caller(edge, people);
  await fillWorld(world, caller, () => vi.setSystemTime(new Date(world.clock.now())));
  const known = await crawl(caller);
  const authorization = await people.authorizationOf('admin');
  await forbid(log, world, authorization);
  const table = await WatchedTable.of(world);
  return {
    world,
    caller,
    known,
    authorization,
    snapshot: () => allItems(world),
    forbid: (name, secret) => log.forbid(name, secret),
    putBack: async () => table.putBack(await table.differences()),
    end: () => {
      log.stop();
      vi.useRealTimers();
    },
    send: (plan) => send(edge, table, log, plan),
    requireUnchanged: async () => {
      const differences = await table.differences({ isSure: true });
      if (differences.length > 0) throw new Error(`${differences.length} items of the table differ from the beginning`);
    },
  };
}

const withRise = (mock: ProviderDirectory, riseworks: PaymentProvider): ProviderDirectory => ({
  defaultName: mock.defaultName,
  names: [...mock.names, riseworks.name],
  get: (name) => (name === riseworks.name ? riseworks : mock.get(name)),
});

async function forbid(log: HeardLog, world: World, authorization: string): Promise<void> {
  const inBase64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  log.forbid('the token', authorization.replace('Bearer ', ''));
  log.forbid('the key of the cursors', inBase64(await new DynamoCursorSecret(world.table).load()));
  log.forbid('the secret of the webhooks', inBase64(await new DynamoMockBank(world.table).webhookSecret()));
}

async function send(edge: Edge, table: WatchedTable, log: HeardLog, plan: Plan): Promise<HttpResponse> {
  log.take();
  const response = await edge.answer(requestOf(plan));
  const changed = await table.differences();
  await table.putBack(changed);
  const { lines, leaks } = log.take();
  const faults = [
    ...edge.broken.splice(0),
    ...faultsOf(plan, response, changed),
    ...leaks,
    ...lines.filter((line) => line.includes('"level":"ERROR"') && response.status < 500),
  ];
  if (faults.length > 0)
    throw new Error(
      ['', told(plan), `was answered ${response.status}, and:`, ...faults.slice(0, MOST_FAULTS)].join('\n'),
    );
  return response;
}
