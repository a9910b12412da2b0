import * as oauth from 'openid-client';
import type { Place } from './place.ts';

/**
 * The OAuth client of a place. It uses plain http only if the place is on this machine.
 *
 * @throws Error in words if the place cannot be reached, or is not the expected one
 */
export const oauthClientOf = async ({ title, metadataUrl, issuer, clientId }: Place): Promise<oauth.Configuration> => {
  const url = new URL(metadataUrl);
  // The signature of the id token is checked as well, because it says who signed in.
  const checks = [oauth.enableNonRepudiationChecks];
  const execute = url.hostname === '127.0.0.1' ? [...checks, oauth.allowInsecureRequests] : checks;
  const config = await oauth.discovery(url, clientId, undefined, oauth.None(), { execute }).catch((error: unknown) => {
    const said = error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : '';
    throw new Error(`${title} cannot be reached to sign in (${url.host}): ${said}`);
  });
  if (config.serverMetadata().issuer !== issuer) {
    throw new Error(`${url.host} is not the issuer of ${title}. It calls itself ${config.serverMetadata().issuer}.`);
  }
  return config;
};

/** Whether the issuer says that a code or refresh token is no longer valid. */
export const isOver = (error: unknown): boolean =>
  error instanceof oauth.ResponseBodyError && error.error === 'invalid_grant';
