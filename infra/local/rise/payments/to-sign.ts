import { getAddress } from 'viem';
import { CHAIN_ID, type Rise } from '../rise.ts';
import type { User } from '../teams/user.ts';
import { type Address, newUint } from '../wire/ids.ts';
import { unitsOfCents } from '../wire/money.ts';
import type { ToSign } from './draft.ts';
import type { CreateRequest, TypedPayment } from './payment-request.ts';

/** The forwarder's fields are Rise's. The integer types of a payment are our choice, because Rise does not publish them. */
const TYPES = {
  CreatePaymentsForwardRequest: [
    { name: 'from', type: 'address' },
    { name: 'to', type: 'address' },
    { name: 'salt', type: 'uint64' },
    { name: 'expires', type: 'uint48' },
    { name: 'data', type: 'RisePaymentsRequest' },
  ],
  RisePaymentsRequest: [{ name: 'payments', type: 'RisePayment[]' }],
  RisePayment: [
    { name: 'id', type: 'uint256' },
    { name: 'groupID', type: 'uint256' },
    { name: 'payAtTime', type: 'uint48' },
    { name: 'validMinutes', type: 'uint32' },
    { name: 'payType', type: 'uint8' },
    { name: 'token', type: 'address' },
    { name: 'recipient', type: 'address' },
    { name: 'amount', type: 'uint256' },
    { name: 'data', type: 'bytes' },
  ],
};

const VALID_MINUTES = '1440';
const PAY_TYPE = '0';

/** The address at which a user is paid. */
export const payableAddress = ({ behaviour }: Rise, { riseid, riseAccount }: User): Address =>
  behaviour.recipientIs === 'riseid' ? riseid : riseAccount;

/** @param recipientOf the user of each payee of the request */
export const toSignOf = (
  rise: Rise,
  request: CreateRequest,
  signer: Address,
  recipientOf: (nanoid: string) => User,
): ToSign => {
  const { identity, behaviour } = rise;
  const seconds = Math.floor(rise.now() / 1_000);
  const groupID = newUint(256);
  const payments = request.to.map(({ to, amount_cents }): TypedPayment => {
    return {
      id: newUint(256),
      groupID,
      payAtTime: String(seconds + behaviour.paymentDelayMinutes * 60),
      validMinutes: VALID_MINUTES,
      payType: PAY_TYPE,
      token: getAddress(identity.tokenAddress),
      recipient: getAddress(payableAddress(rise, recipientOf(to))),
      amount: unitsOfCents(amount_cents).toString(),
      data: '0x',
    };
  });
  return {
    domain: {
      name: 'RiseAccountForwarder',
      version: '1.0.0',
      chainId: CHAIN_ID,
      verifyingContract: getAddress(identity.verifyingContract),
    },
    types: TYPES,
    typed_data: {
      from: getAddress(signer),
      to: getAddress(identity.team.riseAccount),
      salt: newUint(64),
      expires: String(seconds + behaviour.typedDataLifetimeSeconds),
      // No order is promised. The last comes first, so that nobody relies on one.
      data: { payments: payments.reverse() },
    },
    primary_type: 'CreatePaymentsForwardRequest',
  };
};
