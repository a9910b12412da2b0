import { App } from 'aws-cdk-lib';
import { readConfig } from './config.ts';
import { allEntries } from './entries.ts';
import { addStacks } from './stacks/add-stacks.ts';

const app = new App();
addStacks(
  app,
  readConfig((key) => app.node.tryGetContext(key), process.env),
  await bundlesKeptIn(process.env.BUNDLES_DIR),
);
// The CDK's own switch for its checks. The local stack turns them off, and then ours are not loaded either.
if (process.env.CDK_VALIDATION !== 'false') {
  const { addChecks } = await import('./checks.ts');
  addChecks(app);
}
app.synth();

/** The local stack names a folder in which it keeps bundles. A deployment builds its own. */
async function bundlesKeptIn(folder: string | undefined): Promise<string | undefined> {
  if (folder === undefined) return undefined;
  const { keptBundles } = await import('./local/kept-bundles.ts');
  return keptBundles(folder, allEntries());
}
