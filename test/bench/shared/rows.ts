import { affiliateId, commissionId, payeeId } from '../../../lib/domain/shared/ids.ts';
import type { Instant } from '../../../lib/domain/shared/time.ts';
import type { AffiliateImport } from '../../../lib/payouts/affiliates/import-affiliates.ts';
import type { CommissionImport } from '../../../lib/payouts/commissions/commission-verdict.ts';
import { usd } from '../../support/world.ts';

/* Rows of an import as a customer has them: ids of the usual length, a name of two words, an address. */

const GIVEN = ['Ana', 'Boris', 'Chidi', 'Dana', 'Emre', 'Farah', 'Goran', 'Hanna', 'Ines', 'Jonas'];
const FAMILY = ['Abara', 'Becker', 'Costa', 'Dubois', 'Eriksen', 'Fischer', 'Garcia', 'Horvat', 'Ivanov', 'Jensen'];

export const affiliateNumber = (number: number): string => `aff-${String(number).padStart(7, '0')}`;

export const affiliateRow = (number: number): AffiliateImport => {
  const id = affiliateNumber(number);
  const given = GIVEN[number % GIVEN.length];
  const family = FAMILY[Math.floor(number / GIVEN.length) % FAMILY.length];
  return {
    affiliateId: affiliateId(id),
    fullName: `${given} ${family}`,
    email: `${given}.${family}.${number}@example.com`.toLowerCase(),
    country: 'US',
    payeeId: payeeId(`mock:ok:${id}`),
  };
};

/** @param ordinal among the commissions of that affiliate, from 1 */
export const commissionRow = (number: number, ordinal: number, approvedAt: Instant): CommissionImport => ({
  commissionId: commissionId(`com-${String(number).padStart(7, '0')}-${String(ordinal).padStart(6, '0')}`),
  affiliateId: affiliateId(affiliateNumber(number)),
  // Above the minimum payout of USD 50.00 with the first one.
  amount: usd('60.00'),
  approvedAt,
});

/** The numbers from `first` on, `count` of them. */
export const numbers = (first: number, count: number): number[] => Array.from({ length: count }, (_, n) => first + n);
