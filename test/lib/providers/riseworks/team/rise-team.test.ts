import { beforeEach, describe, expect, it } from 'vitest';
import { payeeId } from '../../../../../lib/domain/shared/ids.ts';
import { accountOf, memberOf, no, ok, riseidOf, ScriptedRise, summaryOf, TEAM, userOf } from '../scripted-rise.ts';

const USERS = `GET /v2/teams/${TEAM}/users`;
const summaryCall = (ordinal: number) => `GET /v2/teams/${TEAM}/member/${userOf(ordinal)}/summary`;
const FIRST = payeeId(riseidOf(1));

describe('a payee at Rise', () => {
  let rise: ScriptedRise;
  beforeEach(() => {
    rise = new ScriptedRise().on(summaryCall(1), ok(summaryOf()));
  });
  const payee = (holderId?: string, id = FIRST) => rise.provider().getPayee({ payeeId: id, holderId });
  const onboarded = (onboarding: object) => {
    rise.on(summaryCall(1), ok(summaryOf(onboarding)));
    return payee();
  };

  it('who is approved and onboarded can be paid; of the person nothing is kept but the id', async () => {
    expect(await payee()).toEqual({
      payeeId: FIRST,
      holderId: userOf(1),
      kycStatus: 'APPROVED',
      canReceivePayments: true,
    });
    expect(new Set(rise.readSecrets)).toEqual(new Set(['login']));
  });

  it('is the same whatever the case of the rise id', async () => {
    rise.members = [memberOf(1, { riseid: `0x${'AB'.repeat(20)}` })];
    expect(await payee(undefined, payeeId(`0x${'aB'.repeat(20)}`))).toMatchObject({
      holderId: userOf(1),
      canReceivePayments: true,
    });
  });

  it.each([
    [{ moderation_status: null, onboarded: false, step: 'initial' }, 'PENDING', 'at the step initial'],
    [{ moderation_status: 'pending', onboarded: false, step: 'details' }, 'PENDING', 'at the step details'],
    [{ moderation_status: 'pending', onboarded: false, step: 'compliance_process' }, 'SUBMITTED', 'is looking at'],
    [{ moderation_status: 'submitted', onboarded: true }, 'SUBMITTED', 'is looking at'],
    [{ moderation_status: 'rejected' }, 'REJECTED', 'has rejected it'],
    [{ moderation_status: 'approved', onboarded: false }, 'APPROVED', 'onboarding is not finished'],
    [{ moderation_status: 'approved', onboarded: true, step: 'signing' }, 'APPROVED', 'at the step signing'],
    [{ moderation_status: 'approved', onboarded: true, step: null }, 'APPROVED', 'at the step unknown'],
    [{ moderation_status: 'new_word', onboarded: true }, 'PENDING', 'new_word, which we do not know'],
    [{ moderation_status: 'Ludmila said <b>', onboarded: true }, 'PENDING', 'moderation unknown'],
  ])('with %j is %s and cannot be paid, with the reason', async (onboarding, kycStatus, words) => {
    expect(await onboarded(onboarding)).toEqual({
      payeeId: FIRST,
      holderId: userOf(1),
      kycStatus,
      canReceivePayments: false,
      fault: expect.stringContaining(words),
    });
  });

  it.each([
    [true, true],
    [1, true],
    ['1', true],
    ['true', true],
    [false, false],
    [0, false],
    ['0', false],
    ['false', false],
    ['yes', false],
    [2, false],
    [null, false],
  ])('whose onboarded is %j counts as onboarded: %s', async (value, expected) => {
    expect((await onboarded({ onboarded: value })).canReceivePayments).toBe(expected);
  });

  it('without anything about onboarding is only starting', async () => {
    rise.on(summaryCall(1), ok({ user: { nanoid: userOf(1) } }));
    expect(await payee()).toMatchObject({ kycStatus: 'PENDING', canReceivePayments: false });
  });

  it.each([
    ['is not in the list', [memberOf(2)], 'it is not in our team at Rise'],
    ['is an admin of the team', [memberOf(1, { role: 'team_admin' })], 'neither as contractor'],
    ['has no rise id yet', [memberOf(1, { riseid: `0x${'0'.repeat(40)}` })], 'it is not in our team'],
    ['is shown without one', [memberOf(1, { riseid: null })], 'it is not in our team'],
    [
      'is linked by the account address',
      [memberOf(2, { rise_account: riseidOf(1) })],
      'link the rise id of that member',
    ],
    ['shares it with somebody', [memberOf(1), memberOf(2, { riseid: riseidOf(1) })], 'several members'],
  ])('who %s cannot be paid, with the reason', async (_, members, words) => {
    rise.members = members;
    expect(await payee()).toMatchObject({ canReceivePayments: false, fault: expect.stringContaining(words) });
  });

  it.each([`0x${'0'.repeat(40)}`, 'us-abcdefghijkl', '0x12'])('called %s is nobody who could be paid', async (text) => {
    rise.members = [memberOf(1, { riseid: text })];
    expect(await payee(undefined, payeeId(text))).toMatchObject({
      canReceivePayments: false,
      fault: expect.stringContaining('not an address'),
    });
  });

  it('who left the team between the list and the question cannot be paid', async () => {
    rise.on(summaryCall(1), no(404));
    expect(await payee()).toMatchObject({
      holderId: userOf(1),
      canReceivePayments: false,
      fault: expect.stringContaining('any more'),
    });
  });

  it('is unknown, not refused, when Rise does not answer', async () => {
    rise.on(summaryCall(1), no(403));
    await expect(payee()).rejects.toMatchObject({ name: 'RiseError' });
    rise.on(USERS, new Response('<html>', { status: 404 }));
    await expect(payee()).rejects.toMatchObject({ name: 'RiseError' });
  });

  describe('whose holder is known', () => {
    it('and has the same rise id is as before', async () => {
      expect(await payee(userOf(1))).toMatchObject({ canReceivePayments: true });
    });

    it('and has another rise id by now cannot be paid until an admin links that', async () => {
      rise.members = [memberOf(1, { riseid: accountOf(5) })];
      expect(await payee(userOf(1))).toEqual({
        payeeId: FIRST,
        holderId: userOf(1),
        kycStatus: 'PENDING',
        canReceivePayments: false,
        fault: expect.stringContaining(`the rise id of ${userOf(1)} has changed to ${accountOf(5)}`),
      });
    });

    it('and has lost it to somebody else is not paid in that somebody', async () => {
      rise.members = [memberOf(2, { riseid: riseidOf(1) })];
      rise.on(summaryCall(2), ok(summaryOf()));
      expect(await payee(userOf(1))).toMatchObject({
        holderId: userOf(1),
        canReceivePayments: false,
        fault: expect.stringContaining(`now belongs to ${userOf(2)}`),
      });
    });

    it('and has no rise id any more cannot be paid', async () => {
      rise.members = [memberOf(1, { riseid: `0x${'0'.repeat(40)}` })];
      expect(await payee(userOf(1))).toMatchObject({
        canReceivePayments: false,
        fault: expect.stringContaining('no longer has a rise id'),
      });
    });
  });

  it('among many is found in one list, which is read anew after some seconds, and at once after it failed', async () => {
    const provider = rise.provider();
    const ask = () => provider.getPayee({ payeeId: FIRST });
    await Promise.all([ask(), ask(), ask()]);
    await ask();
    expect(rise.callsOf(USERS)).toHaveLength(1);
    rise.nowMs += 5_000;
    rise.on(USERS, no(403), ok({ users: [memberOf(1)] }));
    await expect(ask()).rejects.toThrow();
    expect(await ask()).toMatchObject({ canReceivePayments: true });
  });

  it('who has only just joined is found in a list that is newer, which strangers have read anew once a second at most', async () => {
    rise.members = [memberOf(1)];
    rise.on(summaryCall(2), ok(summaryOf()));
    const provider = rise.provider();
    const ask = (ordinal: number) => provider.getPayee({ payeeId: payeeId(riseidOf(ordinal)) });
    await ask(1);
    rise.members = [memberOf(1), memberOf(2)];
    expect(await ask(2)).toMatchObject({ canReceivePayments: false });
    rise.nowMs += 1_000;
    expect(await ask(2)).toMatchObject({ holderId: userOf(2), canReceivePayments: true });
    await Promise.all([ask(3), ask(4), ask(1)]);
    expect(rise.callsOf(USERS)).toHaveLength(2);
  });
});
