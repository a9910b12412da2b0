import * as z from 'zod';
import { riseIdField } from '../../lib/contracts/shared/fields.ts';
import { KYC_STATUSES } from '../../lib/domain/accounts/payout-account.ts';
import type { MockBank } from '../../lib/providers/mock/mock-bank.ts';

/** The body of `POST /_local/bank/payees`: what the Mock bank decides about a payee. */
export const decidedPayeeSchema = z.strictObject({ riseId: riseIdField, kycStatus: z.enum(KYC_STATUSES) });
export type DecidedPayee = z.output<typeof decidedPayeeSchema>;

/** The product learns of it when it asks: in a sync, a link or an import. */
export const payeeDecider =
  (bank: Pick<MockBank, 'decideKyc'>) =>
  async (decided: DecidedPayee): Promise<DecidedPayee> => {
    await bank.decideKyc(decided.riseId, decided.kycStatus);
    return decided;
  };
