import { wordsOf } from './console.ts';

type Step = () => void | Promise<void>;

/** What has to be undone, in reverse order. Every step is tried, even if others fail. */
export class Teardown {
  readonly #steps: Step[] = [];

  add(step: Step): void {
    this.#steps.push(step);
  }

  async run(): Promise<void> {
    for (const step of this.#steps.splice(0).reverse()) {
      try {
        await step();
      } catch (error) {
        process.stderr.write(`${wordsOf(error)}\n`);
      }
    }
  }
}
