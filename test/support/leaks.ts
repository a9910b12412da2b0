import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import * as z from 'zod';

const identitySchema = z.object({
  signer: z.object({ privateKey: z.string() }),
  webhookSignerPrivateKey: z.string(),
  tokenSecret: z.string(),
  webhookSecret: z.string(),
});

/** What no output of a stack may contain: each text under the name by which a leak is reported. */
const forbiddenOf = (sandboxDir: string): ReadonlyMap<string, string> => {
  const identity = identitySchema.parse(JSON.parse(readFileSync(join(sandboxDir, 'identity.json'), 'utf8')));
  const settings = parseEnv(readFileSync(join(sandboxDir, 'settings.env'), 'utf8'));
  return new Map([
    ['the signing key', bare(identity.signer.privateKey)],
    ['the signing key of the settings', bare(settings.RISE_SIGNER_PRIVATE_KEY ?? '')],
    ['the key that signs webhooks', bare(identity.webhookSignerPrivateKey)],
    ['the secret of the sandbox’s tokens', identity.tokenSecret],
    ['the webhook secret', identity.webhookSecret],
    ['a private datum of a payee', 'SANDBOX-PRIVATE'],
    ['an e-mail address that only RiseWorks knows', '@payees.example'],
  ]);
};

const bare = (key: string): string => key.replace(/^0x/, '');

const JWT = /eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/;

/**
 * Reads everything that a stack has written, except the sandbox's own folder: table, logs, events, template, stack file.
 *
 * @param folders of the stack, and those that it shares
 * @returns each leak in words
 */
export const leaksIn = (folders: readonly string[], sandboxDir: string): { leaks: string[]; files: number } => {
  const forbidden = forbiddenOf(sandboxDir);
  const files = folders.flatMap(filesOf).filter((file) => !file.startsWith(`${sandboxDir}/`));
  const leaks = files.flatMap((file) => {
    const text = readFileSync(file, 'latin1');
    const found = [...forbidden].filter(([, secret]) => text.toLowerCase().includes(secret.toLowerCase()));
    return [...found.map(([name]) => name), ...(JWT.test(text) ? ['a token'] : [])].map(
      (what) => `${file} has ${what}`,
    );
  });
  return { leaks, files: files.length };
};

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
