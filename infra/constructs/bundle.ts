import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { buildSync } from 'esbuild';

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

/** Builds all bundles at once, by entry, so that shared code (above all the AWS SDK) is read and parsed once. */
export const buildAll = (entries: readonly string[]): ReadonlyMap<string, Bundle> => {
  const { outputFiles, metafile } = buildSync({
    absWorkingDir: PROJECT,
    entryPoints: [...entries, RISEWORKS.entry],
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
  });
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

/**
 * The code of the Lambdas. Each is a minified ES module with its own copy of the AWS SDK. That starts faster than
 * the SDK in Lambda's runtime, and it is the version that was tested. esbuild runs in this process, so synthesis needs
 * neither Docker nor a process per function. The context `aws:cdk:bundling-stacks: []` skips it.
 */
export class Bundles {
  readonly #entries: ReadonlySet<string>;
  #built: ReadonlyMap<string, Bundle> | undefined;

  /** @param entries source files from the root of the project, below `functions/`, with `/` between folders. */
  constructor(entries: Iterable<string>) {
    this.#entries = new Set(entries);
  }

  /** The code of one of the entries. @throws Error if the constructor was not given the entry */
  codeOf(entry: string): Code {
    if (!this.#entries.has(entry)) throw new Error(`${entry} is not among the entries to bundle`);
    return Code.fromAsset(PROJECT, {
      // The hash of the output, so that an unchanged Lambda is not deployed again.
      assetHashType: AssetHashType.OUTPUT,
      bundling: {
        // Never pulled: local bundling succeeds or throws.
        image: DockerImage.fromRegistry('unused'),
        // Part of the key by which the CDK caches a bundle. Without it all functions would share one.
        command: [entry],
        local: { tryBundle: (outputDir) => this.#writeBundle(entry, outputDir) },
      },
    });
  }

  #writeBundle(entry: string, folder: string): true {
    this.#built ??= buildAll([...this.#entries]);
    const bundle = this.#built.get(entry);
    if (bundle === undefined) throw new Error(`there is no bundle of ${entry}`);
    mkdirSync(folder, { recursive: true });
    for (const [file, contents] of bundle) writeFileSync(join(folder, file), contents);
    return true;
  }
}
