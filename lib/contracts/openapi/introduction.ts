/** What a reader should know before the first route, in CommonMark. */
export const INTRODUCTION = `
Runs payouts to affiliates, and proves afterwards that everybody was paid exactly once.

**Words.** A payment to one affiliate is called a *transaction* in routes and ids. A *Rise account* is the affiliate's account at the
payment provider, and its *rise id* the provider's id of it, whichever the provider.

**Amounts** are exact decimals in strings (\`"100.75"\`) beside a \`currency\`, with as many digits after the point as the
currency has. Nothing is rounded: an amount with too many digits is refused. Where a request names no currency, it is USD.

**Times** are ISO 8601; answers have them in UTC, requests with any offset (\`2026-11-23T11:00:00+01:00\`), in the years 2000 to
2999.

**Ids** have 1 to 128 letters, digits or \`.\` \`_\` \`:\` \`-\`, and begin with a letter or digit.

**Texts** that people write (names, reasons, evidence, notes) are one line of any script. Blanks around them are trimmed, and they are
kept in Unicode's form NFC. An invisible character is refused, and the error names it (\`U+202E RIGHT-TO-LEFT OVERRIDE\`): with
one, a payee could look like another. Joiners and variation selectors are taken where a script or an emoji needs them. E-mail
addresses may be of any script, too (RFC 6531).

**Lists** take \`limit\` (1 to 100) and \`cursor\`, and answer with \`nextCursor\` while there is more. A cursor belongs to its
listing and filters.

**Bodies** are JSON in UTF-8 of at most 1 MB, whatever their media type says; a compressed one, or one in another charset, is
answered 415. A field or query parameter that is not described here is refused, so that a typing
error never means something else.

**Errors** are problem details (RFC 9457, \`application/problem+json\`). Their \`code\` is stable: decide by it, and show
\`detail\` to people. 422 names every wrong field in \`errors\`. 401, 403 and 429 come from the gateway in front, with a
\`{message}\`.

**Asking again** is safe: no request pays twice. With an \`Idempotency-Key\` it also gets the same answer.
`.trim();
