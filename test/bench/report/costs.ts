import { costLines, costOf } from '../cost/cost.ts';
import { LIST_PRICES, type Quantities } from '../cost/list-prices.ts';
import { readsOf, writesOf } from '../meter/units.ts';
import type { PayoutFigures } from '../payout/payout-figures.ts';
import type { SweepFigures } from '../sweep/sweep-figures.ts';
import { ourUnits, typicalPayout } from './payouts.ts';
import type { Target } from './targets.ts';
import { dollars, number, table } from './text.ts';

interface Figures {
  readonly payouts: readonly PayoutFigures[];
  readonly sweeps: readonly SweepFigures[];
}

const PAYOUTS = 1_000;
const SWEEPS_A_MONTH = 12 * 24 * 30;
/** The daily payouts and the daily sync. */
const OTHER_FIRINGS_A_MONTH = 2 * 30;

/** What 1,000 payouts take of AWS. */
export const ofThousandPayouts = (payout: PayoutFigures): Quantities => {
  const share = PAYOUTS / payout.payments;
  const units = ourUnits(payout);
  return {
    writeUnit: writesOf(units) * share,
    readUnit: readsOf(units) * share,
    stateTransition: payout.stateTransitions * share,
    lambdaRequest: payout.lambdaInvocations * share,
  };
};

/** What a month of 30 days takes in which nobody is paid. */
export const ofIdleMonth = ({ units }: SweepFigures): Quantities => ({
  writeUnit: writesOf(units) * SWEEPS_A_MONTH,
  readUnit: readsOf(units) * SWEEPS_A_MONTH,
  lambdaRequest: SWEEPS_A_MONTH + OTHER_FIRINGS_A_MONTH,
  schedulerInvocation: SWEEPS_A_MONTH + OTHER_FIRINGS_A_MONTH,
});

/** Lambda is paid for by its memory and time; every function of a run has 512 MB. */
const secondsCost = (seconds: number): number => costOf({ lambdaGbSecond: seconds * 0.5 });

export const reportCosts = ({ payouts, sweeps }: Figures): readonly string[] => {
  const typical = typicalPayout(payouts);
  const quantities = ofThousandPayouts(typical);
  return [
    '### What that costs',
    `1,000 payouts in batches of ${typical.payments}, by AWS's price list (us-east-1, without free tiers):`,
    table(
      ['', 'quantity', 'USD'],
      [
        ...costLines(quantities).map(({ what, quantity, usd }) => [what, number(quantity), dollars(usd)]),
        ['**together**', '', dollars(costOf(quantities))],
      ],
    ),
    `This does not include the time of Lambda, which only AWS can measure. Each second of Lambda for a batch adds ${dollars(secondsCost(PAYOUTS / typical.payments))} USD to 1,000 payouts. It does not include imports, storage, logs and the provider's fees either.`,
    'An idle month, by the number of old batches. It does not include the time of Lambda, nor [metrics and alarms](metrics.md#what-they-cost), which cost the same whatever happens.',
    table(
      ['old batches', 'read units', 'USD'],
      sweeps.map((sweep) => {
        const month = ofIdleMonth(sweep);
        return [number(sweep.oldBatches), number(month.readUnit ?? 0, 0), dollars(costOf(month))];
      }),
    ),
    table(
      ['price', 'USD', 'for', 'since'],
      Object.values(LIST_PRICES).map(({ what, usd, per, since, source }) => [
        `[${what}](${source})`,
        String(usd),
        number(per),
        since,
      ]),
    ),
  ];
};

export const costTargets = ({ payouts, sweeps }: Figures): readonly Target[] => {
  const typical = typicalPayout(payouts);
  const most = sweeps.at(-1);
  return [
    {
      what: `1,000 payouts in batches of ${typical.payments}`,
      unit: 'USD',
      measured: costOf(ofThousandPayouts(typical)),
      target: 0.015,
      digits: 4,
    },
    ...(most === undefined
      ? []
      : [
          {
            what: `an idle month after ${number(most.oldBatches)} batches`,
            unit: 'USD',
            measured: costOf(ofIdleMonth(most)),
            target: 4,
            digits: 2,
          },
        ]),
  ];
};
