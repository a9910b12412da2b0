import * as z from 'zod';
import { importAffiliates } from '../../../lib/payouts/affiliates/import-affiliates.ts';
import { importCommissions } from '../../../lib/payouts/commissions/import-commissions.ts';
import { each, sumOf, unitsSchema } from '../meter/units.ts';
import { benchWorld } from '../shared/bench-world.ts';
import { besideEngine } from '../shared/engine.ts';
import { requireAccepted } from '../shared/fill-books.ts';
import { affiliateRow, commissionRow, numbers } from '../shared/rows.ts';

export const importsSchema = z.strictObject({
  /** Of one new affiliate with an account at the provider. */
  affiliate: unitsSchema,
  /** Of one commission whose affiliate has no other in the import, and nothing that waits to be paid. */
  commissionOfOwnAffiliate: unitsSchema,
  /** The same where something of the affiliate's waits already: its balance is in the index of those. */
  commissionMore: unitsSchema,
  /** Of one of ten commissions of the same affiliate in one import; nothing else of the affiliate's waits. */
  commissionOfTen: unitsSchema,
});
export type ImportFigures = Readonly<z.output<typeof importsSchema>>;

/** As many as one import may hold, each time. */
const ROWS = 500;

export const measureImports = (): Promise<ImportFigures> =>
  besideEngine(async (endpoint) => {
    const { world, meter } = await benchWorld(endpoint);
    const metered = async (work: () => Promise<Parameters<typeof requireAccepted>[0]>) => {
      meter.reset();
      requireAccepted(await work());
      return each(sumOf(meter.taken.values()), ROWS);
    };
    const affiliates = (first: number) => () =>
      importAffiliates(world, world.context, numbers(first, ROWS).map(affiliateRow));
    const commissions = (first: number, from: number, eachHas: number) => () =>
      importCommissions(
        world,
        world.context,
        numbers(first, ROWS / eachHas).flatMap((number) =>
          numbers(from, eachHas).map((ordinal) => commissionRow(number, ordinal, world.clock.now())),
        ),
      );
    const figures = {
      affiliate: await metered(affiliates(1)),
      commissionOfOwnAffiliate: await metered(commissions(1, 1, 1)),
      commissionMore: await metered(commissions(1, 2, 1)),
    };
    await affiliates(ROWS + 1)();
    return { ...figures, commissionOfTen: await metered(commissions(ROWS + 1, 1, 10)) };
  });
