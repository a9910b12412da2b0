import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type BuildOptions, type BuildResult, build, buildSync } from 'esbuild';

const PROJECT = join(import.meta.dirname, '../..');
const FUNCTIONS = 'functions';

/** Some CommonJS dependencies call `require` at run time, which an ES module does not have by itself. */
const REQUIRE_FOR_ESM =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

/**
 * What the SDK would load if it found no credentials in the environment, where a Lambda always has them, or if DynamoDB sent
 * event streams. It is never loaded, so it is in no bundle.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
 */
const NEVER_LOADED = [
  '@aws-sdk/credential-provider-http',
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
  '@smithy/credential-provider-imds',
  '@smithy/core/event-streams',
];

/** The one module that a Lambda loads only when it calls that provider; named as in `imports` of package.json. */
const RISEWORKS = { name: '#riseworks', entry: 'functions/runtime/riseworks/riseworks.ts', file: 'riseworks.mjs' };

/** What is deployed of a Lambda, by file name: `index.mjs` is loaded at its start, anything else when it is needed. */
export type Bundle = ReadonlyMap<string, Uint8Array>;
export const INDEX = 'index.mjs';

const OPTIONS = {
  absWorkingDir: PROJECT,
  outdir: FUNCTIONS,
  outbase: FUNCTIONS,
  write: false,
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  mainFields: ['module', 'main'],
  alias: { 'node:http': join(PROJECT, FUNCTIONS, 'runtime/node-http.cjs') },
  minify: true,
  // Names in stack traces stay readable without a source map, which would slow down cold starts.
  keepNames: true,
  external: [RISEWORKS.name, ...NEVER_LOADED],
  metafile: true,
  banner: { js: REQUIRE_FOR_ESM },
  legalComments: 'none',
  logLevel: 'error',
} as const satisfies BuildOptions;

/** How they are built. */
export const bundlingOptions = (entries: readonly string[]) => {
  // For esbuild, which is written in Go: with so many bundles at once, half of its time would go into collecting garbage.
  process.env.GOGC ??= '400';
  return { ...OPTIONS, entryPoints: [...entries, RISEWORKS.entry] };
};

/** Builds all bundles at once, by entry, so that shared code (above all the AWS SDK) is read and parsed once. */
export const buildAll = async (entries: readonly string[]): Promise<ReadonlyMap<string, Bundle>> =>
  bundlesOf(entries, await build(bundlingOptions(entries)));

/** The same for those who cannot wait. */
export const buildAllSync = (entries: readonly string[]): ReadonlyMap<string, Bundle> =>
  bundlesOf(entries, buildSync(bundlingOptions(entries)));

const bundlesOf = (
  entries: readonly string[],
  { outputFiles, metafile }: BuildResult<typeof OPTIONS>,
): ReadonlyMap<string, Bundle> => {
  const contents = new Map(
    outputFiles.map((file) => [relative(PROJECT, file.path).replaceAll('\\', '/'), file.contents]),
  );
  return new Map(
    entries.map((entry) => {
      const output = entry.replace(/\.ts$/, '.js');
      const isCalling = metafile.outputs[output]?.imports.some(({ path }) => path === RISEWORKS.name) ?? false;
      return [
        entry,
        bundleOf(
          made(contents, output),
          isCalling ? made(contents, RISEWORKS.entry.replace(/\.ts$/, '.js')) : undefined,
        ),
      ];
    }),
  );
};

export const writeBundle = (bundle: Bundle, folder: string): void => {
  mkdirSync(folder, { recursive: true });
  for (const [file, contents] of bundle) writeFileSync(join(folder, file), contents);
};

const bundleOf = (index: Uint8Array, riseworks: Uint8Array | undefined): Bundle => {
  if (!riseworks) return new Map([[INDEX, index]]);
  const manifest = { type: 'module', imports: { [RISEWORKS.name]: `./${RISEWORKS.file}` } };
  return new Map([
    [INDEX, index],
    [RISEWORKS.file, riseworks],
    ['package.json', new TextEncoder().encode(JSON.stringify(manifest))],
  ]);
};

const made = (contents: ReadonlyMap<string, Uint8Array>, output: string): Uint8Array => {
  const found = contents.get(output);
  if (!found) throw new Error(`esbuild made no ${output}`);
  return found;
};
