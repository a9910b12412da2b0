import { App } from 'aws-cdk-lib';
import { readConfig } from './config.ts';
import { addStacks } from './stacks/add-stacks.ts';

const app = new App();
addStacks(
  app,
  readConfig((key) => app.node.tryGetContext(key), process.env),
);
// The CDK's own switch for its checks. The local stack turns them off, and then ours are not loaded either.
if (process.env.CDK_VALIDATION !== 'false') {
  const { addChecks } = await import('./checks.ts');
  addChecks(app);
}
app.synth();
