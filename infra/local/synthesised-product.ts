import type { Place } from './local-identity.ts';
import { Product } from './product.ts';
import { synthesise, synthesiseOnce } from './synth.ts';
import { readAssembly } from './template.ts';

/** The region and account that everything on this machine pretends to be in. */
export const LOCAL_PLACE: Place = { region: 'eu-central-1', account: '000000000000', partition: 'aws' };

/** Where the synthesised app is: in its own folder, or in one that many starts share. */
export interface SynthesisFolders {
  readonly outDir: string;
  readonly sharedDir?: string | undefined;
}

/**
 * The product as it would be deployed, synthesised into a folder and read from there.
 *
 * @throws Error with the app's output if it cannot be synthesised
 */
export const synthesisedProduct = async (folders: SynthesisFolders, env: NodeJS.ProcessEnv): Promise<Product> => {
  // The developer's own account must not influence what runs here.
  const { CDK_DEFAULT_ACCOUNT: _account, ...rest } = env;
  return new Product(await readAssembly(await folderWith(folders, rest)), LOCAL_PLACE);
};

const folderWith = async ({ outDir, sharedDir }: SynthesisFolders, env: NodeJS.ProcessEnv): Promise<string> => {
  if (sharedDir !== undefined) return synthesiseOnce(sharedDir, env);
  await synthesise(outDir, env);
  return outDir;
};
