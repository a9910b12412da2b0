import type { Api } from '../../support/e2e-api.ts';

/** Names as people have them, and as nobody should have them. */
const NAMES = ['Ann Lee', '<img src=x onerror=alert(1)>', 'محمد علي', '山田太郎', 'Zoë "Z" O’Brien, Jr.'];

/**
 * Affiliates who are owed USD 1,000.25, 2,000.25 and so on.
 *
 * @param behaviours of the Mock bank, one for each
 * @returns their ids: the prefix, and a number from 0
 */
export const owed = async (api: Api, prefix: string, behaviours: readonly string[]): Promise<string[]> => {
  const ids = behaviours.map((_, index) => `${prefix}-${index}`);
  await api.importAffiliates(
    behaviours.map((behaviour, index) => ({
      affiliateId: ids[index],
      fullName: NAMES[index % NAMES.length],
      email: `${ids[index]}@example.com`,
      country: 'US',
      riseId: `mock:${behaviour}:${ids[index]}`,
    })),
  );
  await api.importCommissions(
    ids.map((affiliateId, index) => ({
      commissionId: `c-${affiliateId}`,
      affiliateId,
      amount: `${1_000 * (index + 1)}.25`,
      currency: 'USD',
      approvedAt: '2026-10-31T00:00:00Z',
    })),
  );
  return ids;
};
