/** `0.9900` as `99.00 %`; digit by digit. */
export const percent = (rate: string | undefined): string => {
  if (rate === undefined) return '–';
  const digits = rate.replace('.', '').padEnd(5, '0');
  return `${Number.parseInt(digits.slice(0, 3), 10)}.${digits.slice(3, 5)} %`;
};
