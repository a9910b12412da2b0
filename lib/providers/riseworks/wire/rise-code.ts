/** Codes that Rise's documents name. */
const RISE_CODES = [
  'INSUFFICIENT_BALANCE',
  'INVALID_SIGNATURE',
  'INVALID_RECIPIENT',
  'EXPIRED_TYPED_DATA',
  'EXPIRED_DEADLINE',
  'EXPIRED_DATA',
  'PAYMENT_LIMIT_EXCEEDED',
  'TEAM_ROLE_SETTINGS_NOT_FOUND',
] as const;
export type RiseCode = (typeof RISE_CODES)[number];

/** The known code that a text of Rise is, or contains. The rest of the text may be personal. */
export function riseCodeIn(text: unknown): RiseCode | undefined {
  if (typeof text !== 'string') return undefined;
  const words = new Set(text.slice(0, 2_000).split(/[^A-Z_]+/));
  return RISE_CODES.find((code) => words.has(code));
}
