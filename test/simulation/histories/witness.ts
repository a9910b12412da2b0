import type { EffectKind, Fault } from '../world/effects/fault.ts';
import { type FaultPlan, placeText } from '../world/effects/fault-plan.ts';

/** A broken rule, and what shows it. */
export type Broken = { readonly rule: string; readonly text: string };

/** What is recorded of a history. */
export type Told = {
  readonly broken: readonly Broken[];
  readonly effects: number;
  /** Every fault that came, by its place. As a plan it gives the same history again. */
  readonly faults: ReadonlyMap<string, Fault>;
  /** Every place at which a fault could have come. */
  readonly places: ReadonlyMap<string, EffectKind>;
  /** How often each branch was taken: states of the state machines, stages of the sweep, actions in the audit log. */
  readonly branches: ReadonlyMap<string, number>;
  /** The courses that it took once its fault had come, or all if none was planned; see `Course`. Empty unless they were asked for. */
  readonly courses: readonly string[];
  /** Batches and payments by their state at the end. */
  readonly ends: ReadonlyMap<string, number>;
};

/** More examples would show nothing new. */
const MOST_BROKEN = 20;

/** Watches a history, and records what is asked for afterwards. */
export class Witness {
  readonly broken: Broken[] = [];
  readonly faults = new Map<string, Fault>();
  readonly places = new Map<string, EffectKind>();
  readonly branches = new Map<string, number>();
  readonly courses: string[] = [];

  /** The same plan, watched. */
  watched(plan: FaultPlan, keepsPlaces: boolean): FaultPlan {
    return {
      at: (place, effect) => {
        const fault = plan.at(place, effect);
        if (fault) this.faults.set(placeText(place), fault);
        if (keepsPlaces) this.places.set(placeText(place), effect);
        return fault;
      },
    };
  }

  saw(branch: string): void {
    this.branches.set(branch, (this.branches.get(branch) ?? 0) + 1);
  }

  breaks(broken: readonly Broken[]): void {
    if (this.broken.length < MOST_BROKEN) this.broken.push(...broken);
  }
}
