import type { User } from './user.ts';

/**
 * Stands in every personal datum that a payer has no business with, together with whose it is. Whoever finds it in a table
 * or a log has found a leak.
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
