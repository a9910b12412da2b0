import { beforeEach, describe, expect, it } from 'vitest';
import { no, ok, ScriptedRise, TEAM } from '../scripted-rise.ts';

const [PENDING, INVITE] = ['GET /v2/invites', 'POST /v2/invites'];
const inviteOf = (nanoid: string, email: string | null, role: string | null = 'contractor') => ({
  nanoid,
  email,
  role,
  invitee_name: 'Ludmila',
  inviter_email: 'boss@private.example',
});

describe('inviting to the team at Rise', () => {
  let rise: ScriptedRise;
  beforeEach(() => {
    rise = new ScriptedRise()
      .on(PENDING, ok([inviteOf('in-1', 'Ann@Example.com')]))
      .on(INVITE, ok({ nanoids: ['in-2'] }));
  });

  it('asks for a contractor by e-mail, and nothing else', async () => {
    expect(await rise.provider().invite('bob@example.com')).toEqual({ inviteId: 'in-2', email: 'bob@example.com' });
    expect(rise.callsOf(INVITE).map(({ body }) => body)).toEqual([
      { nanoid: TEAM, invites: [{ email: 'bob@example.com' }], role: 'contractor' },
    ]);
  });

  it('invites nobody twice', async () => {
    expect(await rise.provider().invite('ann@example.com')).toEqual({ inviteId: 'in-1', email: 'Ann@Example.com' });
    expect(rise.callsOf(INVITE)).toEqual([]);
  });

  it('says so when Rise makes no invite, or refuses, without the address', async () => {
    rise.on(INVITE, ok({ nanoids: [] }), no(400, 'bob@example.com is a member'));
    for (const words of ['may belong to a member', 'with 400']) {
      const failure: unknown = await rise
        .provider()
        .invite('bob@example.com')
        .catch((error: unknown) => error);
      expect(String(failure)).toContain(words);
      expect(String(failure)).not.toContain('bob@');
    }
  });

  it('lists those who are to be paid, not admins or invites without an address', async () => {
    const items = [
      inviteOf('in-1', 'a@x.example'),
      inviteOf('in-2', 'b@x.example', 'team_admin'),
      inviteOf('in-3', null),
      inviteOf('in-4', 'd@x.example', null),
    ];
    rise.on(PENDING, ok(items));
    expect(await rise.provider().pendingInvites()).toEqual([
      { inviteId: 'in-1', email: 'a@x.example' },
      { inviteId: 'in-4', email: 'd@x.example' },
    ]);
    expect(rise.callsOf(PENDING)[0]?.query).toEqual({ nanoid: TEAM });
  });
});
