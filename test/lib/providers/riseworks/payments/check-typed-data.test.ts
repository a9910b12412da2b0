import { describe, expect, it } from 'vitest';
import { checkTypedData, isDelayed } from '../../../../../lib/providers/riseworks/payments/check-typed-data.ts';
import { recipientsOf } from '../../../../../lib/providers/riseworks/payments/recipients.ts';
import { readTypedData } from '../../../../../lib/providers/riseworks/payments/typed-data.ts';
import { riseSettings } from '../../../../../lib/providers/riseworks/settings.ts';
import { NOW } from '../../../../support/domain.ts';
import {
  accountOf,
  CONTRACT,
  instructionOf,
  memberOf,
  onchainIdOf,
  riseidOf,
  SETTINGS,
  typedDataFor,
  userOf,
} from '../scripted-rise.ts';

type Created = ReturnType<typeof typedDataFor>;
type Row = Created['typed_data']['data']['payments'][number];

const now = Math.floor(Date.parse(NOW) / 1_000);
const OURS = [instructionOf(1, 12_345n), instructionOf(2, 100n), instructionOf(3, 10_000_000_000n)];
const made = () =>
  typedDataFor([
    [1, 12_345],
    [2, 100],
    [3, 10_000_000_000],
  ]);

function verdict(
  created: Created,
  settings: Record<string, string> = {},
  delaySeconds = 0,
  members = [memberOf(1), memberOf(2), memberOf(3)],
) {
  const { signing } = riseSettings({ ...SETTINGS, ...settings });
  // What the user looks like in what is to be signed: its Rise account in some, its rise id in others.
  const recipients = recipientsOf(OURS, members.map(read), signing.recipient);
  if ('reason' in recipients) throw new Error(recipients.message);
  const typedData = readTypedData(created);
  return 'fault' in typedData ? typedData : checkTypedData(typedData, { signing, recipients, now: NOW, delaySeconds });
}
const read = ({ nanoid, role, riseid, rise_account }: ReturnType<typeof memberOf>) => ({
  nanoid,
  role,
  riseid,
  account: rise_account,
});
const changed = (change: (created: Created) => void) => {
  const created = made();
  change(created);
  return created;
};
const rows = (change: (rows: Row[]) => void) => changed(({ typed_data }) => change(typed_data.data.payments));
const row = (patch: Partial<Record<keyof Row, unknown>>) => rows((all) => Object.assign(all[1] ?? {}, patch));
const fieldOf = (created: Created, struct: keyof Created['types'], name: string) =>
  created.types[struct].find((field) => field.name === name) ?? expect.fail(`no ${struct}.${name}`);

