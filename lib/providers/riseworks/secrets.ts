import * as z from 'zod';
import { type PrivateKey, secp256k1Wallet, type WalletOf } from './wallet.ts';
import { parseJson } from './wire/read-json.ts';

/**
 * Three secrets, each readable on its own, so that a Lambda gets only those that it needs: `login` signs in and can only
 * read, `signing` signs payments, `webhook` verifies messages.
 */
export type RiseSecretName = 'login' | 'signing' | 'webhook';

/** The place of the secrets, such as Secrets Manager. `read` gives the present text of a secret. */
export type RiseSecretStore = { read(name: RiseSecretName): Promise<string> };

/** The secrets. They are read when needed and forgotten soon, so that a rotation needs no deployment. */
export type RiseSecrets = {
  /** @throws Error that names the secret but not its contents */
  loginKey(): Promise<PrivateKey>;
  signingKey(): Promise<PrivateKey>;
  /** The current one first, then the previous one as long as the secret has it. */
  webhookSecrets(): Promise<readonly string[]>;
};

const REMEMBERED_MS = 60_000;

const keySchemaFor = (walletOf: WalletOf) =>
  z
    .object({ privateKey: z.string().refine((text): text is PrivateKey => isPrivateKey(text, walletOf)) })
    .transform(({ privateKey }) => privateKey);
const webhookSchema = z
  .object({ current: z.string().min(1), previous: z.string().min(1).optional() })
  .transform(({ current, previous }) => (previous === undefined ? [current] : [current, previous]));

const SHAPES: Readonly<Record<RiseSecretName, string>> = {
  login: '{"privateKey":"0x…"}',
  signing: '{"privateKey":"0x…"}',
  webhook: '{"current":"…","previous":"…"}, the latter only while both are in use',
};

/** Not every 32 bytes are a valid key, and the library would quote an invalid one in its error. */
function isPrivateKey(text: string, walletOf: WalletOf): text is PrivateKey {
  if (!/^0x[0-9a-fA-F]{64}$/.test(text)) return false;
  try {
    walletOf(`0x${text.slice(2)}`);
    return true;
  } catch {
    return false;
  }
}

export function rememberedSecrets(
  store: RiseSecretStore,
  nowMs: () => number,
  { forMs = REMEMBERED_MS, walletOf = secp256k1Wallet }: { readonly forMs?: number; readonly walletOf?: WalletOf } = {},
): RiseSecrets {
  const keySchema = keySchemaFor(walletOf);
  return {
    loginKey: remembered('login', keySchema),
    signingKey: remembered('signing', keySchema),
    webhookSecrets: remembered('webhook', webhookSchema),
  };

  function remembered<Secret>(name: RiseSecretName, schema: z.ZodType<Secret>): () => Promise<Secret> {
    let kept: { readonly secret: Promise<Secret>; readonly until: number } | undefined;
    const load = async (): Promise<Secret> => {
      const parsed = schema.safeParse(parseJson(await store.read(name)));
      if (parsed.success) return parsed.data;
      // The parser's message would quote the secret.
      throw new Error(`the ${name} secret of RiseWorks does not look like ${SHAPES[name]}`);
    };
    return () => {
      if (kept && nowMs() < kept.until) return kept.secret;
      const secret = load();
      kept = { secret, until: nowMs() + forMs };
      secret.catch(() => {
        kept = undefined;
      });
      return secret;
    };
  }
}
