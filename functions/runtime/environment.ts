import * as z from 'zod';
import type { DailyTimes } from '../../lib/payouts/schedules/daily-times.ts';
import { PROVIDER_NAMES } from '../../lib/providers/create-provider.ts';

/**
 * The environment of a Lambda, with one schema for each kind of Lambda. None asks for more than it uses. Whatever is
 * missing is named at once.
 */

const name = z.string().min(1);

const productSchema = z.object({
  TABLE_NAME: name,
  DISBURSEMENT_PROVIDER: z.enum(PROVIDER_NAMES).default('mock'),
  /** The providers that a request may name, separated by commas. */
  DISBURSEMENT_PROVIDERS: z
    .string()
    .default(PROVIDER_NAMES.join(','))
    .transform((names) => names.split(','))
    .pipe(z.array(z.enum(PROVIDER_NAMES))),
  /** How long the Mock bank may take for a submission. A short time makes a demonstration of lost submissions short. */
  MOCK_ATTEMPT_LIFETIME_SECONDS: z.coerce.number().int().positive().default(5),
});

const riseSecretsSchema = z
  .object({
    RISE_LOGIN_SECRET_ID: name.optional(),
    RISE_SIGNING_SECRET_ID: name.optional(),
    RISE_WEBHOOK_SECRET_ID: name.optional(),
  })
  .transform(({ RISE_LOGIN_SECRET_ID: login, RISE_SIGNING_SECRET_ID: signing, RISE_WEBHOOK_SECRET_ID: webhook }) => ({
    ...(login !== undefined && { login }),
    ...(signing !== undefined && { signing }),
    ...(webhook !== undefined && { webhook }),
  }));

const executionSchema = z.object({ STATE_MACHINE_ARN: name });

const announcerSchema = z.object({ EVENT_BUS_NAME: name, PEOPLE_TOPIC_ARN: name });

const scheduledRunSchema = z.object({ SCHEDULED_PAYOUTS_ARN: name });

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'not a time of day such as 02:00');
const dailyTimesSchema = z.object({ TIME_ZONE: name, PAYOUTS_DAILY_AT: timeOfDay, SYNC_DAILY_AT: timeOfDay }).transform(
  ({ TIME_ZONE: timeZone, PAYOUTS_DAILY_AT, SYNC_DAILY_AT }): DailyTimes => ({
    payouts: { time: PAYOUTS_DAILY_AT, timeZone },
    sync: { time: SYNC_DAILY_AT, timeZone },
  }),
);

/** The namespace of the deployment's metrics. Powertools reads it from the variable of this name. */
const metricsSchema = z.object({ POWERTOOLS_METRICS_NAMESPACE: name.default('disbursement') });

/** @throws ZodError that names what is missing or wrong; so do the other functions here */
export const productEnvironment = () => productSchema.parse(process.env);
/** The secrets of RiseWorks that this Lambda may read. */
export const riseSecretsEnvironment = () => riseSecretsSchema.parse(process.env);
export const executionEnvironment = () => executionSchema.parse(process.env);
export const announcerEnvironment = () => announcerSchema.parse(process.env);
export const scheduledRunEnvironment = () => scheduledRunSchema.parse(process.env);
export const dailyTimesEnvironment = () => dailyTimesSchema.parse(process.env);
export const metricsEnvironment = () => metricsSchema.parse(process.env);
