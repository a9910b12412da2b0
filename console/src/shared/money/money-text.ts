/** An amount as the API has it: a decimal string with the currency's digits, never a number. */
export interface Money {
  readonly amount: string;
  /** ISO 4217. */
  readonly currency: string;
}

/** `-1234567.50` is grouped as `-1,234,567.50`; digit by digit, so that nothing is rounded. */
export const grouped = (amount: string): string => {
  const [whole = '', ...fraction] = amount.split('.');
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...fraction].join('.');
};

/** As it is read and copied: `USD 1,234.50`. */
export const moneyText = ({ amount, currency }: Money): string => `${currency} ${grouped(amount)}`;
