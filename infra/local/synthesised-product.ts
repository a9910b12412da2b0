import type { Place } from './local-identity.ts';
import { Product } from './product.ts';
import { synthesise } from './synth.ts';
import { readAssembly } from './template.ts';

/** Where everything that runs on this machine pretends to be. */
export const LOCAL_PLACE: Place = { region: 'eu-central-1', account: '000000000000', partition: 'aws' };

/**
 * The product as it would be deployed, synthesised into a folder and read from there.
 *
 * @throws Error with what the app said when it cannot be synthesised.
 */
export const synthesisedProduct = async (outDir: string, env: NodeJS.ProcessEnv): Promise<Product> => {
  // The developer's own account has no say in what runs here.
  const { CDK_DEFAULT_ACCOUNT: _account, ...rest } = env;
  await synthesise(outDir, rest);
  return new Product(await readAssembly(outDir), LOCAL_PLACE);
};
