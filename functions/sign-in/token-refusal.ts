import {
  CognitoJwtInvalidClientIdError,
  CognitoJwtInvalidGroupError,
  CognitoJwtInvalidTokenUseError,
  FetchError,
  JwksNotAvailableInCacheError,
  JwksValidationError,
  JwtExpiredError,
  JwtInvalidIssuerError,
  JwtInvalidSignatureAlgorithmError,
  JwtInvalidSignatureError,
  JwtNotBeforeError,
  JwtParseError,
  JwtWithoutValidKidError,
  KidNotFoundInJwksError,
  ParameterValidationError,
  WaitPeriodNotYetEndedJwkError,
} from 'aws-jwt-verify/error';
import { $ZodError } from 'zod/v4/core';

/** Why a token was refused, for the access log. The words are stable and reveal nothing of the token. */
export type TokenRefusal =
  | 'malformed_event'
  | 'no_bearer_token'
  | 'unknown_route'
  | 'not_a_jwt'
  | 'expired'
  | 'not_yet_valid'
  | 'other_user_pool'
  | 'other_client'
  | 'not_an_access_token'
  | 'not_in_a_group'
  | 'unknown_key'
  | 'bad_signature'
  | 'names_nobody'
  /** A fault of ours: the pool's keys could not be read. */
  | 'keys_unavailable'
  | 'unexpected';

type ErrorClass = abstract new (...given: never[]) => Error;

const REFUSALS: readonly (readonly [ErrorClass, TokenRefusal])[] = [
  [JwtParseError, 'not_a_jwt'],
  [JwtExpiredError, 'expired'],
  [JwtNotBeforeError, 'not_yet_valid'],
  [JwtInvalidIssuerError, 'other_user_pool'],
  // The verifier picks its settings by the token's issuer, and has none for this one.
  [ParameterValidationError, 'other_user_pool'],
  [CognitoJwtInvalidClientIdError, 'other_client'],
  [CognitoJwtInvalidTokenUseError, 'not_an_access_token'],
  [CognitoJwtInvalidGroupError, 'not_in_a_group'],
  [JwtWithoutValidKidError, 'unknown_key'],
  [KidNotFoundInJwksError, 'unknown_key'],
  // After an unknown key the verifier does not ask the pool again for ten seconds.
  [WaitPeriodNotYetEndedJwkError, 'unknown_key'],
  [JwtInvalidSignatureError, 'bad_signature'],
  [JwtInvalidSignatureAlgorithmError, 'bad_signature'],
  [FetchError, 'keys_unavailable'],
  [JwksNotAvailableInCacheError, 'keys_unavailable'],
  [JwksValidationError, 'keys_unavailable'],
  [$ZodError, 'names_nobody'],
];

/** What the verifier's error comes down to. */
export function refusalOf(error: unknown): TokenRefusal {
  return REFUSALS.find(([kind]) => error instanceof kind)?.[1] ?? 'unexpected';
}

/** Who was refused. It is known only if the pool signed the token and its person lacks the group. */
export function refusedSub(error: unknown): string | undefined {
  return error instanceof CognitoJwtInvalidGroupError ? error.rawJwt?.payload.sub : undefined;
}
