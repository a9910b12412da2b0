import { App } from 'aws-cdk-lib';
import { readConfig } from './config.ts';
import { addStacks } from './stacks/add-stacks.ts';

const app = new App();
addStacks(
  app,
  readConfig((key) => app.node.tryGetContext(key), process.env),
);
app.synth();
