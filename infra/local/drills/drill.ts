import type { Scene } from './scene.ts';

/** A command that the drill's section of the runbook names, and what its answer must hold. */
export type Command =
  | { readonly run: string; readonly shows: RegExp; readonly keep?: Kept }
  /** Asked again until its answer holds it: for commands that only look. */
  | { readonly run: string; readonly until: RegExp; readonly keep?: Kept };

/** Shell variables for later commands, each the first group of its expression in the answer. */
export type Kept = Readonly<Record<string, RegExp>>;

/** What no command of the runbook does, such as a new start of the local stack. */
export interface Deed {
  readonly deed: string;
  readonly act: (scene: Scene) => Promise<void>;
}

/** One trouble, made for real, and the steps of the runbook that end it. */
export interface Drill {
  /** Of the section of the runbook, too. */
  readonly name: string;
  readonly about: string;
  /** Nobody else's affiliates are owed anything in it. */
  readonly currency: string;
  readonly trouble: (scene: Scene) => Promise<void>;
  /** Where the runbook says that the trouble shows. */
  readonly looks: readonly Command[];
  /** What it says to do. */
  readonly steps: readonly (Command | Deed)[];
  /** What must be true then, beside what must be true after every trouble. */
  readonly proves?: (scene: Scene) => Promise<void>;
}
