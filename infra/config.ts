import * as z from 'zod';
import { PROVIDER_NAMES } from '../lib/providers/create-provider.ts';

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

const configSchema = z
  .object({
    stage: z
      .string()
      .regex(/^[a-z][a-z0-9]{0,15}$/, 'a stage is 1 to 16 lower-case letters and digits, starting with a letter')
      .default('dev'),
    account: z
      .string()
      .regex(/^\d{12}$/)
      .optional(),
    region: z
      .string()
      .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'not the name of an AWS region')
      .default('eu-central-1'),
    timeZone: z.string().refine(isTimeZone, 'not an IANA time zone').default('UTC'),
    provider: z.enum(PROVIDER_NAMES).optional(),
    /** How long the Mock bank takes a submission after it was prepared. */
    mockAttemptLifetimeSeconds: z.coerce.number().int().min(1).max(86_400).default(300),
    logLevel: z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR']).default('INFO'),
  })
  .refine((config) => config.stage !== 'prod' || config.provider !== undefined, {
    path: ['provider'],
    message: 'stage prod needs an explicit provider: the default pays with play money',
  })
  .transform((config) => ({ ...config, provider: config.provider ?? 'mock' }));

/** What one deployment is called and how it behaves. */
export type Config = z.output<typeof configSchema>;

/** Reads one value of the CDK context; `undefined` where it is not set. */
export type ContextReader = (key: string) => unknown;

const envSchema = z.object({
  STAGE: z.string().optional(),
  CDK_DEFAULT_ACCOUNT: z.string().optional(),
  AWS_REGION: z.string().optional(),
  CDK_DEFAULT_REGION: z.string().optional(),
  TIME_ZONE: z.string().optional(),
  DISBURSEMENT_PROVIDER: z.string().optional(),
  MOCK_ATTEMPT_LIFETIME_SECONDS: z.string().optional(),
  LOG_LEVEL: z.string().optional(),
});

/** The variables that {@link readConfig} looks at; no other has a say in what is synthesised. */
export const CONFIG_VARIABLES: readonly string[] = Object.keys(envSchema.shape);

/**
 * The configuration of a deployment: `cdk synth -c stage=prod -c provider=rise` or the environment
 * (`STAGE`, `AWS_REGION`, `TIME_ZONE`, `DISBURSEMENT_PROVIDER`,
 * `MOCK_ATTEMPT_LIFETIME_SECONDS`, `LOG_LEVEL`); the context wins.
 *
 * @throws Error that names each setting that cannot be used.
 */
export const readConfig = (context: ContextReader, env: NodeJS.ProcessEnv): Config => {
  const given = envSchema.parse(env);
  const parsed = configSchema.safeParse({
    stage: context('stage') ?? given.STAGE,
    account: context('account') ?? given.CDK_DEFAULT_ACCOUNT,
    region: context('region') ?? given.AWS_REGION ?? given.CDK_DEFAULT_REGION,
    timeZone: context('timeZone') ?? given.TIME_ZONE,
    provider: context('provider') ?? given.DISBURSEMENT_PROVIDER,
    mockAttemptLifetimeSeconds: context('mockAttemptLifetimeSeconds') ?? given.MOCK_ATTEMPT_LIFETIME_SECONDS,
    logLevel: context('logLevel') ?? given.LOG_LEVEL,
  });
  if (!parsed.success) throw new Error(`The deployment cannot be configured:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
};

/** The first part of every name that this deployment gives to a resource, so that stages can share an account. */
export const resourcePrefix = (config: Pick<Config, 'stage'>): string => `disbursement-${config.stage}`;

export const payoutStateMachineName = (config: Pick<Config, 'stage'>): string => `${resourcePrefix(config)}-payout`;

export const scheduledPayoutsName = (config: Pick<Config, 'stage'>): string =>
  `${resourcePrefix(config)}-scheduled-payouts`;
