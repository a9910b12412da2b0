/** Rows of imports for end-to-end tests; an affiliate's rise id is `mock:<behaviour>:<affiliate id>`. */

export function affiliateRow(affiliateId: string, behaviour = 'ok') {
  return {
    affiliateId,
    fullName: `Affiliate ${affiliateId}`,
    email: `${affiliateId}@example.com`,
    country: 'US',
    riseId: `mock:${behaviour}:${affiliateId}`,
  };
}

export function commissionRow(commissionId: string, affiliateId: string, amount = '75.50', currency = 'USD') {
  return { commissionId, affiliateId, amount, currency, approvedAt: '2026-01-31T00:00:00.000Z' };
}

/** `prefix-001` to `prefix-<count>`. */
export function ids(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}-${String(index + 1).padStart(3, '0')}`);
}
