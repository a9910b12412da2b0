import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { RunningStack } from '../local/running-stack.ts';
import { METADATA_PATH } from '../local/sign-in/sign-in-routes.ts';
import { issuerUrl } from './issuer-url.ts';
import type { StageOutputs } from './stage-outputs.ts';

/** Where people sign in, and as which client. */
export const placeSchema = z.object({
  /** For people: `stage staging`. */
  title: z.string(),
  /** Where the issuer describes itself (OpenID Connect Discovery). */
  metadataUrl: z.url(),
  /** The issuer that the tokens must name. */
  issuer: z.url(),
  clientId: z.string().min(1),
});
export type Place = z.output<typeof placeSchema>;

/** The key that a sign-in is kept under, and the command that makes it. */
export interface Target {
  readonly name: string;
  readonly command: string;
}

export const stageTarget = (stage: string): Target => ({
  name: `stage-${stage}`,
  command: `npm run sign-in -- --stage ${stage}`,
});

/** Each data folder has an issuer with keys of its own. */
export const localTarget = ({ info }: RunningStack): Target => ({
  name: `local-${createHash('sha256').update(info.dataDir).digest('hex').slice(0, 12)}`,
  command: 'npm run sign-in',
});

export const stagePlace = (stage: string, { userPoolId, userPoolClientId }: StageOutputs): Place => {
  const issuer = issuerUrl(userPoolId);
  return {
    title: `stage ${stage}`,
    metadataUrl: `${issuer}/.well-known/openid-configuration`,
    issuer,
    clientId: userPoolClientId,
  };
};

export const localPlace = ({ url, info }: RunningStack): Place => ({
  title: 'the local stack',
  metadataUrl: `${url}${METADATA_PATH}`,
  issuer: issuerUrl(info.userPoolId),
  clientId: info.clientId,
});
