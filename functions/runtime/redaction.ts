/** Names of fields that never reach a log, whatever object they are in: people, secrets, payees and raw payloads. */
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
    // DynamoDB hands back whole items with a cancelled transaction.
    'item',
    'items',
    'cancellationReasons',
  ].map((name) => name.toLowerCase()),
);

const PLACEHOLDER = '[redacted]';

/** For `JSON.stringify`: replaces the values of known names, at any depth. */
export function redact(key: string, value: unknown): unknown {
  if (value === undefined || value === null) return value;
  return REDACTED.has(key.toLowerCase()) ? PLACEHOLDER : value;
}
