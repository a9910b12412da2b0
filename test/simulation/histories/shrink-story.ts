import type { Act, Story } from './story.ts';

/** Whether the shortened story still breaks the rule. */
export type IsBroken = (story: Story) => Promise<boolean>;

/** A history takes milliseconds, and a person reads the result. */
const MOST_TRIES = 600;

/**
 * Leaves out whatever is not needed for a story to break its rule: faults, acts, people, commissions and special settings.
 *
 * @param story whose faults are planned, one by one
 */
export async function shrinkStory(story: Story, isBroken: IsBroken): Promise<Story> {
  let smallest = story;
  let tries = 0;
  const better = async (candidate: Story): Promise<boolean> => {
    tries += 1;
    if (tries > MOST_TRIES || !(await isBroken(candidate))) return false;
    smallest = candidate;
    return true;
  };
  for (let before = -1; before !== sizeOf(smallest) && tries < MOST_TRIES; ) {
    before = sizeOf(smallest);
    await withFewer(plannedOf(smallest), (faults) => better({ ...smallest, faults: { planned: new Map(faults) } }));
    await withFewer(smallest.acts, (acts) => better({ ...smallest, acts }));
    await withFewer(smallest.cast, (cast) => cast.length > 0 && better({ ...smallest, cast }));
    for (const simpler of simplifications(smallest)) await better(simpler(smallest));
  }
  return smallest;
}

const plannedOf = ({ faults }: Story) => ('planned' in faults ? [...faults.planned] : []);

function sizeOf({ cast, acts, faults }: Story): number {
  const commissions = cast.reduce((sum, person) => sum + person.commissions.length, 0);
  return cast.length + commissions + acts.length + ('planned' in faults ? faults.planned.size : 0);
}

/** Tries without one half, without one quarter, and so on down to single elements, as long as something can be left out. */
async function withFewer<T>(list: readonly T[], isEnough: (fewer: readonly T[]) => boolean | Promise<boolean>) {
  let kept = list;
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < kept.length; ) {
      const fewer = [...kept.slice(0, from), ...kept.slice(from + size)];
      if (await isEnough(fewer)) kept = fewer;
      else from += size;
    }
  }
}

function simplifications({ cast, acts }: Story): ((story: Story) => Story)[] {
  return [
    (story) => ({ ...story, skewMs: 0 }),
    (story) => ({ ...story, isListenedTo: false }),
    (story) => ({ ...story, paymentsPerSubmission: 50 }),
    (story) => ({ ...story, attemptLifetimeSeconds: 5 }),
    ...acts.map(({ id }) => changedAct(id, { asksAgain: false })),
    ...acts.map(({ id }) => changedAct(id, { lateBy: 0 })),
    ...cast.map(({ name }) => (story: Story) => ({
      ...story,
      cast: story.cast.map((one) => (one.name === name ? { ...one, behaviour: 'ok' } : one)),
    })),
    ...cast.map(({ name }) => (story: Story) => ({
      ...story,
      cast: story.cast.map((one) => (one.name === name ? { ...one, commissions: one.commissions.slice(0, 1) } : one)),
    })),
  ];
}

const changedAct =
  (id: number, change: Partial<Pick<Act, 'asksAgain' | 'lateBy'>>) =>
  (story: Story): Story => ({ ...story, acts: story.acts.map((act) => (act.id === id ? { ...act, ...change } : act)) });
