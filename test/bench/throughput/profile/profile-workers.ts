import { syncBuiltinESMExports } from 'node:module';
import workerThreads from 'node:worker_threads';

/* Loaded into a stack before its own code: its workers write CPU profiles, too. They have options of their own. */

const { Worker } = workerThreads;

class ProfiledWorker extends Worker {
  constructor(...[file, options]: ConstructorParameters<typeof Worker>) {
    super(file, { ...options, execArgv: ['--cpu-prof', `--cpu-prof-dir=${process.env.PROFILES_DIR}`] });
  }
}

workerThreads.Worker = ProfiledWorker;
syncBuiltinESMExports();
