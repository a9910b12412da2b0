import type { Act, Cast, Deed, Story } from '../histories/story.ts';

/** The stories that everybody thinks of. Each is told without a fault, and with every fault at every effect. */
export type Scenario = {
  readonly name: string;
  readonly story: Story;
  /** The tests take only every n-th effect. */
  readonly every: number;
};

const person = (name: string, behaviour: string, ...commissions: readonly bigint[]): Cast => ({
  name,
  behaviour,
  commissions: commissions.length > 0 ? commissions : [6_000n],
});
const people = (count: number, behaviour = 'ok'): Cast[] =>
  Array.from({ length: count }, (_, nth) => person(`p${nth + 1}`, behaviour));

type Timed = Deed & { readonly at?: number; readonly admin?: 0 | 1 };

function scenario(
  name: string,
  cast: readonly Cast[],
  deeds: readonly Timed[],
  more: Partial<Story> = {},
  every = 1,
): Scenario {
  const acts = deeds.map(
    ({ at = 0, admin = 0, ...deed }, id): Act => ({ id, at, lateBy: 0, admin, asksAgain: true, ...deed }),
  );
  const story: Story = {
    seed: 1,
    cast,
    acts,
    faults: { planned: new Map() },
    isListenedTo: false,
    paymentsPerSubmission: 50,
    skewMs: 0,
    attemptLifetimeSeconds: 5,
    ...more,
  };
  return { name, story, every };
}

const PAY_ALL: Timed = { does: 'pay-all' };

/** Every behaviour of the Mock bank that leads elsewhere than to a payment at once. */
const BEHAVIOURS = [
  'refuse',
  'bad',
  'flaky-1',
  'flaky-9',
  'timeout-paid',
  'timeout-unpaid',
  'blackhole',
  'slow-5',
  'slow-400',
  'return',
  'unverified',
] as const;

/** About the bank, and what it does with the payees. */
export const BANK_SCENARIOS: readonly Scenario[] = [
  scenario('one payment', people(1), [PAY_ALL], { isListenedTo: true }),
  scenario('three payments in two submissions', people(3), [PAY_ALL], { paymentsPerSubmission: 2 }),
  ...BEHAVIOURS.map((behaviour) =>
    scenario(`a payee who is "${behaviour}"`, people(1, behaviour), [PAY_ALL], {
      attemptLifetimeSeconds: behaviour === 'blackhole' ? 1 : 5,
    }),
  ),
  scenario('a bank without money', people(2), [{ does: 'funds', amountMinor: 6_000n }, PAY_ALL]),
  scenario('webhooks early, twice and wrong', people(1, 'slow-5'), [
    PAY_ALL,
    { does: 'webhook', payment: 0, says: 'failed' },
    { does: 'webhook', payment: 0, says: 'paid', at: 1 },
    { does: 'webhook', payment: 0, says: 'repeated', at: 1 },
  ]),
];

const RISE: Partial<Story> = {
  attemptLifetimeSeconds: 30,
  rise: { signsReally: false, behaviour: { chainDelayMs: 1_000, returnedAs: 'canceled', tokenLifetimeSeconds: 120 } },
};

/** Through Rise, every request of which is an effect. Long stories: they sign in, and ask for its team. */
export const RISE_SCENARIOS: readonly Scenario[] = [
  scenario('one payment through Rise', people(1), [PAY_ALL], RISE, 2),
  scenario(
    'three payments through Rise in two submissions',
    people(3),
    [PAY_ALL],
    { ...RISE, paymentsPerSubmission: 2 },
    9,
  ),
  ...['refuse', 'bad', 'return'].map((behaviour) =>
    scenario(`a payee at Rise who is "${behaviour}"`, people(1, behaviour), [PAY_ALL], RISE, 9),
  ),
];

/** About people and schedules. */
export const PEOPLE_SCENARIOS: readonly Scenario[] = [
  scenario('cancelled while it is executed', people(2), [
    { does: 'create' },
    { does: 'execute', batch: 0, at: 1 },
    { does: 'delete', batch: 0, at: 1, admin: 1 },
  ]),
  scenario('retried after a refusal', people(1, 'refuse'), [
    PAY_ALL,
    { does: 'restore-payee', affiliate: 0, at: 20 },
    { does: 'retry', payment: 0, at: 30 },
  ]),
  scenario('cancelled after a refusal', people(1, 'refuse'), [PAY_ALL, { does: 'cancel', payment: 0, at: 30 }]),
  scenario(
    'resolved by two people',
    people(1, 'blackhole'),
    [PAY_ALL, { does: 'resolve', payment: 0, at: 2 }, { does: 'resolve', payment: 0, at: 4, admin: 1 }],
    { attemptLifetimeSeconds: 1 },
    3,
  ),
  scenario('the sweep comes by while it is executed', people(1, 'slow-5'), [PAY_ALL, { does: 'sweep', at: 1 }]),
  scenario(
    'reversed before, while and after it is paid',
    [person('p1', 'slow-5', 6_000n, 7_000n, 8_000n)],
    [
      { does: 'reverse', commission: 0 },
      PAY_ALL,
      { does: 'reverse', commission: 1, at: 1 },
      { does: 'reverse', commission: 2, at: 60 },
    ],
  ),
  scenario('the schedule fires twice', people(2), [
    { does: 'schedule-on' },
    { does: 'payouts', at: 1 },
    { does: 'payouts', at: 1 },
  ]),
  scenario('two people pay all at once', people(3), [PAY_ALL, { ...PAY_ALL, admin: 1 }]),
  scenario('paused in the middle and resumed', people(2, 'flaky-1'), [
    PAY_ALL,
    { does: 'pause', at: 1, admin: 1 },
    { does: 'resume', at: 60 },
  ]),
  scenario('more than the limit of a day', people(3), [
    { does: 'limit', dailyMinor: 12_000n },
    { ...PAY_ALL, at: 1 },
  ]),
  scenario('paid elsewhere while it is claimed', people(1, 'slow-5'), [
    PAY_ALL,
    { does: 'adjust', affiliate: 0, amountMinor: -5_000n, at: 1 },
    { does: 'import', affiliate: 0, amountMinor: 6_000n, at: 2 },
    { ...PAY_ALL, at: 60 },
  ]),
];

/** More than one batch holds. */
export const MANY: Scenario = scenario('101 payments', people(101), [PAY_ALL], {}, 36);
