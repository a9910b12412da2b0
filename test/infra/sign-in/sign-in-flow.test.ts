import '../../functions/support/silent-log.ts';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handler as nameLambda } from '../../../functions/sign-in/name-person.ts';
import { freePort } from '../../../infra/local/free-port.ts';
import { listen } from '../../../infra/local/listen.ts';
import type { RunningStack } from '../../../infra/local/running-stack.ts';
import { accessTokenOf, localAccessToken } from '../../../infra/sign-in/access-token.ts';
import { callbackUrl } from '../../../infra/sign-in/callbacks.ts';
import { localPlace, localTarget, type Place, stagePlace, stageTarget } from '../../../infra/sign-in/place.ts';
import { SessionStore } from '../../../infra/sign-in/session-store.ts';
import { type SignedInPerson, signIn } from '../../../infra/sign-in/sign-in-flow.ts';
import { CLIENT, startLocalIssuer } from '../local/sign-in/local-issuer.ts';

let issuer: Awaited<ReturnType<typeof startLocalIssuer>>;
let place: Place;
let folder: string;
let store: SessionStore;
let ports: number[];
let isBroken = false;

beforeAll(async () => {
  // Not the ports of the template: other tests may sign in at the same time.
  ports = [await freePort(), await freePort()];
  const trigger = async (event: object) => {
    if (isBroken) throw new Error('the Lambda failed');
    return nameLambda(event);
  };
  issuer = await startLocalIssuer(trigger, { ...CLIENT, callbackUrls: ports.map(callbackUrl) });
  const issuerName = `https://cognito-idp.${CLIENT.region}.amazonaws.com/${CLIENT.userPoolId}`;
  place = {
    title: 'stage test',
    metadataUrl: issuer.metadataUrl.href,
    issuer: issuerName,
    clientId: CLIENT.clientId,
  };
});
afterAll(() => issuer.stop());

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sign-ins-'));
  store = new SessionStore(join(folder, 'deeper'));
  return () => rmSync(folder, { recursive: true });
});

/** Where the issuer sends a browser whose person chose this user. */
const answerOf = async (page: URL, user: string): Promise<string> => {
  const { headers } = await issuer.choose(page, user);
  return headers.get('location') ?? '';
};

const shown: { status: number; text: string }[] = [];
const visit = async (url: string): Promise<void> => {
  const answer = await fetch(url);
  shown.push({ status: answer.status, text: await answer.text() });
};

interface Person extends Partial<Omit<Parameters<typeof signIn>[0], 'show'>> {
  /** What the person does with the page. */
  readonly browse?: (page: URL) => void | Promise<void>;
}

/** A person with a browser on this machine; at the end it has shown all that it was sent. */
const signedIn = async (user = 'admin', { browse, ...more }: Person = {}): Promise<SignedInPerson> => {
  let browsing: Promise<void> | undefined;
  const show = (page: URL) => {
    browsing = (async () => (browse ?? (async () => visit(await answerOf(page, user))))(page))();
  };
  try {
    return await signIn({ place, timeoutMs: 20_000, show, ports, ...more });
  } finally {
    await browsing;
  }
};

/** Keeps the session as if it were of a stage named `test`. */
const keep = async (user?: string): Promise<void> => {
  const { session } = await signedIn(user);
  store.save(stageTarget('test').name, session);
};

