/** Bodies that no route can read. */
export const NOT_JSON: readonly string[] = [
  '{',
  '{"a":1,}',
  "{'a':1}",
  'undefined',
  'NaN',
  '\u{feff}{}x',
  '['.repeat(100_000),
  '{"a":"\n"}',
  '\0',
  '{"a":"\0"}',
];

/** JSON that is the body of no request. */
export const NO_OBJECT: readonly string[] = [
  'null',
  '1',
  '"text"',
  'true',
  '[]',
  '[{}]',
  '1e999',
  `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
];
