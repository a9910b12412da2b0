import type { BaselineFigures } from '../baseline/baseline-figures.ts';
import type { ImportFigures } from '../imports/import-figures.ts';
import { writesOf } from '../meter/units.ts';
import type { PayoutFigures } from '../payout/payout-figures.ts';
import { ourUnits } from './payouts.ts';
import { number, table } from './text.ts';

interface Figures {
  readonly payouts: readonly PayoutFigures[];
  readonly imports: ImportFigures;
  readonly baseline: readonly BaselineFigures[];
}

export interface Compared {
  readonly commissionsOfPayment: number;
  /** Write units of a payout alone, and with the import of what it covers. */
  readonly ours: { readonly payout: number; readonly withImport: number };
  readonly usual: { readonly payout: number; readonly withImport: number };
}

/** Ours in the largest batch. From ten commissions on they come to the import ten together. */
export const compared = ({ payouts, imports, baseline }: Figures): readonly Compared[] => {
  const largest = Math.max(...payouts.map(({ payments }) => payments));
  return baseline.map(({ commissionsOfPayment, payout, commission }) => {
    const same = payouts.find((one) => one.payments === largest && one.commissionsOfPayment === commissionsOfPayment);
    if (same === undefined) throw new Error(`no payout of ${commissionsOfPayment} commissions was measured`);
    const imported = commissionsOfPayment < 10 ? imports.commissionOfOwnAffiliate : imports.commissionOfTen;
    const both = (pay: number, accrue: number) => ({
      payout: pay,
      withImport: pay + accrue * commissionsOfPayment,
    });
    return {
      commissionsOfPayment,
      ours: both(writesOf(ourUnits(same)) / same.payments, writesOf(imported)),
      usual: both(writesOf(payout), writesOf(commission)),
    };
  });
};

export const reportBaseline = (figures: Figures): readonly string[] => [
  '### Compared with the usual way',
  'The same job, with every commission as an item that a payment claims and marks one by one (`test/bench/baseline/usual-way.ts`). It is made as cheap as possible, without transactions, audit log, batches and guards, and so without what [the rules of money](money-safety.md) promise. Write units, and how many times ours the usual way takes:',
  table(
    ['commissions of a payment', 'payout: ours', 'usual', 'times', 'with its import: ours', 'usual', 'times'],
    compared(figures).map(({ commissionsOfPayment, ours, usual }) => [
      number(commissionsOfPayment),
      number(ours.payout),
      number(usual.payout),
      number(usual.payout / ours.payout, 2),
      number(ours.withImport),
      number(usual.withImport),
      number(usual.withImport / ours.withImport, 2),
    ]),
  ),
];
