/** Names of fields that never reach a log, whatever object they are in: personal data, secrets, payees and raw payloads. */
const REDACTED: ReadonlySet<string> = new Set(
  [
    'authorization',
    'cookie',
    'token',
    'accessToken',
    'idToken',
    'refreshToken',
    'password',
    'secret',
    'privateKey',
    'signature',
    'cursor',
    'body',
    'rawBody',
    'document',
    'input',
    'fullName',
    'email',
    'riseId',
    'username',
    'userAgent',
    'sourceIp',
    // The error of a cancelled transaction carries whole items.
    'item',
    'items',
    'cancellationReasons',
  ].map((name) => name.toLowerCase()),
);

const PLACEHOLDER = '[redacted]';

/** A replacer for `JSON.stringify`: hides the values of these fields, at any depth. */
export function redact(key: string, value: unknown): unknown {
  if (value === undefined || value === null) return value;
  return REDACTED.has(key.toLowerCase()) ? PLACEHOLDER : value;
}
