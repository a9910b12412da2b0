import { hasMark } from './marks.ts';

/** Collects everything that the Lambdas of this process log, at the lowest level, instead of printing it. */
export class HeardLog {
  #lines: string[] = [];
  readonly #secrets = new Map<string, string>();
  readonly #ends: (() => void)[] = [];

  start(): void {
    for (const stream of [process.stdout, process.stderr]) {
      const { write } = stream;
      stream.write = (chunk: Uint8Array | string) => {
        this.#lines.push(...String(chunk).split('\n').filter(Boolean));
        return true;
      };
      this.#ends.push(() => {
        stream.write = write;
      });
    }
  }

  stop(): void {
    for (const end of this.#ends.splice(0)) end();
  }

  /** @param name by which a leak is reported */
  forbid(name: string, secret: string): void {
    this.#secrets.set(name, secret);
  }

  /** The lines since the last call, and those among them that contain what no log may contain. */
  take(): { readonly lines: readonly string[]; readonly leaks: readonly string[] } {
    const lines = this.#lines;
    this.#lines = [];
    const leaks = lines.flatMap((line) => {
      const found = [...this.#secrets].filter(([, secret]) => secret !== '' && line.includes(secret));
      const what = [...found.map(([name]) => name), ...(hasMark(line) ? ['what somebody typed'] : [])];
      return what.map((one) => `a log line holds ${one}: ${line.slice(0, 600)}`);
    });
    return { lines, leaks };
  }
}
