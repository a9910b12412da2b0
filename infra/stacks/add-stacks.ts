import { type App, Tags } from 'aws-cdk-lib';
import { type Config, resourcePrefix } from '../config.ts';
import { StatefulStack } from './stateful-stack.ts';
import { StatelessStack } from './stateless-stack.ts';

/** The two stacks of one deployment: what must never be lost, and what can be rebuilt at any time. */
export const addStacks = (app: App, config: Config): { stateful: StatefulStack; stateless: StatelessStack } => {
  const prefix = resourcePrefix(config);
  const env = { region: config.region, ...(config.account === undefined ? {} : { account: config.account }) };
  const stateful = new StatefulStack(app, 'Stateful', {
    env,
    config,
    stackName: `${prefix}-stateful`,
    description: 'Payout engine: ledger table, its key, and the admins',
    terminationProtection: true,
  });
  const stateless = new StatelessStack(app, 'Stateless', {
    env,
    config,
    stackName: `${prefix}-stateless`,
    description: 'Payout engine: API, Lambdas, state machine, schedules',
    table: stateful.table,
    tableKey: stateful.tableKey,
    outside: stateful.outside,
    userPool: stateful.userPool,
    userPoolClient: stateful.userPoolClient,
  });
  Tags.of(app).add('application', 'disbursement');
  Tags.of(app).add('stage', config.stage);
  return { stateful, stateless };
};
