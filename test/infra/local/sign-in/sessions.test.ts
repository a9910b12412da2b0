import '../../../functions/support/silent-log.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLIENT, startLocalIssuer } from './local-issuer.ts';

/* The session at the sign-in page. Whoever has signed in with a browser need not be asked again for an hour. */

let issuer: Awaited<ReturnType<typeof startLocalIssuer>>;
beforeAll(async () => {
  issuer = await startLocalIssuer();
});
afterAll(() => issuer.stop());

/** The console's own request: back to the address of the stack itself. */
const request = (changes: Readonly<Record<string, string>> = {}): URL => {
  const url = new URL('/oauth2/authorize', issuer.url);
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: CLIENT.clientId,
    redirect_uri: `${issuer.url}/callback`,
    code_challenge: 'a'.repeat(43),
    code_challenge_method: 'S256',
    state: 's',
    ...changes,
  }).toString();
  return url;
};

const get = async (url: URL, cookie = '') => {
  const answer = await fetch(url, { headers: { cookie }, redirect: 'manual' });
  return { status: answer.status, to: answer.headers.get('location') ?? '', cookie: answer.headers.get('set-cookie') };
};

const signIn = async (): Promise<string> => {
  const answer = await issuer.choose(request(), 'admin');
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
};

const silently = (cookie?: string) => get(request({ prompt: 'none' }), cookie);

describe('the session at the local sign-in page', () => {
  it('gives a code without a question to whoever has signed in before, for an hour', async () => {
    const cookie = await signIn();
    expect((await silently(cookie)).to).toMatch(/\/callback\?code=[\w-]+&state=s$/);
    issuer.wait(3_601);
    expect((await silently(cookie)).to).toBe(`${issuer.url}/callback?error=login_required&state=s`);
  });

  it('belongs to nobody who has not signed in, or who brings a cookie that we did not give', async () => {
    for (const cookie of ['', `signed-in-${new URL(issuer.url).port}=guessed`]) {
      expect((await silently(cookie)).to).toContain('error=login_required');
    }
  });

  it('asks nevertheless where asking is allowed, so that another user can be chosen', async () => {
    expect((await get(request(), await signIn())).status).toBe(200);
  });

  it('ends when somebody signs out, who is then sent to an address of the client only', async () => {
    const cookie = await signIn();
    const logout = (to: string) => {
      const url = new URL('/logout', issuer.url);
      url.search = new URLSearchParams({ client_id: CLIENT.clientId, logout_uri: to }).toString();
      return get(url, cookie);
    };
    expect((await logout('https://evil.example/')).status).toBe(400);
    expect((await silently(cookie)).to).toContain('code=');
    expect((await logout(`${issuer.url}/`)).to).toBe(`${issuer.url}/`);
    expect((await silently(cookie)).to).toContain('error=login_required');
  });

  it('cannot be read by a script, nor sent along by another site', async () => {
    const answer = await issuer.choose(request(), 'viewer');
    expect(answer.headers.get('set-cookie')).toMatch(/; HttpOnly; SameSite=Lax;/);
  });
});
