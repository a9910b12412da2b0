import type { AffiliateId } from '../shared/ids.ts';
import type { Instant } from '../shared/time.ts';

export type Affiliate = {
  readonly affiliateId: AffiliateId;
  readonly fullName: string;
  readonly email: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Whether it is in the lists. Absent: it was stored before there were lists, and its next import adds it. */
  readonly isListed?: boolean | undefined;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
};
