import { number, table } from './text.ts';

/** A figure that should be reached; smaller is better, unless it is said that more is. */
export interface Target {
  readonly what: string;
  readonly measured: number;
  readonly target: number;
  readonly unit: string;
  readonly moreIsBetter?: true;
  readonly digits?: number;
}

export const isReached = ({ measured, target, moreIsBetter }: Target): boolean =>
  moreIsBetter ? measured >= target : measured <= target;

/** How much is missing, in the target's unit; `none` once it is reached. */
export const gapOf = (target: Target): string =>
  isReached(target) ? 'none' : number(Math.abs(target.measured - target.target), target.digits);

export const targetsTable = (targets: readonly Target[]): string =>
  table(
    ['figure', 'unit', 'measured', 'target', 'gap'],
    targets.map((target) => [
      target.what,
      target.unit,
      number(target.measured, target.digits),
      `${target.moreIsBetter ? 'at least' : 'at most'} ${number(target.target, target.digits)}`,
      gapOf(target),
    ]),
  );
