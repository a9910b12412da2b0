import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { type Bundle, buildAllSync, writeBundle } from './build-bundles.ts';

const PROJECT = join(import.meta.dirname, '../..');

/**
 * The code of the Lambdas. Each is a minified ES module with its own copy of the AWS SDK. That starts faster than
 * the SDK in Lambda's runtime, and it is the version that was tested. esbuild runs in this process, so synthesis needs
 * neither Docker nor a process per function. The context `aws:cdk:bundling-stacks: []` skips it.
 */
export class Bundles {
  readonly #entries: ReadonlySet<string>;
  readonly #kept: string | undefined;
  #built: ReadonlyMap<string, Bundle> | undefined;

  /**
   * @param entries source files from the root of the project, below `functions/`, with `/` between folders.
   * @param kept a folder that holds the bundle of each entry in a folder of its name. If absent, they are built.
   */
  constructor(entries: Iterable<string>, kept?: string) {
    this.#entries = new Set(entries);
    this.#kept = kept;
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
    if (this.#kept === undefined) writeBundle(this.#build(entry), folder);
    else cpSync(join(this.#kept, entry), folder, { recursive: true });
    return true;
  }

  #build(entry: string): Bundle {
    this.#built ??= buildAllSync([...this.#entries]);
    const bundle = this.#built.get(entry);
    if (bundle === undefined) throw new Error(`there is no bundle of ${entry}`);
    return bundle;
  }
}
