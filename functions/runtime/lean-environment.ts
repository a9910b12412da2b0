import * as z from 'zod/mini';

/** The environment of the Lambdas that every request waits for: in the small form of zod, which is a third of the other. */

const name = z.string().check(z.minLength(1));

const authorizerSchema = z.object({ USER_POOL_ID: name, USER_POOL_CLIENT_ID: name });

const loggingSchema = z.object({
  LOG_LEVEL: z._default(z.enum(['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'CRITICAL', 'SILENT']), 'INFO'),
});

/** @throws ZodError naming what is missing or wrong; so does the other. */
export const authorizerEnvironment = () => authorizerSchema.parse(process.env);
export const loggingEnvironment = () => loggingSchema.parse(process.env);
