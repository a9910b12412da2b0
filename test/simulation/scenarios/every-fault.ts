import { smallestStory } from '../histories/smallest-story.ts';
import type { Story } from '../histories/story.ts';
import { tellHistory } from '../histories/tell-history.ts';
import { type EffectKind, FAULTS_OF, type Fault, type FaultKind } from '../world/effects/fault.ts';
import { placeOf, placeText } from '../world/effects/fault-plan.ts';
import type { Alone } from '../world/lone-processes.ts';
import type { Machines } from '../world/machine/machines.ts';
import type { Scenario } from './scenarios.ts';

/** A stall longer than every time-out on the way: that of the Lambda, of the task, and of an attempt. The sweep runs meanwhile. */
const STALL_SECONDS = 400;
/** Longer than attempts at the Mock bank are valid in these stories, and shorter than the time until the sweeps that end them. */
const HIDES_SECONDS = 20;
/** A lag of the index behind which nothing that the story has written shows yet. */
const LAG = 1_000;

/**
 * Every way in which exactly one thing goes wrong in a story. Each effect that there is without faults gets each fault that can
 * come there.
 *
 * @param every only every so-many-th effect
 */
export async function singleFaults(story: Story, machines: Machines, every = 1): Promise<Story[]> {
  const { places } = await tellHistory(story, { machines, keepsPlaces: true });
  return [...places]
    .filter((_, nth) => nth % every === 0)
    .flatMap(([place, effect]) =>
      FAULTS_OF[effect]
        .filter((kind) => every > 1 || kind !== 'crash-before' || !isToldBefore(place, places))
        .map((kind) => ({ ...story, faults: { planned: new Map([[place, faultOf(kind)]]) } })),
    );
}

/** Effects on the table that contain no other effect. */
const OF_TABLE: readonly EffectKind[] = ['read', 'read-many', 'index', 'write', 'transact'];

/**
 * Whether the death of a process before this effect is told elsewhere. If the effect before it writes, it is the same as dying after
 * that one. If that one reads, it is the same as dying before that one.
 */
function isToldBefore(place: string, places: ReadonlyMap<string, EffectKind>): boolean {
  const { process, nth } = placeOf(place);
  const before = places.get(placeText({ process, nth: nth - 1 }));
  return before !== undefined && OF_TABLE.includes(before);
}

function faultOf(kind: FaultKind): Fault {
  switch (kind) {
    case 'stall-before':
    case 'stall-after':
      return { kind, amount: STALL_SECONDS };
    case 'hidden':
      return { kind, amount: HIDES_SECONDS };
    case 'stale-index':
      return { kind, amount: LAG };
    default:
      return { kind, amount: 0 };
  }
}

/**
 * Tells a scenario with every single fault, and stops at the first that breaks a rule. A telling ends early once it has taken the same
 * course as an earlier one.
 *
 * @returns how many were told
 */
export async function tellWithEveryFault({ story, every }: Scenario, machines: Machines): Promise<number> {
  const known = new Set<string>();
  const memory = new Map<string, Alone>();
  const untouched = await tellHistory(story, { machines, known, memory });
  if (untouched.broken.length > 0) throw new Error(await smallestStory(story, untouched, machines));
  const stories = await singleFaults(story, machines, every);
  for (const course of untouched.courses) known.add(course);
  for (const one of stories) {
    const told = await tellHistory(one, { machines, known, memory });
    if (told.broken.length > 0) throw new Error(await smallestStory(one, told, machines));
    if (told.faults.size !== 1) throw new Error(`the planned fault did not come: ${JSON.stringify(one, jsonOf)}`);
    for (const course of told.courses) known.add(course);
  }
  return stories.length;
}

const jsonOf = (_name: string, value: unknown) => {
  if (value instanceof Map) return [...value];
  return typeof value === 'bigint' ? String(value) : value;
};
