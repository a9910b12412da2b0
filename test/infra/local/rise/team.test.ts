import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { PRIVATE_MARK } from '../../../../infra/local/rise/teams/private-data.ts';
import { USER_STATE_NAMES } from '../../../../infra/local/rise/teams/user-states.ts';
import { SandboxClient } from './sandbox-client.ts';

let rise: SandboxClient;
beforeEach(async () => {
  rise = await SandboxClient.start();
  await rise.logIn();
});
afterEach(() => rise.sandbox.stop());

const usersSchema = z.object({ users: z.array(z.looseObject({ nanoid: z.string(), email: z.string() })) });
const listed = async () =>
  usersSchema.parse((await rise.call('GET', `/v2/teams/${rise.team}/users`)).data).users.map(({ nanoid }) => nanoid);
const summary = (nanoid: string | undefined, team = rise.team) =>
  rise.call('GET', `/v2/teams/${team}/member/${nanoid}/summary`);

describe('the users of the team', () => {
  it('are there in every state, the one who pays among them, and one e-mail address twice', async () => {
    const users = await rise.users();
    const emails = users.map(({ email }) => email);
    expect(emails).toEqual(expect.arrayContaining(USER_STATE_NAMES.map((state) => `${state}@payees.example`)));
    expect(emails.filter((email) => email === 'twice@payees.example')).toHaveLength(2);
    expect(users.find(({ riseid }) => riseid === rise.setting('RISE_RISEID'))).toMatchObject({ role: 'team_admin' });
  });

  it('are listed but for those who are gone, with a zero address before they have one', async () => {
    const [gone, leaving, initial] = await rise.addUsers('gone', 'leaving', 'initial');
    const all = await listed();
    expect(all).toEqual(expect.arrayContaining([leaving?.nanoid, initial?.nanoid]));
    expect(all).not.toContain(gone?.nanoid);
    const { data } = await rise.call('GET', `/v2/teams/${rise.team}/users`);
    expect(data).toMatchObject({
      users: expect.arrayContaining([
        expect.objectContaining({ nanoid: initial?.nanoid, riseid: `0x${'0'.repeat(40)}`, role: 'contractor' }),
      ]),
    });
  });

  it('have a summary with their onboarding as it is, whatever type that has', async () => {
    const [text, compliance] = await rise.addUsers('onboarded-text-0', 'compliance');
    expect((await summary(text?.nanoid)).data).toMatchObject({
      user: { nanoid: text?.nanoid, onboarding: { onboarded: '0', step: 'complete', moderation_status: 'approved' } },
      relationship_type: 'contractor',
    });
    expect((await summary(compliance?.nanoid)).data).toMatchObject({
      user: { onboarding: { onboarded: false, step: 'compliance_process', moderation_status: 'submitted' } },
    });
  });

  it('have no summary once they leave, nor in a team that does not exist', async () => {
    const [gone, leaving, ready] = await rise.addUsers('gone', 'leaving', 'ready');
    for (const nanoid of [gone?.nanoid, leaving?.nanoid, 'us-nobody000000']) {
      expect(await summary(nanoid)).toMatchObject({ status: 404, success: false, data: 'Member not found' });
    }
    expect(await summary(ready?.nanoid, 'te-other0000000')).toMatchObject({ status: 404, data: 'Team not found' });
  });

  it('carry the mark in every personal datum that a payer has no business with', async () => {
    const [user] = await rise.addUsers('ready');
    const mark = (what: string) => `${PRIVATE_MARK}-${what}-${user?.nanoid}`;
    expect((await summary(user?.nanoid)).data).toMatchObject({
      user: { dob: mark('dob'), phone: mark('phone'), address: { line_1: mark('street') } },
      company: { private_data: { tax_id: mark('tax-id') } },
    });
  });

  it('can be changed, such as the rise id of one who lost the keys', async () => {
    const [user] = await rise.addUsers('ready');
    const riseid = `0x${'ab'.repeat(20)}`;
    await rise.tell('PATCH', `/users/${user?.nanoid}`, { riseid, moderationStatus: 'rejected' });
    expect((await summary(user?.nanoid)).data).toMatchObject({
      user: { onboarding: { moderation_status: 'rejected', step: 'complete' } },
    });
    expect((await rise.call('GET', `/v2/teams/${rise.team}/users`)).data).toMatchObject({
      users: expect.arrayContaining([expect.objectContaining({ nanoid: user?.nanoid, riseid })]),
    });
    await expect(rise.tell('PATCH', `/users/${user?.nanoid}`, { riseid: 'nonsense' })).rejects.toThrow('422');
    await expect(rise.tell('PATCH', '/users/us-nobody000000', {})).rejects.toThrow('404');
  });

  it('can be added by the thousand', async () => {
    const before = (await listed()).length;
    await rise.tell('POST', '/users', { count: 2_357 });
    expect(new Set(await listed()).size).toBe(before + 2_357);
  });

  it('are not added with invalid data, and the answer says what is invalid', async () => {
    const add = (body: object) => rise.tell('POST', '/users', body);
    await expect(add({ users: [{ state: 'nonsense' }] })).rejects.toThrow(/422.*users\[0\].state/);
    await expect(add({ users: [{ email: 'nobody' }] })).rejects.toThrow(/422.*users\[0\].email/);
    await expect(add({ count: 0 })).rejects.toThrow(/422.*count/);
    await expect(add({})).rejects.toThrow(/422.*users/);
  });

  it('are hidden from a role that may not see them', async () => {
    await rise.logInAs('ready');
    expect(await rise.call('GET', `/v2/teams/${rise.team}/users`)).toMatchObject({ status: 403, success: false });
    await rise.logInAs('viewer');
    expect(await rise.call('GET', `/v2/teams/${rise.team}/users`)).toMatchObject({ status: 200 });
  });
});

describe('the team', () => {
  it('is named to whoever belongs to it, with their role and its payment delay', async () => {
    await rise.tell('PATCH', '/behaviour', { paymentDelayMinutes: 90 });
    expect((await rise.call('GET', '/v2/user/teams')).data).toMatchObject({
      teams: [{ nanoid: rise.team, role: 'team_admin' }],
    });
    expect((await rise.call('GET', `/v2/teams/${rise.team}/settings`)).data).toEqual({ payment_delay_in_minutes: 90 });
  });

  it('has a balance of its own, in cents, to which that of the richer company does not add', async () => {
    const balance = (nanoid: string, more = '') => rise.call('GET', `/v2/balance?nanoid=${nanoid}${more}`);
    await rise.tell('PUT', '/balance', { cents: 12_345 });
    expect((await balance(rise.team, '&currencies=USD')).data).toEqual({
      rise_account_address: expect.stringMatching(/^0x[0-9a-f]{40}$/),
      balances: [{ currency: 'USD', balance_cents: 12_345 }],
    });
    expect((await balance(rise.team)).data).toMatchObject({ balances: [{ currency: 'USD' }, { currency: 'EUR' }] });
    expect(await balance('te-other0000000')).toMatchObject({ status: 404 });
    expect(await balance('te-short')).toMatchObject({ status: 400 });
    expect(await balance(rise.team, '&currencies=GBP')).toMatchObject({ status: 400 });
  });

  it('answers 404 in its envelope to what Rise does not have', async () => {
    expect(await rise.call('GET', '/v2/nothing')).toMatchObject({ status: 404, success: false, data: 'Not found' });
    expect(await rise.call('PUT', '/v2/balance')).toMatchObject({ status: 404, success: false });
  });
});
