import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FunctionSpec } from '../local/function-spec.ts';

/** The name that the deployed bundle gets beside its adapter. */
const DEPLOYED = 'deployed.mjs';

/**
 * The module between SAM and a Lambda of the HTTP API. An HTTP API passes header names in lower case. `sam local start-api`
 * passes them as its web server writes them (`Authorization`), and no Lambda would find them. The authorizer also gets the
 * keys of the local issuer, because the pool whose tokens it verifies has no address.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
const moduleOf = (exportName: string, jwks: string | undefined): string => `
import * as deployed from './${DEPLOYED}';
${jwks === undefined ? '' : `deployed.verifier.cacheJwks(${jwks});`}
const lowerCase = (headers) =>
  Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
export const ${exportName} = (event, context) =>
  deployed.${exportName}({ ...event, headers: lowerCase(event.headers) }, context);
`;

/** Writes a folder that SAM can run: the unchanged bundle behind the adapter. @param jwks for the authorizer */
export const writeAdapted = async (
  folder: string,
  { file, exportName }: Pick<FunctionSpec, 'file' | 'exportName'>,
  jwks: string | undefined,
): Promise<void> => {
  await mkdir(folder, { recursive: true });
  await copyFile(file, join(folder, DEPLOYED));
  await writeFile(join(folder, 'index.mjs'), moduleOf(exportName, jwks).trimStart());
};
