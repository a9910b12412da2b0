import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { wordsOf } from '../local/console.ts';
import { ensureIssuerKey, publicJwks } from '../local/issuer.ts';
import { readSettings } from '../local/settings.ts';
import { synthesisedProduct } from '../local/synthesised-product.ts';
import { writeSam } from './write-sam.ts';

/**
 * `npm run sam:synth`: writes cdk.out/sam for `sam local` (docs/sam-local.md). With DATA_DIR as for `npm start`, the
 * authorizer accepts the tokens of that stack.
 */

const OUT_DIR = resolve(import.meta.dirname, '../../cdk.out/sam');

try {
  const { dataDir } = readSettings(process.env);
  mkdirSync(dataDir, { recursive: true });
  mkdirSync(OUT_DIR, { recursive: true });
  const product = await synthesisedProduct({ outDir: join(OUT_DIR, 'assembly') }, process.env);
  const jwks = publicJwks(await ensureIssuerKey(dataDir));
  await writeSam({ outDir: OUT_DIR, product, jwks, arch: process.arch });
  process.stdout.write('written: cdk.out/sam/template.json, env.json and event.json; see docs/sam-local.md\n');
} catch (error) {
  process.stderr.write(`${wordsOf(error)}\n`);
  process.exitCode = 1;
}
