import { alwaysHolds } from './condition-parts.ts';

/** What switched source calls for each of its rules. Of all of them at most one is taken out at a time. */
export interface RulesSwitch {
  /** What decides whether a guard ends its function: what it says itself, or never if it is taken out. */
  guard<T>(id: number, holds: T): T | false;
  /** The part of a condition as it stands, or one that always holds. */
  condition(id: number, part: string): string;
}

/**
 * @param takenOut the number of the rule that is taken out, if any
 * @param reached told of each rule that was asked, where it matters whether it is there: guards that held, and conditions
 */
export const rulesSwitch = (takenOut: number | undefined, reached: (id: number) => void): RulesSwitch => ({
  guard(id, holds) {
    if (holds) reached(id);
    return id === takenOut ? false : holds;
  },
  condition(id, part) {
    reached(id);
    return id === takenOut ? alwaysHolds(part) : part;
  },
});
