import type { User } from './user.ts';

/**
 * Marks all personal data that are none of a payer's business, together with whose they are. If it is found in a table or a
 * log, data have leaked.
 */
export const PRIVATE_MARK = 'SANDBOX-PRIVATE';

const marked = (what: string, { nanoid }: User): string => `${PRIVATE_MARK}-${what}-${nanoid}`;

export const addressOf = (user: User) => ({
  line_1: marked('street', user),
  line_2: marked('floor', user),
  city: marked('city', user),
  state: marked('state', user),
  country: marked('country', user),
  zip_code: marked('zip', user),
});

export const personalDataOf = (user: User) => ({
  middle_name: marked('middle-name', user),
  phone: marked('phone', user),
  dob: marked('dob', user),
  address: { ...addressOf(user), timezone: marked('timezone', user) },
  social: { linkedin: marked('social', user) },
});

export const companyOf = (user: User) => ({
  name: marked('company', user),
  private_data: { tax_id: marked('tax-id', user) },
});
