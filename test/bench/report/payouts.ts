import { readsOf, sumOf, type Units, writesOf } from '../meter/units.ts';
import { PAYOUT_STEPS } from '../payout/metered-payout.ts';
import type { PayoutFigures } from '../payout/payout-figures.ts';
import type { Target } from './targets.ts';
import { number, table } from './text.ts';

/** What we pay for: the Mock bank's books are not ours. */
export const ourUnits = ({ units }: PayoutFigures): Units => sumOf([units.claim, units.send, units.settle, units.rest]);

/** The largest batch, of payments that cover ten commissions or whatever comes next: the one that stands for all. */
export const typicalPayout = (payouts: readonly PayoutFigures[]): PayoutFigures => {
  const largest = Math.max(...payouts.map(({ payments }) => payments));
  const inLargest = payouts.filter(({ payments }) => payments === largest);
  const typical = inLargest.find(({ commissionsOfPayment }) => commissionsOfPayment >= 10) ?? inLargest[0];
  if (typical === undefined) throw new Error('no payout was measured');
  return typical;
};

const WORDS: Readonly<Record<(typeof PAYOUT_STEPS)[number], string>> = {
  claim: 'claim: the batch is made',
  send: 'send: the attempt is committed',
  settle: 'settle: the answer is entered',
  rest: 'rest: queue, slot, verdict',
  bank: 'beside it, the Mock bank',
};

export const reportPayouts = (payouts: readonly PayoutFigures[]): readonly string[] => {
  const typical = typicalPayout(payouts);
  const { payments, commissionsOfPayment } = typical;
  const row = (words: string, units: Units) => [
    words,
    ...[units.tableWrites, units.indexWrites, writesOf(units), units.tableReads, units.indexReads].map((taken) =>
      number(taken / payments, 2),
    ),
  ];
  return [
    '### A payout',
    `Request units of DynamoDB for one payout that covers ${commissionsOfPayment} commissions, in a batch of ${payments}:`,
    table(
      ['step', 'table writes', 'index writes', 'writes', 'table reads', 'index reads'],
      [
        ...PAYOUT_STEPS.filter((step) => step !== 'bank').map((step) => row(WORDS[step], typical.units[step])),
        row('**a payout**', ourUnits(typical)),
        row(WORDS.bank, typical.units.bank),
      ],
    ),
    'The same for other payments and batches, writes and reads of a payout:',
    bySize(payouts),
    'What a run takes of Step Functions and Lambda depends on the number of payments only through the submissions of 50:',
    table(
      ['payments in the batch', 'state transitions', 'Lambda invocations', 'transitions a payout'],
      distinctBatches(payouts).map((one) => [
        number(one.payments),
        number(one.stateTransitions),
        number(one.lambdaInvocations),
        number(one.stateTransitions / one.payments, 2),
      ]),
    ),
  ];
};

const bySize = (payouts: readonly PayoutFigures[]): string => {
  const batches = distinctBatches(payouts).map(({ payments }) => payments);
  const commissions = [...new Set(payouts.map(({ commissionsOfPayment }) => commissionsOfPayment))];
  return table(
    ['commissions of a payment', ...batches.map((payments) => `batch of ${payments}`)],
    commissions.map((covered) => [
      number(covered),
      ...batches.map((payments) => {
        const found = payouts.find((one) => one.payments === payments && one.commissionsOfPayment === covered);
        if (found === undefined) throw new Error(`no batch of ${payments} with ${covered} commissions was measured`);
        const units = ourUnits(found);
        return `${number(writesOf(units) / payments)} / ${number(readsOf(units) / payments)}`;
      }),
    ]),
  );
};

const distinctBatches = (payouts: readonly PayoutFigures[]): PayoutFigures[] => [
  ...new Map(payouts.map((one) => [one.payments, one])).values(),
];

export const payoutTargets = (payouts: readonly PayoutFigures[]): readonly Target[] => {
  const typical = typicalPayout(payouts);
  const measured = writesOf(ourUnits(typical)) / typical.payments;
  const what = `a payout in a batch of ${typical.payments}`;
  return [
    { what, unit: 'write units', measured, target: 12 },
    { what: `${what}, then`, unit: 'write units', measured, target: 10 },
  ];
};
