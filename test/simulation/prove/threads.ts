import { Worker } from 'node:worker_threads';
import type { Definitions } from '../world/machine/machines.ts';
import { resultSchema, type Share, type ShareResult } from './share.ts';

/** Threads that tell histories, each one share after the other. */
export class Threads {
  readonly #workers: readonly Worker[];

  constructor(threads: number, definitions: Definitions) {
    const file = new URL('share.ts', import.meta.url);
    const env = { ...process.env, POWERTOOLS_METRICS_DISABLED: 'true', LOG_LEVEL: 'SILENT' };
    this.#workers = Array.from({ length: threads }, () => new Worker(file, { workerData: definitions, env }));
  }

  /**
   * Gives out shares as long as there are any, and hands on what comes back.
   *
   * @throws Error of a thread that died
   */
  async run(next: () => Share | undefined, done: (result: ShareResult) => void): Promise<void> {
    try {
      await Promise.all(this.#workers.map((worker) => inTurn(worker, next, done)));
    } finally {
      await Promise.all(this.#workers.map((worker) => worker.terminate()));
    }
  }
}

function inTurn(worker: Worker, next: () => Share | undefined, done: (result: ShareResult) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const give = () => {
      const share = next();
      if (share) worker.postMessage(share);
      else resolve();
    };
    worker.on('message', (message: unknown) => {
      done(resultSchema.parse(message));
      give();
    });
    worker.on('error', reject);
    give();
  });
}
