import { type Model, minorOf, type Rules, type User } from './model.ts';
import { expected, type Operation } from './operation.ts';

/** A change of the settings, as it is sent and what it means. */
export interface Patch {
  readonly name: string;
  readonly body: object;
  readonly apply: (rules: Rules) => Rules;
}

const FROM = '100.00';

export const PATCHES: readonly Patch[] = [
  { name: 'approval off', body: { approval: { mode: 'off' } }, apply: (rules) => ({ ...rules, mode: 'off' }) },
  { name: 'approval always', body: { approval: { mode: 'always' } }, apply: (rules) => ({ ...rules, mode: 'always' }) },
  {
    name: `approval from ${FROM}`,
    body: { approval: { mode: 'from-amount', from: { USD: FROM } } },
    apply: (rules) => ({ ...rules, mode: 'from-amount', from: minorOf(FROM) }),
  },
  {
    name: 'pause',
    body: { paused: true, reason: 'the bank asked for it' },
    apply: (rules) => ({ ...rules, paused: true }),
  },
  { name: 'resume', body: { paused: false }, apply: (rules) => ({ ...rules, paused: false }) },
  ...['0.00', '50.00', '120.00'].map((minimum) => ({
    name: `minimum ${minimum}`,
    body: { minimumPayout: { USD: minimum } },
    apply: (rules: Rules) => ({ ...rules, minimum: minorOf(minimum) }),
  })),
];

const RANK = { off: 0, 'from-amount': 1, always: 2 } as const;

/** While approval is on, a change that weakens it, or resumes payouts, takes two people. */
const weakens = (before: Rules, after: Rules): boolean =>
  before.mode !== 'off' &&
  (RANK[after.mode] < RANK[before.mode] ||
    (after.from ?? 0n) > (before.from ?? 0n) ||
    (before.paused && !after.paused));

const isSame = (left: Rules, right: Rules): boolean =>
  left.mode === right.mode &&
  left.from === right.from &&
  left.paused === right.paused &&
  left.minimum === right.minimum;

const change = (model: Model, user: User, after: Rules): string => {
  const { rules, proposal } = model;
  if (isSame(rules, after)) return '200';
  if (weakens(rules, after) && !(proposal && isSame(proposal.rules, after))) {
    model.proposal = { rules: after, by: user };
    return '202';
  }
  if (weakens(rules, after) && proposal?.by === user) return '409 second_person_required';
  model.rules = after;
  model.proposal = undefined;
  return '200';
};

export const changeSettings = (user: User, { name, body, apply }: Patch): Operation => ({
  name: `${user} sets ${name}`,
  call: () => ({ method: 'PATCH', path: '/config', user, body }),
  judge: (model, answer) => expected(change(model, user, apply(model.rules)), answer),
});

export const withdrawProposal = (user: User): Operation => ({
  name: `${user} withdraws what is proposed`,
  call: () => ({ method: 'DELETE', path: '/config/proposal', user }),
  judge: (model, answer) => {
    model.proposal = undefined;
    return expected('200', answer);
  },
});
