import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { buildSync } from 'esbuild';

const PROJECT = join(import.meta.dirname, '../..');
const FUNCTIONS = 'functions';

/** Some CommonJS dependencies call `require` at run time, which an ES module does not have by itself. */
const REQUIRE_FOR_ESM =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

/** Builds all bundles at once, by entry, so that shared code (above all the AWS SDK) is read and parsed once. */
export const buildAll = (entries: readonly string[]): ReadonlyMap<string, Uint8Array> => {
  const { outputFiles } = buildSync({
    absWorkingDir: PROJECT,
    entryPoints: [...entries],
    outdir: FUNCTIONS,
    outbase: FUNCTIONS,
    write: false,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    minify: true,
    // Names in stack traces stay readable without a source map, which would slow down cold starts.
    keepNames: true,
    banner: { js: REQUIRE_FOR_ESM },
    legalComments: 'none',
    logLevel: 'error',
  });
  return new Map(
    outputFiles.map((file) => [
      relative(PROJECT, file.path).replaceAll('\\', '/').replace(/\.js$/, '.ts'),
      file.contents,
    ]),
  );
};

/**
 * The code of the Lambdas. Each is a single minified ES module with its own copy of the AWS SDK. That starts faster than
 * the SDK in Lambda's runtime, and it is the version that was tested. esbuild runs in this process, so synthesis needs
 * neither Docker nor a process per function. The context `aws:cdk:bundling-stacks: []` skips it.
 */
export class Bundles {
  readonly #entries: ReadonlySet<string>;
  #built: ReadonlyMap<string, Uint8Array> | undefined;

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
        local: { tryBundle: (outputDir) => this.#writeBundle(entry, join(outputDir, 'index.mjs')) },
      },
    });
  }

  #writeBundle(entry: string, file: string): true {
    this.#built ??= buildAll([...this.#entries]);
    const contents = this.#built.get(entry);
    if (contents === undefined) throw new Error(`esbuild made no bundle of ${entry}`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, contents);
    return true;
  }
}
