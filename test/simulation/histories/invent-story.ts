import { Random } from '../world/time/random.ts';
import type { Act, BrokenWord, Cast, Deed, RiseStory, Story } from './story.ts';

const BEHAVIOURS = [
  'ok',
  'ok',
  'ok',
  'ok',
  'ok',
  'ok',
  'ok',
  'ok',
  'refuse',
  'bad',
  'flaky-1',
  'flaky-9',
  'timeout-paid',
  'timeout-paid',
  'timeout-unpaid',
  'blackhole',
  'slow-5',
  'slow-400',
  'return',
  'unverified',
] as const;

/** Whole seconds, and few of them: what the state machine does after its waits happens at such moments, too. */
const MOMENTS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 3, 5, 7, 10, 15, 60, 75, 130, 300, 700] as const;
/** The share of histories in which the bank does otherwise than it had finally said. */
const WORD_BROKEN = 0.25;
const LATE_MOMENTS = [75, 130, 300, 700] as const;
/** The share in which the Mock bank forgets what was submitted, after the time that it promises. */
const FORGETFUL = 0.25;
/** One history of so many is paid through Rise. */
const RISE_ONE_IN = 5;
/** One of so many of those signs on the real curve, which takes as long as twenty others. */
const SIGNED_REALLY_ONE_IN = 20;
/**
 * How many turns of others an act waits for at most. No time passes within an effect, so an act that did not wait would always be done
 * before the later steps of an execution that begins at the same moment.
 */
const MOST_TURNS = 120;
const AT_ONCE = 0.3;
const MOST_IMPORTS = 6;
const ENOUGH = 10_000_000n;
const AMOUNTS = [5_000n, 6_000n, 12_345n, 100_000n] as const;
/**
 * Few people and many acts. An act costs next to nothing, and finds more the more often it meets others at the same payment. A
 * further payee costs more, because it takes part in every step of an execution.
 */
const PEOPLE = [1, 1, 1, 2, 2, 3] as const;
const MOST_PEOPLE = Math.max(...PEOPLE);
const MOST_ACTS = 10;
/** The probability that somebody else does the same act, too, at the same moment. */
const TWINS = 0.15;
/** The probabilities of a fault at an effect. A history without faults must go as if nothing could go wrong. */
const PROBABILITIES = [0, 0.01, 0.02, 0.05, 0.1] as const;

/** The probabilities of a race at an effect that may have one. */
const RACES = [0, 0.03, 0.15] as const;

/**
 * A story that derives from its seed alone.
 *
 * @param hasRaces false for what a seed meant before there were races
 */
export function inventStory(seed: number, hasRaces = true): Story {
  const random = new Random(seed, 0);
  const cast = Array.from({ length: random.oneOf(PEOPLE) }, (_, nth) => person(random, nth));
  const first: Act = { id: 0, does: random.happens(0.8) ? 'pay-all' : 'create', ...when(random), at: 0, lateBy: 0 };
  const others = Array.from({ length: random.below(MOST_ACTS) }, () => acts(random)).flat();
  return {
    seed,
    cast,
    acts: [
      first,
      ...others.map((act, nth): Act => ({ id: nth + 1, ...act })),
      ...brokenWords(seed, cast, others.length + 1, hasRaces),
    ],
    faults: {
      probability: random.oneOf(PROBABILITIES),
      races: hasRaces ? new Random(seed, 8).oneOf(RACES) : 0,
    },
    isListenedTo: seed % 4 === 0,
    paymentsPerSubmission: random.oneOf([1, 2, 50]),
    skewMs: random.oneOf([0, 0, 1_500]),
    attemptLifetimeSeconds: random.oneOf([5, 5, 30, 300]),
    ...keysOf(seed),
    ...(seed % RISE_ONE_IN === 3 && { rise: riseStory(seed) }),
  };
}

/** Drawn apart, as what follows is, so that the rest of a story does not depend on it. */
function brokenWords(seed: number, cast: readonly Cast[], id: number, hasRaces: boolean): Act[] {
  const random = new Random(seed, 5);
  if (!random.happens(WORD_BROKEN)) return [];
  const how = random.oneOf(wordsOf(cast));
  const isSaid = random.happens(0.5);
  const at = random.oneOf(LATE_MOMENTS);
  // That money came back is found by the sweep.
  const found: Act = { id: id + 1, does: 'sweep', ...when(random), at: LATE_MOMENTS[0] };
  const broken: Act = { id, does: 'break-word', payment: random.below(4), how, isSaid, ...when(random), at };
  if (how === 'pays-returned') return [found, broken];
  return [broken, ...(hasRaces && how === 'takes-back' ? paidMeanwhile(seed, broken) : [])];
}

/** Somebody has earned more, and is to be paid at the moment at which the bank takes back what it had paid. */
function paidMeanwhile(seed: number, { id, at }: Act): Act[] {
  const random = new Random(seed, 9);
  if (random.happens(0.5)) return [];
  const amountMinor = random.oneOf(AMOUNTS);
  const earned = Array.from(
    { length: MOST_PEOPLE },
    (_, affiliate): Deed => ({ does: 'import', affiliate, amountMinor }),
  );
  return [
    ...earned.map((deed, nth): Act => ({ id: id + 1 + nth, ...deed, ...when(random), at: at - 1 })),
    { id: id + 1 + MOST_PEOPLE, does: 'pay-all', ...when(random), at },
  ];
}

