import * as z from 'zod';
import { isPlayMoney, PROVIDER_NAMES, type ProviderName } from '../lib/providers/create-provider.ts';
import { RISE_SETTING_NAMES, riseSettings } from '../lib/providers/riseworks/settings.ts';
import type { Stage } from './stages/stage.ts';
import { stageNamed } from './stages/stages.ts';

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

const stageNameSchema = z
  .string({ error: 'name the stage, for example -c stage=dev' })
  .regex(/^[a-z][a-z0-9]{0,15}$/, 'a stage is 1 to 16 lower-case letters and digits, starting with a letter');

const customDomainSchema = z.object({
  name: z.hostname(),
  certificateArn: z
    .string()
    .regex(/^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/.+$/, 'not the ARN of an ACM certificate'),
});

const restoredTableSchema = z
  .object({
    name: z.string().regex(/^[A-Za-z0-9_.-]{3,255}$/, 'not the name of a table'),
    streamArn: z
      .string()
      .regex(
        /^arn:aws[a-z-]*:dynamodb:[a-z0-9-]+:\d{12}:table\/[^/]+\/stream\/.+$/,
        'not the ARN of the stream of a table',
      ),
  })
  .refine(({ name, streamArn }) => streamArn.includes(`:table/${name}/stream/`), {
    path: ['streamArn'],
    error: 'the stream of another table',
  });

/** What is wrong with the settings of RiseWorks, if any are given. */
const riseFault = (settings: Readonly<Record<string, string>>): string | undefined => {
  const names = Object.keys(settings);
  if (names.length === 0) return undefined;
  const unknown = names.filter((name) => !RISE_SETTING_NAMES.includes(name));
  if (unknown.length > 0)
    return `there is no setting ${unknown.join(', ')}; docs/riseworks.md lists them, and keys belong in Secrets Manager only`;
  try {
    riseSettings(settings);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : 'the settings cannot be read';
  }
};

const configSchema = z.object({
  stage: stageNameSchema,
  account: z
    .string()
    .regex(/^\d{12}$/, 'an AWS account id has 12 digits')
    .optional(),
  /** Without a default, so that personal data cannot land in a region by accident. */
  region: z
    .string({
      error:
        'name the region that stores the data, for example -c region=eu-central-1 or in the file of the stage in infra/stages/',
    })
    .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'not the name of an AWS region, such as eu-central-1'),
  timeZone: z.string().refine(isTimeZone, 'not an IANA time zone, such as Europe/Berlin').default('UTC'),
  provider: z.enum(PROVIDER_NAMES).default('mock'),
  /** The settings of RiseWorks. Empty: no payment goes through it. */
  rise: z.record(z.string(), z.string()).superRefine((settings, context) => {
    const fault = riseFault(settings);
    if (fault !== undefined) context.addIssue({ code: 'custom', message: fault });
  }),
  /** How long the Mock bank accepts a submission after it was prepared. */
  mockAttemptLifetimeSeconds: z.coerce.number().int().min(1).max(86_400).default(300),
  logLevel: z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR']).default('INFO'),
  terminationProtection: z.boolean(),
  reservedConcurrency: z.union([z.boolean(), z.stringbool()]),
  alarmEmails: z.array(z.email('not an e-mail address')).max(10),
  monthlyBudgetUsd: z.number().int().positive().optional(),
  runbookUrl: z.url({ protocol: /^https$/ }).optional(),
  consoleUrl: z.url({ protocol: /^https$/ }).optional(),
  consoleCertificateArn: z
    .string()
    .regex(/^arn:aws[a-z-]*:acm:us-east-1:\d{12}:certificate\/.+$/, 'not the ARN of an ACM certificate in us-east-1')
    .optional(),
  deploysConsole: z.boolean().default(true),
  customDomain: customDomainSchema.optional(),
  restoredTable: restoredTableSchema.optional(),
  mayUsePlayMoney: z.literal(true).optional(),
});

const checkedSchema = configSchema
  .refine(({ provider, mayUsePlayMoney }) => mayUsePlayMoney || !isPlayMoney(provider), {
    path: ['provider'],
    error: ({ input }) =>
      `stage ${configSchema.parse(input).stage} pays real money, but "mock" pays play money. Name another provider with -c provider=…`,
  })
  .refine(({ provider, rise }) => provider !== 'riseworks' || Object.keys(rise).length > 0, {
    path: ['rise'],
    error: 'the stage pays through RiseWorks but has none of its settings; docs/riseworks.md lists them',
  })
  .refine(({ terminationProtection, alarmEmails }) => !terminationProtection || alarmEmails.length > 0, {
    path: ['alarmEmails'],
    error: ({ input }) =>
      `nobody would be told of alarms. Put alarmEmails into infra/stages/${configSchema.parse(input).stage}.ts; an address that only an earlier -c alarmEmail=… gave is unsubscribed`,
  })
  .transform(({ mayUsePlayMoney, ...config }) => ({
    ...config,
    /** The providers that a request may name. */
    providers: PROVIDER_NAMES.filter((name): name is ProviderName =>
      isPlayMoney(name) ? mayUsePlayMoney === true : Object.keys(config.rise).length > 0,
    ),
  }));

/** The name and the settings of one deployment. */
export type Config = z.output<typeof checkedSchema>;

/** Reads one value of the CDK context; `undefined` where it is not set. */
export type ContextReader = (key: string) => unknown;

const riseVariables = Object.fromEntries(RISE_SETTING_NAMES.map((name) => [name, z.string().optional()]));

