import type { App } from 'aws-cdk-lib';
import { type Config, stackNameOf, tagsOf } from '../config.ts';
import { Bundles } from '../constructs/bundle.ts';
import { allEntries } from '../entries.ts';
import { ApiStack } from './api-stack.ts';
import { ConsoleStack } from './console-stack.ts';
import { DataStack } from './data-stack.ts';
import { EngineStack } from './engine-stack.ts';
import { WatchStack } from './watch-stack.ts';

/** The stacks of one deployment, each for one purpose. All but the first can be rebuilt from the source at any time. */
export interface Stacks {
  readonly data: DataStack;
  readonly api: ApiStack;
  readonly engine: EngineStack;
  readonly watch: WatchStack;
  /** Absent where the local stack serves the console by itself. */
  readonly console: ConsoleStack | undefined;
}

/** @param keptBundles a folder with the bundles of all Lambdas; if absent, they are built. See {@link Bundles}. */
export const addStacks = (app: App, config: Config, keptBundles?: string): Stacks => {
  const common = (purpose: string, description: string) => ({
    env: { region: config.region, ...(config.account === undefined ? {} : { account: config.account }) },
    stackName: stackNameOf(config, purpose),
    description,
    terminationProtection: config.terminationProtection,
    // CloudFormation gives them to every resource of the stack that takes them. The table is tagged in its own properties.
    tags: tagsOf(config),
  });
  const bundles = new Bundles(allEntries(), keptBundles);
  const data = new DataStack(app, 'Data', {
    ...common('data', 'Payout engine: the table with the books, its key, the admins, what others subscribe to'),
    config,
    bundles,
  });
  const { table, tableKey, riseSecrets, outside, userPool, userPoolClient } = data;
  const premises = { config, bundles, table, tableKey, riseSecrets };
  const api = new ApiStack(app, 'Api', {
    ...common('api', 'Payout engine: HTTP API, authorizer, a Lambda for each route'),
    premises,
    userPool,
    userPoolClient,
  });
  const engine = new EngineStack(app, 'Engine', {
    ...common('engine', 'Payout engine: state machines, schedules, events'),
    premises,
    outside,
  });
  const watch = new WatchStack(app, 'Watch', {
    ...common('watch', 'Payout engine: dashboard, alarms, budget'),
    config,
    apiId: api.api.api.apiId,
    people: outside.people,
    unannounced: engine.unannounced,
    scheduledWorkLost: engine.scheduledWorkLost,
  });
  const console = config.deploysConsole
    ? new ConsoleStack(app, 'Console', {
        ...common('console', 'Payout engine: the console of the admins, and the API under its address'),
        config,
        apiEndpoint: api.api.api.apiEndpoint,
        userPool,
        userPoolClient,
        signInUrl: data.signInUrl,
      })
    : undefined;
  return { data, api, engine, watch, console };
};
