import type { AffiliateId } from '../shared/ids.ts';
import type { Instant } from '../shared/time.ts';

export type Affiliate = {
  readonly affiliateId: AffiliateId;
  readonly fullName: string;
  readonly email: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** It is in the lists. Absent: it was written before there were any, and its next import enters it. */
  readonly isListed?: boolean | undefined;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
};
