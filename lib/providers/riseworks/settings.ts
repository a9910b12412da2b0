import * as z from 'zod';
import { type Address, addressSchema } from './wire/address.ts';

/**
 * How to reach Rise, by the names of the environment. None of it is secret: keys come from {@link RiseSecrets}. What Rise
 * has not published is a setting. It has no default where a wrong one could move money.
 */
export type RiseSettings = z.output<typeof riseSettingsSchema>;

const LOOPBACK: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];
const OWN_HEADERS: readonly string[] = ['authorization', 'content-type', 'content-length', 'host', 'accept'];
const HEADER_NAME = /^[A-Za-z0-9-]{1,64}$/;

const baseUrl = z
  .string()
  .refine(isSafe, 'not an https address (plain http is for this machine only)')
  .transform((url) => url.replace(/\/+$/, ''));

const whole = (fallback: number, min: number, max: number) =>
  z.coerce.number().int().min(min).max(max).default(fallback);

/** Rise has not published how soon its list shows what it accepted. Only a server on this machine is known to be fast. */
const LOOK_UPS_APART_S = 60;

const headerName = (fallback: string) => z.string().regex(HEADER_NAME).default(fallback);

const addresses = z
  .string()
  .transform((text) => text.split(',').map((one) => one.trim()))
  .pipe(z.array(addressSchema).min(1));

const extraHeaders = z
  .string()
  .default('{}')
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'not a JSON object such as {"x-name":"value"}' });
      return z.NEVER;
    }
  })
  .pipe(z.record(z.string().regex(HEADER_NAME), z.string().regex(/^[\x20-\x7e]*$/)))
  .refine((headers) => Object.keys(headers).every((name) => !OWN_HEADERS.includes(name.toLowerCase())), {
    message: `may not hold ${OWN_HEADERS.join(', ')}`,
  });

const signedString = z
  .string()
  .default('{t}.{body}')
  .refine((template) => template.split('{body}').length === 2, 'must hold {body} once')
  .refine((template) => template.split('{t}').length <= 2, 'may hold {t} once at most');

const variablesSchema = z.object({
  RISE_API_BASE_URL: baseUrl,
  RISE_API_VERSION: z
    .string()
    .default('v2')
    .refine((version) => version === 'v2', 'only v2 of the Rise API is supported; ask Rise for a V2 company'),
  RISE_TEAM_NANOID: z.string().regex(/^te-[\w-]{12}$/, 'not the nanoid of a team: te- and 12 characters'),
  /** The rise id of whoever owns the signing wallet, or has made it a delegate. */
  RISE_RISEID: addressSchema,
  /** The rise id of the owner of the login wallet. If absent, the same. */
  RISE_LOGIN_RISEID: addressSchema.optional(),
  RISE_CHAIN_ID: z.coerce.number().int().positive(),
  /** The contracts whose requests may be signed, separated by commas. */
  RISE_VERIFYING_CONTRACT: addresses,
  RISE_DOMAIN_NAME: z.string().min(1).default('RiseAccountForwarder'),
  RISE_DOMAIN_VERSION: z.string().min(1).default('1.0.0'),
  RISE_SIWE_DOMAIN: z.string().min(1).optional(),
  RISE_SIWE_CHAIN_ID: z.coerce.number().int().positive().optional(),
  RISE_TOKEN_ADDRESS: addressSchema.optional(),
  RISE_TOKEN_DECIMALS: whole(6, 2, 30),
  RISE_TYPED_DATA_FROM: addressSchema.optional(),
  RISE_TYPED_DATA_TO: addressSchema.optional(),
  /** Which address of a payee the typed data names. */
  RISE_RECIPIENT: z.enum(['either', 'rise_account', 'riseid']).default('either'),
  RISE_NETWORK: z.enum(['ethereum', 'arbitrum', 'base', 'polygon', 'avalanche', 'optimism']).optional(),
  RISE_QUERY_TYPE: z.enum(['payable', 'receivable']).default('payable'),
  RISE_EXTRA_HEADERS: extraHeaders,
  RISE_AUTH_HEADER: headerName('Authorization'),
  /** Time limits of a call, and of the call that moves money, in milliseconds. Both are shorter than the Lambda's own. */
  RISE_CALL_TIMEOUT_MS: whole(5_000, 100, 15_000),
  RISE_SUBMIT_TIMEOUT_MS: whole(20_000, 100, 30_000),
  RISE_DEAD_MARGIN_S: whole(900, 0, 86_400),
  /** Seconds between the two empty look-ups of an attempt that counts as dead. */
  RISE_LOOK_UPS_APART_S: whole(LOOK_UPS_APART_S, 0, 86_400),
  RISE_REPEAT_SAFE: z.stringbool().default(false),
  RISE_PAYMENTS_PER_SUBMISSION: whole(50, 1, 100),
  /** When a payment leaves the balance that Rise reports. Subtracting it for longer is the cautious choice. */
  RISE_DEBITS: z.enum(['when_submitted', 'when_paid']).default('when_paid'),
  RISE_RETURN_WINDOW_DAYS: whole(14, 1, 90),
  /** The length at which Rise cuts off a list. If absent, it does not. */
  RISE_LIST_CAP: z.coerce.number().int().positive().optional(),
  RISE_WEBHOOK_HEADERS: z
    .string()
    .default('x-rise-signature,rise-signature')
    .transform((names) => names.split(',').map((name) => name.trim().toLowerCase()))
    .pipe(z.array(z.string().regex(HEADER_NAME)).min(1)),
  RISE_WEBHOOK_SIGNED_STRING: signedString,
  RISE_WEBHOOK_TOLERANCE_S: whole(600, 1, 86_400),
  /** The signer of webhooks of the first generation. If absent, those webhooks are refused. */
  RISE_WEBHOOK_SIGNER_ADDRESS: addressSchema.optional(),
});