/** What the bank says towards some of these people, so that it can do otherwise. */
function wordsOf(cast: readonly Cast[]): readonly BrokenWord[] {
  const [isReturned, isRefused] = [cast.some(isOf('return')), cast.some(isOf('refuse', 'flaky-1', 'flaky-9'))];
  return [
    'takes-back',
    // This is the rarest, because our books must know before that the money came back. So it is drawn more often.
    ...(isReturned ? (['pays-returned', 'pays-returned', 'pays-returned'] as const) : []),
    ...(isRefused ? (['pays'] as const) : []),
  ];
}

const isOf =
  (...behaviours: readonly string[]) =>
  ({ behaviour }: Cast): boolean =>
    behaviours.includes(behaviour);

function keysOf(seed: number): Pick<Story, 'keysKeptSeconds'> {
  const random = new Random(seed, 6);
  return random.happens(FORGETFUL) ? { keysKeptSeconds: random.oneOf([10, 60, 600]) } : {};
}

/** Drawn apart, so that the rest of the story is the same as through the other bank. */
function riseStory(seed: number): RiseStory {
  const random = new Random(seed, 3);
  return {
    signsReally: random.below(SIGNED_REALLY_ONE_IN) === 0,
    behaviour: {
      chainDelayMs: random.oneOf([0, 1_000, 5_000, 400_000]),
      tokenLifetimeSeconds: random.oneOf([120, 600, 86_400]),
      listLagMs: random.oneOf([0, 0, 20_000]),
      returnedAs: random.oneOf(['canceled', 'open_canceled']),
      repeatedPut: random.oneOf(['rejected', 'rejected', 'idempotent']),
      recipientIs: random.oneOf(['rise_account', 'riseid']),
      webhooks: random.oneOf(['send', 'send', 'drop']),
    },
  };
}

function person(random: Random, nth: number): Cast {
  const commissions = Array.from({ length: 1 + random.below(2) }, () => random.oneOf(AMOUNTS));
  return { name: `p${nth + 1}`, behaviour: random.oneOf(BEHAVIOURS), commissions };
}

const turns = (random: Random) => ({ lateBy: random.happens(AT_ONCE) ? 0 : random.below(MOST_TURNS) });

function when(random: Random) {
  return {
    at: random.oneOf(MOMENTS),
    ...turns(random),
    admin: random.happens(0.7) ? 0 : 1,
    asksAgain: random.happens(0.7),
  } as const;
}

const FORMS: readonly ((random: Random) => Deed)[] = [
  () => ({ does: 'create' }),
  () => ({ does: 'pay-all' }),
  (random) => ({ does: 'execute', batch: random.below(4) }),
  (random) => ({ does: 'execute', batch: random.below(2) }),
  (random) => ({ does: 'delete', batch: random.below(3) }),
  (random) => ({ does: 'approve', batch: random.below(3) }),
  (random) => ({ does: 'retry', payment: random.below(6) }),
  (random) => ({ does: 'cancel', payment: random.below(6) }),
  (random) => ({ does: 'resolve', payment: random.below(6) }),
  (random) => ({ does: 'pay-one', affiliate: random.below(MOST_PEOPLE) }),
  (random) => ({ does: 'hold', affiliate: random.below(MOST_PEOPLE) }),
  (random) => ({ does: 'release', affiliate: random.below(MOST_PEOPLE) }),
  (random) => ({ does: 'import', affiliate: random.below(MOST_PEOPLE), amountMinor: random.oneOf(AMOUNTS) }),
  (random) => ({ does: 'import', affiliate: random.below(MOST_PEOPLE), amountMinor: random.oneOf(AMOUNTS) }),
  (random) => ({ does: 'import-again', commission: random.below(8) }),
  (random) => ({ does: 'reverse', commission: random.below(8) }),
  (random) => ({ does: 'adjust', affiliate: random.below(MOST_PEOPLE), amountMinor: random.oneOf([-5_000n, 700n]) }),
  (random) => ({ does: 'relink', affiliate: random.below(MOST_PEOPLE), behaviour: random.oneOf(BEHAVIOURS) }),
  () => ({ does: 'pause' }),
  () => ({ does: 'resume' }),
  () => ({ does: 'sweep' }),
  () => ({ does: 'sweep' }),
  () => ({ does: 'sync' }),
  () => ({ does: 'schedule-on' }),
  () => ({ does: 'payouts' }),
  () => ({ does: 'payouts' }),
  (random) => ({ does: 'limit', dailyMinor: random.oneOf([null, 6_000n, 20_000n]) }),
  (random) => ({ does: 'approval', mode: random.oneOf(['off', 'always'] as const) }),
  webhook,
  webhook,
  (random) => ({ does: 'restore', backSeconds: random.oneOf([0, 1, 5, 60, 300]) }),
  (random) => ({ does: 'funds', amountMinor: random.oneOf([0n, 10_000n, 100_000n]) }),
];

function webhook(random: Random): Deed {
  return {
    does: 'webhook',
    payment: random.below(6),
    says: random.oneOf(['paid', 'failed', 'nothing', 'repeated'] as const),
  };
}

type Nameless = Deed & Omit<Act, 'id'>;

/** Something that somebody does, and what comes with it. */
function acts(random: Random): Nameless[] {
  const act: Nameless = { ...random.oneOf(FORMS)(random), ...when(random) };
  // A bank that has run out of money gets some more, while what it has refused is still under way.
  if (act.does === 'funds') return [act, { ...act, amountMinor: ENOUGH, at: act.at + 1 + random.below(9) }];
  // Upstream sends what is earned as it is earned, in the middle of whatever goes on.
  if (act.does === 'import')
    return Array.from({ length: 1 + random.below(MOST_IMPORTS) }, () => ({ ...act, ...turns(random) }));
  if (!random.happens(TWINS)) return [act];
  return [act, { ...act, admin: act.admin === 0 ? 1 : 0 }];
}