describe('what Rise asks us to sign', () => {
  it('is our request when it is ours payee by payee, in whatever order, by account or by rise id, in any case', () => {
    const created = rows((all) => {
      all.reverse();
      Object.assign(all[0] ?? {}, { recipient: riseidOf(3) });
    });
    Object.assign(created.domain, { verifyingContract: CONTRACT.toUpperCase().replace('0X', '0x') });
    const ids = [3, 2, 1].map((ordinal) => ({ user: userOf(ordinal), onchainId: onchainIdOf(ordinal) }));
    expect(verdict(created)).toMatchObject(ids);
  });

  it.each<[string, Created, string]>([
    [
      'another primary type',
      changed((c) => Object.assign(c, { primary_type: 'SetRolesForwardRequest' })),
      'primary_type',
    ],
    ['another domain name', changed((c) => Object.assign(c.domain, { name: 'Other' })), 'domain.name'],
    ['another domain version', changed((c) => Object.assign(c.domain, { version: '2' })), 'domain.version'],
    ['another chain', changed((c) => Object.assign(c.domain, { chainId: 1 })), 'domain.chainId is 1, not 42161'],
    [
      'no chain',
      changed((c) => Object.assign(c.domain, { chainId: undefined })),
      'domain is not as expected at chainId',
    ],
    [
      'another contract',
      changed((c) => Object.assign(c.domain, { verifyingContract: accountOf(1) })),
      'domain.verifyingContract',
    ],
    [
      'a domain with a salt',
      changed((c) => Object.assign(c.domain, { salt: '0x00' })),
      'domain is not as expected at salt',
    ],
    ['one more type', changed((c) => Object.assign(c.types, { Extra: [] })), 'types has Extra'],
    [
      'one type less',
      changed((c) => Object.assign(c.types, { RisePaymentsRequest: undefined })),
      'types is not as expected',
    ],
    [
      'a type without fields',
      changed((c) => Object.assign(c.types, { RisePayment: [] })),
      'types.RisePayment lacks id',
    ],
    ['a type without amount', changed((c) => c.types.RisePayment.splice(7, 1)), 'types.RisePayment lacks amount'],
    [
      'a field more',
      changed((c) => c.types.RisePayment.push({ name: 'fee', type: 'uint256' })),
      'types.RisePayment has fee',
    ],
    [
      'a field twice',
      changed((c) => c.types.RisePayment.push({ name: 'amount', type: 'uint256' })),
      'has amount twice',
    ],
    [
      'a renamed field',
      changed((c) => Object.assign(fieldOf(c, 'RisePayment', 'recipient'), { name: 'payer' })),
      'lacks recipient',
    ],
    [
      'an amount that is text',
      changed((c) => Object.assign(fieldOf(c, 'RisePayment', 'amount'), { type: 'string' })),
      'amount is string',
    ],
    [
      'a recipient that is text',
      changed((c) => Object.assign(fieldOf(c, 'RisePayment', 'recipient'), { type: 'string' })),
      'recipient is string',
    ],
    [
      'payments of another type',
      changed((c) => Object.assign(fieldOf(c, 'RisePaymentsRequest', 'payments'), { type: 'RisePayment' })),
      'payments is RisePayment',
    ],
    [
      'no salt',
      changed((c) => Object.assign(c.typed_data, { salt: undefined })),
      'typed_data is not as expected at salt',
    ],
    ['a salt that is no number', changed((c) => Object.assign(c.typed_data, { salt: '0xff' })), 'salt'],
    ['from that is no address', changed((c) => Object.assign(c.typed_data, { from: 'us-1' })), 'from'],
    ['to that is no address', changed((c) => Object.assign(c.typed_data, { to: '0x12' })), 'to'],
    [
      'an expiry in the past',
      changed((c) => Object.assign(c.typed_data, { expires: String(now - 1) })),
      'expires is -1 seconds ahead',
    ],
    [
      'an expiry too soon',
      changed((c) => Object.assign(c.typed_data, { expires: String(now + 4) })),
      'expires is 4 seconds ahead',
    ],
    [
      'an expiry too late',
      changed((c) => Object.assign(c.typed_data, { expires: String(now + 90_000) })),
      'more than a day',
    ],
    ['one cent too much', row({ amount: '1010000' }), 'payments.1.amount for batch-1.002 is 1010000, not 1000000'],
    ['one unit too much', row({ amount: '1000001' }), 'payments.1.amount'],
    ['nothing', row({ amount: '0' }), 'payments.1.amount'],
    ['an amount below nothing', row({ amount: '-1000000' }), 'data.payments.1.amount'],
    ['an amount that is a JSON number', row({ amount: 1_000_000 }), 'data.payments.1.amount'],
    ['a stranger', row({ recipient: accountOf(7) }), `payments.1.recipient ${accountOf(7)} is not one of our payees`],
    ['the zero address', row({ recipient: `0x${'0'.repeat(40)}` }), 'not one of our payees'],
    ['the same payee twice', row({ recipient: accountOf(1), amount: '123450000' }), 'pays batch-1.001 a second time'],
    [
      'the same payee twice, by account and by rise id',
      row({ recipient: riseidOf(1), amount: '123450000' }),
      'a second time',
    ],
    ['another token', row({ token: accountOf(8) }), 'payments.1.token'],
    ['no token', row({ token: undefined }), 'data.payments.1.token'],
    ['a time of payment years ahead', row({ payAtTime: String(now + 100_000_000) }), 'payments.1.payAtTime'],
    ['a validity that is no number', row({ validMinutes: 'x' }), 'data.payments.1.validMinutes'],
    ['no kind of payment', row({ payType: '' }), 'data.payments.1.payType'],
    ['no id', row({ id: '' }), 'data.payments.1.id'],
    ['the id of another payment', row({ id: onchainIdOf(1) }), 'payments.1.id is the id of another payment'],
    ['no group', row({ groupID: undefined }), 'data.payments.1.groupID'],
    ['no data', row({ data: undefined }), 'data.payments.1.data'],
    ['one payment less', rows((all) => all.pop()), 'batch-1.003 is not among the payments'],
    [
      'one payment more',
      rows((all) => all.push({ ...(all[0] ?? expect.fail()), id: '5', recipient: accountOf(6) })),
      'payments.3.recipient',
    ],
    ['no payments', rows((all) => all.splice(0)), 'batch-1.001 is not among the payments'],
    [
      'amounts that have changed places',
      rows(([one, other]) => {
        if (one && other) [one.amount, other.amount] = [other.amount, one.amount];
      }),
      'payments.0.amount',
    ],
    [
      'recipients that have changed places',
      rows(([one, other]) => {
        if (one && other) [one.recipient, other.recipient] = [other.recipient, one.recipient];
      }),
      'payments.0.amount',
    ],
  ])('is not our request with %s', (_, created, words) => {
    expect(verdict(made())).toHaveLength(3);
    expect(verdict(created)).toEqual({ fault: expect.stringContaining(words) });
  });

  it('is in one token even while its address is not configured', () => {
    const unpinned = { RISE_TOKEN_ADDRESS: '' };
    expect(verdict(made(), unpinned)).toHaveLength(3);
    expect(verdict(row({ token: accountOf(8) }), unpinned)).toEqual({
      fault: expect.stringContaining('payments.1.token'),
    });
  });

  it('may be held to one kind of address, to a sender and to a receiver', () => {
    const byAccount = { RISE_RECIPIENT: 'rise_account' };
    expect(verdict(made(), byAccount)).toHaveLength(3);
    expect(verdict(row({ recipient: riseidOf(2) }), byAccount)).toEqual({
      fault: expect.stringContaining('not one of our payees'),
    });
    const { from, to } = made().typed_data;
    expect(verdict(made(), { RISE_TYPED_DATA_FROM: from, RISE_TYPED_DATA_TO: to })).toHaveLength(3);
    expect(verdict(made(), { RISE_TYPED_DATA_FROM: to })).toEqual({
      fault: expect.stringContaining('RISE_TYPED_DATA_FROM'),
    });
    expect(verdict(made(), { RISE_TYPED_DATA_TO: from })).toEqual({
      fault: expect.stringContaining('RISE_TYPED_DATA_TO'),
    });
  });

  it('is not our request if an address is that of two of our payees: it would not say who is paid', () => {
    const sharing = [memberOf(1), memberOf(2, { rise_account: accountOf(1) }), memberOf(3)];
    expect(verdict(row({ recipient: riseidOf(2) }), {}, 0, sharing)).toEqual({
      fault: `payments.0.recipient ${accountOf(1)} is several of ours`,
    });
  });

  it('counts in the decimals of the token, however many', () => {
    const amounts = rows((all) => {
      for (const one of all) one.amount = `${one.amount}${'0'.repeat(12)}`;
    });
    expect(verdict(amounts, { RISE_TOKEN_DECIMALS: '18' })).toHaveLength(3);
    expect(verdict(amounts)).toEqual({ fault: expect.stringContaining('payments.0.amount') });
  });

  it('may name a time of payment as far ahead as the team lets its payments wait', () => {
    const delayed = row({ payAtTime: String(now + 7_200) });
    const typedData = readTypedData(delayed);
    if ('fault' in typedData) throw new Error(typedData.fault);
    expect(isDelayed(typedData, NOW)).toBe(true);
    expect(verdict(delayed, {}, 7_200)).toHaveLength(3);
    expect(verdict(delayed, {}, 3_600)).toEqual({ fault: expect.stringContaining('payAtTime') });
  });
});
