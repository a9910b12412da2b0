import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChildStack } from '../../infra/local/child-stack.ts';
import { ensureIssuerKey, issueToken, publicJwks, readKey } from '../../infra/local/issuer.ts';
import { triggerOf } from '../../infra/local/local-token.ts';

const ADMIN = { user: 'admin', kind: 'access', expired: false } as const;

/** The value of an Authorization header of every kind that must be refused, by its name. */
export async function refusedAuthorizations(stack: ChildStack): Promise<Readonly<Record<string, string>>> {
  const admin = await stack.token();
  const viewer = await stack.token({ user: 'viewer' });
  const tokens = {
    'the token of one without a group': await stack.token({ user: 'nobody' }),
    'an expired token': await stack.token({ expired: true }),
    'an id token': await stack.token({ kind: 'id' }),
    'the token of another client': await stack.token({}, { clientId: 'anotherclient0000000000001' }),
    'the token of another user pool': await stack.token({}, { userPoolId: 'eu-central-1_Another01' }),
    'a token with an altered signature': withAlteredSignature(admin),
    'an admin’s claims under a viewer’s signature': withClaimsOf(viewer, admin),
    'a token without a signature': `${unsigned(admin)}.`,
    'an unsigned token with some signature': `${unsigned(admin)}.${partsOf(admin).signature}`,
    'a token signed with the public key as a secret': signedWithPublicKey(stack, admin),
    'a token signed with a key of our own, under the issuer’s key id': await signedByStranger(stack),
  };
  return {
    ...Object.fromEntries(Object.entries(tokens).map(([name, token]) => [name, `Bearer ${token}`])),
    garbage: 'Bearer garbage',
    'three words': 'Bearer of bad news',
    'only the scheme': 'Bearer',
    'an empty token': 'Bearer ..',
    'a user and a password': `Basic ${Buffer.from('admin:admin').toString('base64')}`,
    'an admin’s token under another scheme': `Basic ${admin}`,
    'two admin’s tokens': `Bearer ${admin}, Bearer ${admin}`,
  };
}

function partsOf(token: string) {
  const [header = '', payload = '', signature = ''] = token.split('.');
  return { header, payload, signature };
}

function withAlteredSignature(token: string): string {
  const { header, payload, signature } = partsOf(token);
  const bytes = Buffer.from(signature, 'base64url');
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  return `${header}.${payload}.${bytes.toString('base64url')}`;
}

function withClaimsOf(signed: string, claiming: string): string {
  const { header, signature } = partsOf(signed);
  return `${header}.${partsOf(claiming).payload}.${signature}`;
}

function headerText(header: object): string {
  return Buffer.from(JSON.stringify(header)).toString('base64url');
}

function headerOf(token: string): object {
  const header: unknown = JSON.parse(Buffer.from(partsOf(token).header, 'base64url').toString());
  return typeof header === 'object' && header !== null ? header : {};
}

function unsigned(token: string): string {
  return `${headerText({ ...headerOf(token), alg: 'none' })}.${partsOf(token).payload}`;
}

/** Works where a verifier lets the token choose the algorithm. */
function signedWithPublicKey(stack: ChildStack, token: string): string {
  const key = readKey(stack.dataDir);
  if (key === undefined) throw new Error(`the stack has no key of its issuer in ${stack.dataDir}`);
  const signed = `${headerText({ ...headerOf(token), alg: 'HS256' })}.${partsOf(token).payload}`;
  return `${signed}.${createHmac('sha256', publicJwks(key)).update(signed).digest('base64url')}`;
}

async function signedByStranger(stack: ChildStack): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'disbursement-stranger-'));
  try {
    const { kid = '' } = readKey(stack.dataDir) ?? {};
    const running = await stack.running();
    return await issueToken({ ...(await ensureIssuerKey(folder)), kid }, running.info, ADMIN, triggerOf(running));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
