import { useAddressDay } from '../tables/address-day.tsx';

/** From which day (included) to which (excluded), as the address says. Absent: the API's own, the last 30 days. */
export const useAddressPeriod = (): { readonly from?: string; readonly to?: string } => {
  const [from, to] = [useAddressDay('from'), useAddressDay('to')];
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
};
