import { readFile, writeFile } from 'node:fs/promises';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { COUNTRY_CODES } from '../lib/contracts/affiliates/country.ts';
import { openApiDocument } from '../lib/contracts/openapi/document.ts';
import { CURRENCY_CODES } from '../lib/domain/shared/currency.ts';

/*
 * `npm run console:api`: the types of the API client, from our OpenAPI document. With `--check` it only says whether the
 * file is current.
 */

const FILE = join(import.meta.dirname, 'src/shared/api/schema.ts');
const HEAD = '/* Made from the OpenAPI document by `npm run console:api`. Not to be changed by hand. */\n';

// The generator works with the compiler API of TypeScript 5, which TypeScript 7 does not have.
registerHooks({
  resolve: (specifier, context, next) => next(specifier === 'typescript' ? 'typescript-5' : specifier, context),
});
const { astToString, default: openapiTS } = await import('openapi-typescript');

/** The words of the document are for readers of the document; without them the types change only when the API does. */
const withoutWords = (key: string, value: unknown): unknown =>
  typeof value === 'string' && (key === 'description' || key === 'summary') ? undefined : value;

const document = JSON.stringify(openApiDocument(), withoutWords);
const codes = (name: string, of: readonly string[]) =>
  `export const ${name} = ${JSON.stringify([...of].sort())} as const;\n`;
const lists = `${codes('COUNTRIES', COUNTRY_CODES)}${codes('CURRENCIES', CURRENCY_CODES)}`;
const made = `${HEAD}${lists}${astToString(await openapiTS(document, { alphabetize: true, silent: true }))}`;
if (!process.argv.includes('--check')) {
  await writeFile(FILE, made);
} else if ((await readFile(FILE, 'utf8')) !== made) {
  process.stderr.write('The types of the console are not those of the API document: npm run console:api\n');
  process.exitCode = 1;
}