const withLookUpsApart = variablesSchema.refine(
  (given) => given.RISE_LOOK_UPS_APART_S >= LOOK_UPS_APART_S || isThisMachine(new URL(given.RISE_API_BASE_URL)),
  {
    path: ['RISE_LOOK_UPS_APART_S'],
    message: `less than ${LOOK_UPS_APART_S} is only for a server on this machine`,
  },
);

/** The names of all settings. */
export const RISE_SETTING_NAMES: readonly string[] = Object.keys(variablesSchema.shape);

const riseSettingsSchema = withLookUpsApart.transform((given) => ({
  baseUrl: given.RISE_API_BASE_URL,
  team: given.RISE_TEAM_NANOID,
  signingRiseid: given.RISE_RISEID,
  loginRiseid: given.RISE_LOGIN_RISEID ?? given.RISE_RISEID,
  siwe: { domain: given.RISE_SIWE_DOMAIN, chainId: given.RISE_SIWE_CHAIN_ID },
  http: {
    extraHeaders: given.RISE_EXTRA_HEADERS,
    authHeader: given.RISE_AUTH_HEADER,
    callTimeoutMs: given.RISE_CALL_TIMEOUT_MS,
    submitTimeoutMs: given.RISE_SUBMIT_TIMEOUT_MS,
  },
  signing: {
    chainId: given.RISE_CHAIN_ID,
    verifyingContracts: given.RISE_VERIFYING_CONTRACT satisfies readonly Address[],
    domainName: given.RISE_DOMAIN_NAME,
    domainVersion: given.RISE_DOMAIN_VERSION,
    token: given.RISE_TOKEN_ADDRESS,
    tokenDecimals: given.RISE_TOKEN_DECIMALS,
    from: given.RISE_TYPED_DATA_FROM,
    to: given.RISE_TYPED_DATA_TO,
    recipient: given.RISE_RECIPIENT,
  },
  network: given.RISE_NETWORK,
  queryType: given.RISE_QUERY_TYPE,
  listCap: given.RISE_LIST_CAP,
  death: {
    marginSeconds: given.RISE_DEAD_MARGIN_S,
    emptyLookUps: 2 as const,
    apartSeconds: given.RISE_LOOK_UPS_APART_S,
  },
  repeatSafe: given.RISE_REPEAT_SAFE,
  paymentsPerSubmission: given.RISE_PAYMENTS_PER_SUBMISSION,
  debits: given.RISE_DEBITS,
  returnWindowDays: given.RISE_RETURN_WINDOW_DAYS,
  webhooks: {
    headers: given.RISE_WEBHOOK_HEADERS,
    signedString: given.RISE_WEBHOOK_SIGNED_STRING,
    toleranceSeconds: given.RISE_WEBHOOK_TOLERANCE_S,
    v1Signer: given.RISE_WEBHOOK_SIGNER_ADDRESS,
  },
}));

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings from an environment. An empty variable counts as absent.
 *
 * @throws RangeError that names each variable that is missing or wrong, but no value
 */
export function riseSettings(environment: Environment): RiseSettings {
  const parsed = riseSettingsSchema.safeParse(withoutEmpty(environment));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new RangeError(`The settings of RiseWorks are not valid. ${faults.join('; ')}`);
}

function withoutEmpty(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
}

function isSafe(text: string): boolean {
  const url = URL.parse(text);
  if (!url) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isThisMachine(url));
}

function isThisMachine({ hostname }: URL): boolean {
  return LOOPBACK.includes(hostname);
}
