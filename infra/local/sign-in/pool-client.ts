import * as z from 'zod';
import type { Pool } from '../issuer.ts';
import type { Product } from '../product.ts';

/** What the template says about the user pool and the client that people sign in with. */
export interface PoolClient extends Pool {
  readonly callbackUrls: readonly string[];
  /** Where somebody may be sent after signing out. */
  readonly logoutUrls: readonly string[];
  readonly scopes: readonly string[];
  readonly refreshTokenSeconds: number;
  /** How long a refresh token that was used still works, for two commands that refresh at once. */
  readonly graceSeconds: number;
  /** ARN of the Lambda that is called before tokens are issued. */
  readonly tokenTrigger: string;
}

const clientSchema = z.object({
  GenerateSecret: z.literal(false),
  AllowedOAuthFlowsUserPoolClient: z.literal(true),
  AllowedOAuthFlows: z.tuple([z.literal('code')]),
  AllowedOAuthScopes: z.array(z.string()),
  CallbackURLs: z.array(z.string()),
  LogoutURLs: z.array(z.string()).default([]),
  TokenValidityUnits: z.object({ RefreshToken: z.literal('minutes') }),
  RefreshTokenValidity: z.number(),
  RefreshTokenRotation: z.object({ Feature: z.literal('ENABLED'), RetryGracePeriodSeconds: z.number() }),
});

const triggersSchema = z.object({
  PreTokenGenerationConfig: z.object({ LambdaArn: z.string(), LambdaVersion: z.literal('V2_0') }),
});

/** @throws ZodError if the template has a setting that the local issuer does not support */
export const poolClientOf = (product: Product): PoolClient => {
  const pool = product.only('AWS::Cognito::UserPool');
  const client = product.only('AWS::Cognito::UserPoolClient');
  const names = Object.keys(clientSchema.shape);
  const settings = clientSchema.parse(Object.fromEntries(names.map((name) => [name, client.property(name)])));
  return {
    region: product.place.region,
    userPoolId: pool.ref,
    clientId: client.ref,
    callbackUrls: settings.CallbackURLs,
    logoutUrls: settings.LogoutURLs,
    scopes: settings.AllowedOAuthScopes,
    refreshTokenSeconds: settings.RefreshTokenValidity * 60,
    graceSeconds: settings.RefreshTokenRotation.RetryGracePeriodSeconds,
    tokenTrigger: triggersSchema.parse(pool.property('LambdaConfig')).PreTokenGenerationConfig.LambdaArn,
  };
};
