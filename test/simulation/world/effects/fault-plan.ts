import type { Random } from '../time/random.ts';
import {
  type EffectKind,
  FAULTS_OF,
  type Fault,
  type FaultKind,
  HIDES_SECONDS,
  isInsideBank,
  LAGS,
  RACES_OF,
  STALLS_SECONDS,
  TURNS,
  UNREADABLE_SECONDS,
} from './fault.ts';

/** Which effect of which process. It is the same one when a story is told again. */
export type Place = { readonly process: string; readonly nth: number };

/** What goes wrong where. */
export interface FaultPlan {
  at(place: Place, effect: EffectKind): Fault | undefined;
}

export const placeText = ({ process, nth }: Place): string => `${process} @${nth}`;

/** The process in the text of a place, and the number of its effect. */
export function placeOf(text: string): Place {
  const at = text.lastIndexOf(' @');
  return { process: text.slice(0, at), nth: Number(text.slice(at + 2)) };
}

/** Exactly these. Where a shortened story has an effect inside the bank by now, only what can go wrong there does. */
export function plannedFaults(faults: ReadonlyMap<string, Fault>): FaultPlan {
  return {
    at(place, effect) {
      const fault = faults.get(placeText(place));
      return fault && isInsideBank(effect) && !FAULTS_OF[effect].includes(fault.kind) ? undefined : fault;
    },
  };
}

/** Reads are many and change nothing, so effects that change something go wrong more often. */
const WEIGHT: Readonly<Record<EffectKind, number>> = {
  read: 1,
  'read-many': 1,
  index: 1,
  write: 3,
  transact: 4,
  'bank-read': 1,
  booking: 4,
  submit: 16,
  'look-up': 3,
  ask: 1,
  request: 4,
  transfer: 12,
  start: 6,
  describe: 3,
  invoke: 5,
  transition: 1,
  publish: 3,
  tell: 3,
};

/** At every effect with that probability, or a multiple of it. */
export function randomFaults(random: Random, probability: number): FaultPlan {
  return {
    at(_place, effect) {
      if (!random.happens(probability * WEIGHT[effect])) return undefined;
      return faultOf(random.oneOf(FAULTS_OF[effect]), random);
    },
  };
}

/** Faults that make two meet, at every effect that has such, with that probability. */
export function randomRaces(random: Random, probability: number): FaultPlan {
  return {
    at(_place, effect) {
      const kinds = RACES_OF[effect];
      return kinds && random.happens(probability) ? raceOf(random.oneOf(kinds), random) : undefined;
    },
  };
}

/** Where one plan has nothing, the other decides. */
export function either(first: FaultPlan, second: FaultPlan): FaultPlan {
  return { at: (place, effect) => first.at(place, effect) ?? second.at(place, effect) };
}

export function faultOf(kind: FaultKind, random: Random): Fault {
  switch (kind) {
    case 'stall-before':
    case 'stall-after':
      return { kind, amount: random.oneOf(STALLS_SECONDS) };
    case 'hidden':
      return { kind, amount: random.oneOf(HIDES_SECONDS) };
    case 'stale-index':
      return { kind, amount: random.oneOf(LAGS) };
    default:
      return { kind, amount: 0 };
  }
}

function raceOf(kind: FaultKind, random: Random): Fault {
  switch (kind) {
    case 'overtaken':
    case 'stall-until-next':
    case 'twice':
      return { kind, amount: random.oneOf(TURNS) };
    case 'unreadable':
      return { kind, amount: random.oneOf(UNREADABLE_SECONDS) };
    default:
      return faultOf(kind, random);
  }
}
