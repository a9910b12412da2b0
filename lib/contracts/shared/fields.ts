import * as z from 'zod';
import { CURRENCY_CODES, type Currency, currency, isCurrency } from '../../domain/shared/currency.ts';
import {
  adjustmentId,
  affiliateId,
  batchId,
  commissionId,
  ID_PATTERN,
  isTransactionId,
  payeeId,
  RESERVED_AFFILIATE_IDS,
  transactionId,
} from '../../domain/shared/ids.ts';
import { instant } from '../../domain/shared/time.ts';
import { COUNTRY_CODES, isCountry } from '../affiliates/country.ts';
import { lineText } from './text.ts';

/** Fields of requests. What passes here has the domain's own types, so no handler converts or checks again. */

const ID_RULE = 'must be 1 to 128 letters, digits or . _ : - and begin with a letter or digit';

const ID_DESCRIPTION = '1 to 128 letters, digits or `.` `_` `:` `-`; begins with a letter or digit.';

const idText = z.string().regex(ID_PATTERN, ID_RULE).meta({ id: 'Id', description: ID_DESCRIPTION });

export const affiliateIdField = idText
  .refine((text) => !RESERVED_AFFILIATE_IDS.includes(text), 'is a reserved word and cannot be an affiliate id')
  .transform(affiliateId)
  .meta({
    id: 'AffiliateId',
    description: `${ID_DESCRIPTION} Not \`payable\`.`,
    not: { enum: RESERVED_AFFILIATE_IDS },
  });
export const commissionIdField = idText.transform(commissionId);
export const adjustmentIdField = idText.transform(adjustmentId);
export const riseIdField = idText.transform(payeeId);
export const batchIdField = idText.transform(batchId);

/** Any id. A well-formed id that names no transaction is answered with 404, and a malformed one with 422. */
export const anyIdField = idText;

/** Only ids that a transaction can have; for input that we wrote ourselves. */
export const transactionIdField = z
  .string()
  .refine(isTransactionId, 'must be a transaction id')
  .transform(transactionId);

export const currencyField = z
  .string()
  .refine((code): code is Currency => isCurrency(code), 'must be an ISO 4217 currency code, such as USD')
  .meta({ id: 'Currency', description: 'An active ISO 4217 currency code.', enum: CURRENCY_CODES });

/** A moment in our own format, for cursors and steps of a run. Times from clients are in `given-time.ts`. */
export const instantField = z.iso.datetime('must be a time in UTC').transform((text) => instant(new Date(text)));

export const countryField = z
  .string()
  .refine(isCountry, 'must be an ISO 3166-1 alpha-2 country code, such as DE')
  .meta({ id: 'Country', description: 'An ISO 3166-1 alpha-2 country code.', enum: COUNTRY_CODES });

/** A person's name as that person writes it. */
export const fullNameField = lineText(200);

/** Why an admin does something, for the audit log. */
export const reasonField = lineText(500);

/** SHA-256 in hex. */
export const contentHashField = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits in lower case');

/** A payment provider's own id of a payment. */
export const providerReferenceField = lineText(128);

/** The currency of a request that names none. */
export const DEFAULT_CURRENCY = currency('USD');
