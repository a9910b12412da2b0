import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { SandboxClient } from './sandbox-client.ts';
import { WebhookReceiver } from './webhook-receiver.ts';

let receiver: WebhookReceiver;
let rise: SandboxClient;
beforeEach(async () => {
  receiver = await WebhookReceiver.start();
  rise = await SandboxClient.start({ webhookUrl: () => receiver.url });
  await rise.logIn();
});
afterEach(async () => {
  await rise.sandbox.stop();
  await receiver.stop();
});

const EMAIL = 'new@payees.example';
const asking = (more: object = {}) => ({ nanoid: rise.team, invites: [{ email: EMAIL }], role: 'contractor', ...more });
const invite = (body: object) => rise.call('POST', '/v2/invites', body);
const invited = async (body: object = asking()): Promise<string> => {
  const [nanoid = ''] = z.object({ nanoids: z.array(z.string()) }).parse((await invite(body)).data).nanoids;
  return nanoid;
};
const pending = async (nanoid = rise.team) => (await rise.call('GET', `/v2/invites?nanoid=${nanoid}`)).data;

describe('an invite', () => {
  it('is pending until it is accepted, by whoever was invited; the event tells of it', async () => {
    const nanoid = await invited();
    expect(await pending()).toMatchObject([
      {
        nanoid,
        role: 'contractor',
        email: EMAIL,
        inviter_email: 'api-wallet@payer.example',
        team: { nanoid: rise.team },
      },
    ]);
    const accepted = await rise.tell('POST', `/invites/${nanoid}/accept`, { state: 'details' });
    expect(accepted).toMatchObject({ user: { email: EMAIL, step: 'details' } });
    expect(await pending()).toEqual([]);
    expect((await rise.users()).filter(({ email }) => email === EMAIL)).toHaveLength(1);
    await rise.tell('POST', '/webhooks/deliver');
    expect(receiver.received[0]?.event).toMatchObject({
      event_type: 'invite.accepted',
      invite: {
        nanoid,
        user_nanoid: expect.stringMatching(/^us-/),
        email: EMAIL,
        status: 'accepted',
        invited_to: rise.team,
      },
    });
  });

  it('can be accepted by somebody who can be paid at once, as an employee', async () => {
    const nanoid = await invited(asking({ role: 'team_employee' }));
    await rise.tell('POST', `/invites/${nanoid}/accept`);
    const user = (await rise.users()).find(({ email }) => email === EMAIL);
    expect(user).toMatchObject({ role: 'team_employee', relationship: 'team_employee' });
    expect(await rise.pay([{ nanoid: user?.nanoid ?? '', cents: 100 }])).toMatchObject({ status: 200 });
  });

  it('that is withdrawn is gone, and no event tells of it', async () => {
    const nanoid = await invited();
    await rise.tell('POST', `/invites/${nanoid}/withdraw`);
    expect(await pending()).toEqual([]);
    await rise.tell('POST', '/webhooks/deliver');
    expect(receiver.received).toEqual([]);
    await expect(rise.tell('POST', `/invites/${nanoid}/accept`)).rejects.toThrow('404');
  });

  it.each([
    ['a field of ours', () => asking({ note: 'ours' })],
    ['a part of the prefill', () => asking({ invites: [{ email: EMAIL, prefill: { first_name: 'New' } }] })],
    ['no e-mail address', () => asking({ invites: [{ email: 'nobody' }] })],
    ['nobody', () => asking({ invites: [] })],
    ['the role of an admin', () => asking({ role: 'team_admin' })],
    ['a company', () => asking({ nanoid: 'co-company00000' })],
  ])('is refused with %s', async (_, body) => {
    expect(await invite(body())).toMatchObject({ status: 400, success: false, zod: expect.any(Array) });
  });

  it('is refused to a viewer, for another team, and without the team', async () => {
    expect(await invite(asking({ nanoid: 'te-other0000000' }))).toMatchObject({ status: 404 });
    expect(await rise.call('GET', '/v2/invites')).toMatchObject({ status: 400 });
    await rise.logInAs('viewer');
    expect(await invite(asking())).toMatchObject({ status: 403 });
    expect(await pending()).toEqual([]);
  });
});
