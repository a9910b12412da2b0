import type { Act, Cast, Deed, Story } from '../histories/story.ts';
import { tellHistory } from '../histories/tell-history.ts';
import type { EffectKind, Fault } from '../world/effects/fault.ts';
import type { Machines } from '../world/machine/machines.ts';

/** Two who meet at a place that chance rarely finds. */
export type Race = {
  readonly name: string;
  /** The same story with the faults that make them meet, in every way that there is. */
  readonly tellings: (machines: Machines) => Promise<readonly Story[]>;
};

/** So late that whoever began at the same moment has finished, unless something holds them up. */
const LAST = 400;
/** Everybody else at that moment comes first. */
const ALL_OTHERS: Fault = { kind: 'overtaken', amount: 1_000 };

const person = (name: string, ...commissions: readonly bigint[]): Cast => ({ name, behaviour: 'ok', commissions });

type Timed = Deed & { readonly at?: number; readonly lateBy?: number };

function story(cast: readonly Cast[], ...deeds: readonly Timed[]): Story {
  const acts = deeds.map((deed, id): Act => ({ id, at: 0, lateBy: 0, admin: 0, asksAgain: false, ...deed }));
  return {
    seed: 1,
    cast,
    acts,
    faults: { planned: new Map() },
    isListenedTo: false,
    paymentsPerSubmission: 50,
    skewMs: 0,
    attemptLifetimeSeconds: 300,
  };
}

const withFaults = (of: Story, ...faults: readonly (readonly [place: string, fault: Fault])[]): Story => ({
  ...of,
  faults: { planned: new Map(faults) },
});

async function placesOf(of: Story, machines: Machines, kind: EffectKind, process = ''): Promise<readonly string[]> {
  const { places } = await tellHistory(of, { machines, keepsPlaces: true });
  return [...places].flatMap(([place, effect]) => (effect === kind && place.startsWith(process) ? [place] : []));
}

/** The last act of the story comes first at each transaction of the others in turn. */
const overtaken = (name: string, of: Story): Race => ({
  name,
  tellings: async (machines) =>
    (await placesOf(of, machines, 'transact')).map((place) => withFaults(of, [place, ALL_OTHERS])),
});

const PAY_ALL: Deed = { does: 'pay-all' };

/** The commit of an attempt stands still. Its execution is ended, and the sweep begins another run, in whose middle it goes on. */
const ofAnEarlierRun: Race = {
  name: 'an earlier run commits while the next one is about to',
  async tellings(machines) {
    const of = story([person('p1', 6_000n)], PAY_ALL, { does: 'sweep', at: 700 }, { does: 'sweep', at: 1_300 });
    const [commit = ''] = await placesOf(of, machines, 'transact', 'pay-chunk @');
    const stands = [commit, { kind: 'stall-until-next', amount: 2 }] as const;
    const ends = await placesOf(withFaults(of, stands), machines, 'transition');
    return ends.map((place) => withFaults(of, stands, [place, { kind: 'abort', amount: 0 }]));
  },
};

/** Turns after which the second call begins: from before the first one commits until after it has recorded that it was refused. */
const TURNS_APART = [8, 10, 12, 14, 16, 18, 20, 24, 28] as const;
/** Effects of the second call, up to the one that records that it submits again. */
const EFFECTS_BEFORE_AGAIN = 14;

/** A Lambda that sends is called twice. The first submission is refused, and the second call is about to submit again. */
const refusedMeanwhile: Race = {
  name: 'a submission is refused while the same Lambda, called a second time, is about to repeat it',
  async tellings(machines) {
    const of = story([person('p1', 6_000n)], PAY_ALL);
    const { places } = await tellHistory(of, { machines, keepsPlaces: true });
    const inOrder = [...places];
    const first = inOrder.findIndex(([place]) => place.startsWith('pay-chunk @'));
    const [call = ''] = inOrder.slice(0, first).findLast(([, effect]) => effect === 'invoke') ?? [];
    const [submit = ''] =
      inOrder.find(([place, effect]) => effect === 'submit' && place.startsWith('pay-chunk @')) ?? [];
    const effects = Array.from({ length: EFFECTS_BEFORE_AGAIN }, (_, nth) => nth + 1);
    return TURNS_APART.flatMap((turns) =>
      effects.map((nth) =>
        withFaults(
          of,
          [call, { kind: 'twice', amount: turns }],
          [submit, { kind: 'rejected', amount: 0 }],
          [`pay-chunk #2 @${nth}`, ALL_OTHERS],
        ),
      ),
    );
  },
};

export const RACES: readonly Race[] = [
  overtaken(
    'something is earned while a payment is settled',
    story([person('p1', 6_000n)], PAY_ALL, { does: 'import', affiliate: 0, amountMinor: 5_000n, lateBy: LAST }),
  ),
  overtaken(
    'money comes back while the batch is judged',
    story([{ ...person('p1', 6_000n), behaviour: 'return' }], PAY_ALL, {
      does: 'webhook',
      payment: 0,
      says: 'failed',
      lateBy: LAST,
    }),
  ),
  overtaken(
    'the limit of 24 hours is lowered while an attempt is committed',
    story(
      [person('p1', 12_345n)],
      { does: 'limit', dailyMinor: 20_000n },
      { ...PAY_ALL, at: 5 },
      {
        does: 'limit',
        dailyMinor: 6_000n,
        at: 5,
        lateBy: LAST,
      },
    ),
  ),
  overtaken(
    'a balance is held because the bank denies a payment while the next one is claimed',
    story(
      [person('p1', 6_000n)],
      PAY_ALL,
      { does: 'import', affiliate: 0, amountMinor: 5_000n, at: 60 },
      { ...PAY_ALL, at: 75 },
      { does: 'break-word', payment: 0, how: 'takes-back', isSaid: true, at: 75, lateBy: LAST },
    ),
  ),
  ofAnEarlierRun,
  refusedMeanwhile,
];
