/** A whole number or decimal string with commas between the thousands. It stays text, so nothing is rounded. */
export const withCommas = (value: number | string): string => {
  const [whole = '', fraction] = String(value).split('.');
  const grouped = whole.replace(/\B(?=([0-9]{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
};
