import { FunctionInstance, type InstanceOptions, type InvocationResult } from './function-instance.ts';

interface Waiting {
  readonly event: string;
  readonly resolve: (result: InvocationResult) => void;
}

/** How many instances there were, and how many of them were running something. */
export interface Killed {
  readonly killed: number;
  readonly interrupted: number;
}

/** After this time at rest a Lambda keeps one instance, and frees the memory of the others. */
const REST_MS = 20_000;

/** Instances of one Lambda. Their number grows on demand up to a limit. Further invocations wait their turn. */
export class FunctionPool {
  readonly #options: InstanceOptions;
  readonly #limit: number;
  readonly #instances = new Set<FunctionInstance>();
  readonly #idle: FunctionInstance[] = [];
  readonly #queue: Waiting[] = [];
  readonly #restMs: number;
  #resting: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(options: InstanceOptions, limit = 4, restMs = REST_MS) {
    this.#options = options;
    this.#limit = limit;
    this.#restMs = restMs;
  }

  /** How many instances there are. */
  get size(): number {
    return this.#instances.size;
  }

  /** Runs the Lambda once with an event of JSON text. Never rejects. */
  invoke(event: string): Promise<InvocationResult> {
    if (this.#stopped) return Promise.resolve(STOPPING);
    return new Promise((resolve) => {
      this.#queue.push({ event, resolve });
      this.#serve();
    });
  }

  /**
   * Ends every instance in the middle of its work. Its caller is told that it was killed. Callers that wait for a turn, or
   * come later, get a new instance.
   */
  async kill(): Promise<Killed> {
    const killed = [...this.#instances];
    const interrupted = killed.length - this.#idle.length;
    this.#instances.clear();
    this.#idle.length = 0;
    await Promise.all(killed.map((instance) => instance.stop('Runtime exited with error: signal: killed')));
    this.#serve();
    return { killed: killed.length, interrupted };
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#resting);
    for (const { resolve } of this.#queue.splice(0)) resolve(STOPPING);
    await Promise.all([...this.#instances].map((instance) => instance.stop()));
  }

  #serve(): void {
    while (this.#queue.length > 0) {
      const instance = this.#idle.pop() ?? this.#grow();
      if (instance === undefined) return;
      const next = this.#queue.shift();
      if (next !== undefined) void this.#run(instance, next);
    }
  }

  #grow(): FunctionInstance | undefined {
    if (this.#instances.size >= this.#limit) return undefined;
    const instance = new FunctionInstance(this.#options);
    this.#instances.add(instance);
    return instance;
  }

  async #run(instance: FunctionInstance, { event, resolve }: Waiting): Promise<void> {
    resolve(await instance.invoke(event));
    if (instance.isDead) this.#instances.delete(instance);
    else this.#idle.push(instance);
    if (this.#stopped) return;
    this.#serve();
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.#shrink(), this.#restMs).unref();
  }

  #shrink(): void {
    for (const instance of this.#idle.splice(1)) {
      this.#instances.delete(instance);
      void instance.stop();
    }
  }
}

const STOPPING: InvocationResult = {
  ok: false,
  error: { errorType: 'Runtime.ExitError', errorMessage: 'The local stack is stopping.' },
};
