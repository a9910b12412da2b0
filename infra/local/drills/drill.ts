import type { DrillContext } from './drill-context.ts';

/** A command that the drill's section of the runbook names, and what its answer must hold. */
export type Command =
  | { readonly run: string; readonly shows: RegExp; readonly keep?: Kept }
  /** Repeated until its answer matches. Only for commands that change nothing. */
  | { readonly run: string; readonly until: RegExp; readonly keep?: Kept };

/** Shell variables for later commands. Each is the first group of its expression in the answer. */
export type Kept = Readonly<Record<string, RegExp>>;

/** A step that is not a command of the runbook, such as a new start of the local stack. */
export interface Deed {
  readonly deed: string;
  readonly act: (context: DrillContext) => Promise<void>;
}

/** One trouble, made for real, and the steps of the runbook that end it. */
export interface Drill {
  /** Also the name of the runbook's section. */
  readonly name: string;
  readonly about: string;
  /** A currency that no other drill uses. */
  readonly currency: string;
  readonly trouble: (context: DrillContext) => Promise<void>;
  /** The commands that show the trouble, as the runbook says. */
  readonly looks: readonly Command[];
  /** What the runbook says to do. */
  readonly steps: readonly (Command | Deed)[];
  /** What must be true in the end, beside what must be true after every trouble. */
  readonly proves?: (context: DrillContext) => Promise<void>;
}