const envSchema = z.object({
  ...riseVariables,
  STAGE: z.string().optional(),
  CDK_DEFAULT_ACCOUNT: z.string().optional(),
  TIME_ZONE: z.string().optional(),
  DISBURSEMENT_PROVIDER: z.string().optional(),
  MOCK_ATTEMPT_LIFETIME_SECONDS: z.string().optional(),
  LOG_LEVEL: z.string().optional(),
  RESTORED_TABLE: z.string().optional(),
  RESTORED_TABLE_STREAM_ARN: z.string().optional(),
});

/** The variables that {@link readConfig} reads. No other variable changes what is synthesised. */
export const CONFIG_VARIABLES: readonly string[] = Object.keys(envSchema.shape);

/**
 * The settings of RiseWorks in the environment. They are taken as a whole, so that two sources never mix. Empty variables
 * count as absent.
 */
const riseOf = (env: NodeJS.ProcessEnv): Readonly<Record<string, string>> | undefined => {
  const given = RISE_SETTING_NAMES.flatMap((name) => (env[name] ? [[name, env[name]]] : []));
  return given.length === 0 ? undefined : Object.fromEntries(given);
};

/** The restored table that replaces the one made by the stack. An empty name counts as absent. */
const restoredTableOf = ({ RESTORED_TABLE: name, RESTORED_TABLE_STREAM_ARN: streamArn }: z.output<typeof envSchema>) =>
  name ? { name, streamArn } : undefined;

/** One address, or several separated by commas. */
const emails = z.union([
  z.undefined(),
  z.array(z.string()),
  z.string().transform((text) => text.split(',').map((email) => email.trim())),
]);

/**
 * The configuration of a deployment. The file of its stage in `infra/stages/` is overridden by the environment (`STAGE`,
 * `TIME_ZONE`, `DISBURSEMENT_PROVIDER`, `MOCK_ATTEMPT_LIFETIME_SECONDS`, `LOG_LEVEL`, `RESTORED_TABLE` with
 * `RESTORED_TABLE_STREAM_ARN`). Both are overridden by the context
 * (`cdk synth -c stage=staging -c region=eu-central-1 -c alarmEmail=ops@example.com`), which no later deployment remembers.
 *
 * @throws Error that names each setting that cannot be used.
 */
export const readConfig = (context: ContextReader, env: NodeJS.ProcessEnv): Config => {
  const given = envSchema.parse(env);
  const name = context('stage') ?? given.STAGE;
  const stage: Partial<Stage> = stageNameSchema.safeParse(name).success ? stageNamed(String(name)) : {};
  const parsed = checkedSchema.safeParse({
    ...stage,
    stage: name,
    account: context('account') ?? stage.account ?? given.CDK_DEFAULT_ACCOUNT,
    region: context('region') ?? stage.region,
    timeZone: context('timeZone') ?? given.TIME_ZONE ?? stage.timeZone,
    provider: context('provider') ?? given.DISBURSEMENT_PROVIDER ?? stage.provider,
    rise: riseOf(env) ?? stage.rise ?? {},
    mockAttemptLifetimeSeconds:
      context('mockAttemptLifetimeSeconds') ?? given.MOCK_ATTEMPT_LIFETIME_SECONDS ?? stage.mockAttemptLifetimeSeconds,
    logLevel: context('logLevel') ?? given.LOG_LEVEL ?? stage.logLevel,
    reservedConcurrency: context('reservedConcurrency') ?? stage.reservedConcurrency,
    restoredTable: restoredTableOf(given) ?? stage.restoredTable,
    alarmEmails: emails.parse(context('alarmEmail')) ?? stage.alarmEmails,
  });
  if (!parsed.success) throw new Error(`The deployment cannot be configured:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
};

/** The first part of every name that this deployment gives to a resource, so that stages can share an account. */
export const resourcePrefix = (config: Pick<Config, 'stage'>): string => `disbursement-${config.stage}`;

/** The tags of everything that a deployment makes, by which its cost is counted. */
export const tagsOf = ({ stage }: Pick<Config, 'stage'>) => ({ application: 'disbursement', stage }) as const;

/** The name of one of the stacks of a deployment, by its purpose: `data`, `api`, `engine`, `watch`, `console`. */
export const stackNameOf = (config: Pick<Config, 'stage'>, purpose: string): string =>
  `${resourcePrefix(config)}-${purpose}`;

/** A name that is unique in all regions of an account, because the stage may be deployed in another region as well. */
export const worldwideName = (config: Pick<Config, 'region'>, name: string): string => `${name}-${config.region}`;

/**
 * The name of a Lambda of the deployment. It is known without the Lambda itself, so that stacks do not depend on one
 * another.
 */
export const functionNameOf = (config: Pick<Config, 'stage'>, name: string): string =>
  `${resourcePrefix(config)}-${name}`;

/** CloudFormation identifies schedules by name alone, whatever their group. */
export const scheduleNameOf = (config: Pick<Config, 'stage'>, name: string): string =>
  `${resourcePrefix(config)}-${name}`;

export const payoutStateMachineName = (config: Pick<Config, 'stage'>): string => `${resourcePrefix(config)}-payout`;

export const scheduledPayoutsName = (config: Pick<Config, 'stage'>): string =>
  `${resourcePrefix(config)}-scheduled-payouts`;

/** The CloudWatch namespace of the deployment's own metrics, one for each stage, so that no dimension has to separate stages. */
export const metricsNamespace = (config: Pick<Config, 'stage'>): string => resourcePrefix(config);
