/** What code a thread runs, as far as the bench tells it apart. */
export const GROUPS = [
  'our code',
  'zod',
  'AWS SDK',
  'other packages',
  'cryptography of Node',
  'HTTP, sockets and the rest of Node',
  'start of Node and of modules',
  'native code',
  'garbage',
  'state machines',
  'local stack',
] as const;
export type Group = (typeof GROUPS)[number];

/** The first that fits. Sources are paths or URLs. */
const BY_SOURCE: readonly (readonly [RegExp, Group])[] = [
  [/node_modules\/zod\//, 'zod'],
  [/node_modules\/(@aws-sdk|@smithy|@aws-crypto|@aws)\//, 'AWS SDK'],
  [/node_modules\/aws-local-stepfunctions\//, 'state machines'],
  [/node_modules\//, 'other packages'],
  [/^node:(internal\/)?crypto/, 'cryptography of Node'],
  [
    /^node:internal\/(bootstrap|modules|vm|source_map|process\/(execution|esm_loader)|deps\/(cjs-module-lexer|amaro))|^wasm:/,
    'start of Node and of modules',
  ],
  [/^node:/, 'HTTP, sockets and the rest of Node'],
  [/(^|\/)infra\/|\/test\/bench\//, 'local stack'],
  [/(^|\/)(lib|functions)\//, 'our code'],
];

/**
 * @param source the file that the code was written in, or nothing if it is in no file
 * @param functionName of code in no file, in V8's words
 */
export const groupOf = (source: string, functionName: string): Group => {
  if (source === '') return functionName === '(garbage collector)' ? 'garbage' : 'native code';
  const [, group] = BY_SOURCE.find(([pattern]) => pattern.test(source)) ?? [];
  if (group === undefined) throw new Error(`nobody knows what ${source} is`);
  return group;
};