describe('signing in from the command line', () => {
  it('opens a page, takes the code that comes back, and knows who it is', async () => {
    expect(await signedIn('viewer')).toMatchObject({
      session: { place, person: 'viewer@example.com' },
      groups: ['payout-viewers'],
      isVerified: true,
    });
    expect(shown.at(-1)).toMatchObject({ status: 200 });
    expect(shown.at(-1)?.text).toContain('You are viewer@example.com. You can close this page.');
  });

  it('asks with a challenge, a state, the scopes and an address of this machine', async () => {
    let asked: URL | undefined;
    await signedIn('admin', {
      browse: async (page) => {
        asked = page;
        await visit(await answerOf(page, 'admin'));
      },
    });
    expect(Object.fromEntries(asked?.searchParams ?? [])).toEqual({
      response_type: 'code',
      client_id: CLIENT.clientId,
      redirect_uri: `http://127.0.0.1:${ports[0]}/callback`,
      scope: 'openid email profile',
      state: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    });
  });

  it('takes the next port when one is taken', async () => {
    const other = createServer();
    await listen(other, ports[0] ?? 0);
    try {
      expect((await signedIn()).session.person).toBe('admin@example.com');
    } finally {
      other.close();
    }
  });

  it('takes an address that was pasted, where the browser is on another machine', async () => {
    const { promise: page, resolve: show } = Promise.withResolvers<URL>();
    async function* pasted() {
      yield 'hello';
      yield ` ${await answerOf(await page, 'admin2')} `;
    }
    const { session } = await signedIn('', { browse: show, pasted: pasted() });
    expect(session.person).toBe('admin2@example.com');
  });

  it('is not ended by an answer that somebody made up, and does not use its code', async () => {
    const person = await signedIn('admin', {
      browse: async (page) => {
        const answer = new URL(await answerOf(page, 'viewer'));
        answer.searchParams.set('state', 'made-up');
        await visit(answer.href);
        await visit(`${answer.origin}/elsewhere`);
        await visit(await answerOf(page, 'admin'));
      },
    });
    expect(shown.slice(-3).map(({ status }) => status)).toEqual([400, 404, 200]);
    expect(person.session.person).toBe('admin@example.com');
  });

  it('tells the person and the terminal if the issuer refuses', async () => {
    const refused = signedIn('admin', {
      browse: async (page) => {
        const answer = new URL(page.searchParams.get('redirect_uri') ?? '');
        answer.searchParams.set('state', page.searchParams.get('state') ?? '');
        answer.searchParams.set('error', 'access_denied');
        answer.searchParams.set('error_description', 'User is disabled <b>');
        await visit(answer.href);
      },
    });
    await expect(refused).rejects.toThrow('stage test did not sign you in: User is disabled <b>');
    expect(shown.at(-1)?.text).toContain('User is disabled &lt;b&gt;');
  });

  it('gives up when nobody comes, and frees its port', async () => {
    const waiting = signedIn('admin', { browse: () => {}, timeoutMs: 1 });
    await expect(waiting).rejects.toThrow('Nobody signed in at stage test');
    const next = createServer();
    await listen(next, ports[0] ?? 0);
    next.close();
  });

  it('refuses a place with another issuer than it should have, and says when one cannot be reached', async () => {
    const elsewhere = { ...place, issuer: 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_Other' };
    await expect(signedIn('admin', { place: elsewhere })).rejects.toThrow('is not the issuer of stage test');
    const away = { ...place, metadataUrl: 'http://127.0.0.1:1/.well-known/openid-configuration' };
    await expect(signedIn('admin', { place: away })).rejects.toThrow('stage test cannot be reached to sign in');
  });

  it('speaks http with this machine only', async () => {
    const plain = { ...place, metadataUrl: 'http://192.0.2.1/.well-known/openid-configuration' };
    await expect(signedIn('admin', { place: plain })).rejects.toThrow(/https|HTTPS/);
  });
});

describe('what is kept of a sign-in', () => {
  it('is for this user only', async () => {
    await keep();
    const [file] = readdirSync(join(folder, 'deeper'));
    expect(file).toBe('stage-test.json');
    expect(statSync(join(folder, 'deeper')).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, 'deeper', file ?? '')).mode & 0o777).toBe(0o600);
  });

  it('gives a fresh access token each time, and the next refresh token is kept', async () => {
    await keep('admin2');
    const text = () => readFileSync(join(folder, 'deeper/stage-test.json'), 'utf8');
    const before = text();
    const [first, second] = [await accessTokenOf('test', store), await accessTokenOf('test', store)];
    expect(decodeJwt(first)).toMatchObject({ token_use: 'access', email: 'admin2@example.com' });
    expect(first).not.toBe(second);
    expect(text()).not.toBe(before);
  });

  it('serves several commands at once', async () => {
    await keep();
    const tokens = await Promise.all([1, 2, 3].map(() => accessTokenOf('test', store)));
    expect(new Set(tokens).size).toBe(3);
    await accessTokenOf('test', store);
  });

  it('says how to sign in, when nobody is', async () => {
    await expect(accessTokenOf('test', store)).rejects.toThrow(
      'Nobody is signed in at stage test. Sign in first: npm run sign-in -- --stage test',
    );
  });

  it('says how to sign in again, when it has ended, and forgets it', async () => {
    await keep();
    issuer.wait(86_400);
    await expect(accessTokenOf('test', store)).rejects.toThrow(
      'The sign-in of admin@example.com at stage test has ended. Sign in again: npm run sign-in -- --stage test',
    );
    expect(readdirSync(join(folder, 'deeper'))).toEqual([]);
  });

  it('is not forgotten because the issuer fails for a while', async () => {
    await keep();
    isBroken = true;
    await expect(accessTokenOf('test', store)).rejects.toThrow();
    isBroken = false;
    expect(store.read('stage-test')).toBeDefined();
    await accessTokenOf('test', store);
  });

  it('is not forgotten because the issuer cannot be reached for a while', async () => {
    const { session } = await signedIn();
    const away = { ...place, metadataUrl: 'http://127.0.0.1:1/.well-known/openid-configuration' };
    store.save('stage-test', { ...session, place: away });
    await expect(accessTokenOf('test', store)).rejects.toThrow('cannot be reached');
    expect(store.read('stage-test')).toBeDefined();
  });

  it('is nothing, if the file is not one of ours', () => {
    store.save('stage-test', { place, person: 'ada', refreshToken: 'x' });
    expect(store.read('stage-test')).toBeDefined();
    store.save('stage-test', { place: { ...place, clientId: '' }, person: 'ada', refreshToken: 'x' });
    expect(store.read('stage-test')).toBeUndefined();
  });
});

describe('places', () => {
  it('are found by what a stage puts out', () => {
    const outputs = {
      apiUrl: 'https://api',
      userPoolId: 'us-west-2_Ab9',
      userPoolClientId: 'c',
      signInUrl: 'https://x',
    };
    expect(stagePlace('staging', outputs)).toEqual({
      title: 'stage staging',
      metadataUrl: 'https://cognito-idp.us-west-2.amazonaws.com/us-west-2_Ab9/.well-known/openid-configuration',
      issuer: 'https://cognito-idp.us-west-2.amazonaws.com/us-west-2_Ab9',
      clientId: 'c',
    });
  });

  it('on this machine are told apart by their data folder, and followed to another port', async () => {
    const stack = (url: string, dataDir: string): RunningStack => ({
      url,
      info: { ...CLIENT, pid: 1, dataDir, stepFunctionsEndpoint: url, dynamodbEndpoint: url, tableName: 't' },
    });
    const here = stack(issuer.url, '/data/one');
    const { session } = await signedIn('viewer');
    store.save(localTarget(here).name, { ...session, place: localPlace(stack('http://127.0.0.1:1', '/data/one')) });
    expect(decodeJwt((await localAccessToken(here, store)) ?? '')).toMatchObject({ email: 'viewer@example.com' });
    expect(await localAccessToken(stack(issuer.url, '/data/two'), store)).toBeUndefined();
  });
});
