import { affiliateId, commissionId } from '../../../lib/domain/shared/ids.ts';
import { money } from '../../../lib/domain/shared/money.ts';
import { importAffiliates } from '../../../lib/payouts/affiliates/import-affiliates.ts';
import { importCommissions } from '../../../lib/payouts/commissions/import-commissions.ts';
import type { BankActor } from '../actors/bank.ts';
import { APPROVED_AT, USD } from '../actors/perform.ts';
import type { Run } from '../world/world.ts';
import type { Cast } from './story.ts';

/** Everybody exists, with an account and commissions, before anything goes wrong. */
export const preparations =
  (cast: readonly Cast[], bank: BankActor): Run<void> =>
  async (product, context) => {
    const people = cast.map(({ name, behaviour }) => ({
      affiliateId: affiliateId(name),
      fullName: `Name of ${name}`,
      email: `${name}@example.com`,
      country: 'US',
      payeeId: bank.payee(name, behaviour),
    }));
    await importAffiliates(product, context, people);
    const earned = cast.flatMap(({ name, commissions }) =>
      commissions.map((amountMinor, nth) => ({
        commissionId: commissionId(`c-${name}-${nth + 1}`),
        affiliateId: affiliateId(name),
        amount: money(USD, amountMinor),
        approvedAt: APPROVED_AT,
      })),
    );
    await importCommissions(product, context, earned);
  };
