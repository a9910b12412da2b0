import { getAddress } from 'viem';
import type { ToSign } from '../payments/draft.ts';
import type { TypedPayment } from '../payments/payment-request.ts';
import { type Address, newAddress, newUint } from '../wire/ids.ts';
import type { Alteration } from './fault.ts';

type Payments = readonly TypedPayment[];

const DAY_SECONDS = 86_400n;
const OTHER = 'SetRolesForwardRequest';

const withPayments = (toSign: ToSign, change: (payments: Payments) => Payments): ToSign => {
  const payments = [...change(toSign.typed_data.data.payments)];
  return { ...toSign, typed_data: { ...toSign.typed_data, data: { payments } } };
};

/** Changes the entry that the fault is about: the payee's, or the first one. */
const withOne = (toSign: ToSign, about: number, change: (one: TypedPayment) => Payments): ToSign =>
  withPayments(toSign, (payments) => payments.flatMap((one, index) => (index === about ? change(one) : [one])));

const expiring = (toSign: ToSign, seconds: bigint): ToSign => ({
  ...toSign,
  typed_data: { ...toSign.typed_data, expires: (BigInt(toSign.typed_data.expires) + seconds).toString() },
});

const inDomain = (toSign: ToSign, change: Partial<ToSign['domain']>): ToSign => ({
  ...toSign,
  domain: { ...toSign.domain, ...change },
});

const swapped = (payments: Payments): Payments => {
  const amounts = payments.map(({ amount }) => amount);
  return payments.map((one, index) => ({ ...one, amount: amounts.at(index - 1) ?? one.amount }));
};

const renamed = ({ types, ...toSign }: ToSign): ToSign => {
  const { [toSign.primary_type]: fields = [], ...rest } = types;
  return { ...toSign, types: { [OTHER]: fields, ...rest }, primary_type: OTHER };
};

const withoutAmount = ({ types, ...toSign }: ToSign): ToSign => ({
  ...toSign,
  types: { ...types, RisePayment: (types.RisePayment ?? []).filter(({ name }) => name !== 'amount') },
});

/** Every second letter is a capital, which is a valid checksum only by chance. */
const oddCase = (address: Address): Address => {
  const small = address.slice(2).toLowerCase();
  const odd = [...small].map((digit, index) => (index % 2 === 0 ? digit.toUpperCase() : digit)).join('');
  return `0x${odd}`;
};

/** @param about the position of the payment that differs, if only one does */
export const altered = (toSign: ToSign, how: Alteration, about: number): ToSign => {
  switch (how) {
    case 'amount':
      return withOne(toSign, about, (one) => [{ ...one, amount: (BigInt(one.amount) * 10n).toString() }]);
    case 'amounts-swapped':
      return withPayments(toSign, swapped);
    case 'recipient':
      return withOne(toSign, about, (one) => [{ ...one, recipient: getAddress(newAddress()) }]);
    case 'one-too-many':
      return withOne(toSign, about, (one) => [one, { ...one, id: newUint(256), recipient: getAddress(newAddress()) }]);
    case 'one-twice':
      return withOne(toSign, about, (one) => [one, { ...one, id: newUint(256) }]);
    case 'one-missing':
      return withOne(toSign, about, () => []);
    case 'token':
      return withOne(toSign, about, (one) => [{ ...one, token: getAddress(newAddress()) }]);
    case 'chain':
      return inDomain(toSign, { chainId: toSign.domain.chainId + 1 });
    case 'contract':
      return inDomain(toSign, { verifyingContract: getAddress(newAddress()) });
    case 'domain-name':
      return inDomain(toSign, { name: 'RiseOtherForwarder' });
    case 'primary-type':
      return renamed(toSign);
    case 'type-without-amount':
      return withoutAmount(toSign);
    case 'one-type-more':
      return { ...toSign, types: { ...toSign.types, RiseNote: [{ name: 'text', type: 'string' }] } };
    case 'expires-far-ahead':
      return expiring(toSign, 2n * DAY_SECONDS);
    case 'expired':
      return expiring(toSign, -DAY_SECONDS);
    case 'pays-late':
      return withOne(toSign, about, (one) => [
        { ...one, payAtTime: (BigInt(one.payAtTime) + 30n * DAY_SECONDS).toString() },
      ]);
    case 'address-case':
      return withPayments(toSign, (payments) =>
        payments.map((one) => ({ ...one, recipient: oddCase(one.recipient), token: oddCase(one.token) })),
      );
    default:
      return how satisfies never;
  }
};
