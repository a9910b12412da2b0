import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import * as z from 'zod';
import { resourcePrefix } from '../config.ts';
import { type FunctionSpec, functionsOf } from '../local/function-spec.ts';
import { eventAs } from '../local/invoke-event.ts';
import type { Product } from '../local/product.ts';
import { routesOf } from '../local/route-table.ts';
import { LOCAL_STAGE } from '../local/synth.ts';
import { writeAdapted } from './adapter.ts';
import { architectureOf } from './architecture.ts';
import { logicalIdOf } from './logical-id.ts';
import { API_ID, samApi, samEvents } from './sam-api.ts';
import { environmentFile, SAM_VARIABLES } from './variables.ts';

export interface SamOptions {
  /** The folder for `template.json`, `env.json`, `event.json` and `functions/`. The bundles may be below it too. */
  readonly outDir: string;
  readonly product: Product;
  /** Public keys of the local issuer, as JSON text. */
  readonly jwks: string;
  readonly arch: string;
}

/**
 * Writes what `sam local` needs, made from the templates and bundles that are deployed. The result is one template, without
 * imports between stacks, with every value resolved for this machine.
 *
 * @throws Error if two Lambdas would get one name, or if there is not exactly one authorizer.
 */
export const writeSam = async ({ outDir, product, jwks, arch }: SamOptions): Promise<void> => {
  const functionsDir = join(outDir, 'functions');
  await rm(functionsDir, { recursive: true, force: true });
  await mkdir(functionsDir, { recursive: true });
  const specs = functionsOf(product, resourcePrefix({ stage: LOCAL_STAGE }));
  const runtimes = runtimesOf(product);
  const routes = routesOf(product);
  const authorizer = onlyAuthorizer(specs, new Set(routes.flatMap(({ authorizerArn }) => authorizerArn ?? [])));
  const resources = new Map<string, unknown>([[API_ID, samApi(logicalIdOf(authorizer.name))]]);
  for (const spec of specs) {
    const own = routes.filter(({ functionArn }) => functionArn === spec.arn);
    const logicalId = logicalIdOf(spec.name);
    if (resources.has(logicalId)) throw new Error(`SAM's template would have two resources named ${logicalId}.`);
    const adapted = own.length > 0 || spec === authorizer;
    const folder = adapted ? join(functionsDir, spec.name) : dirname(spec.file);
    if (adapted) await writeAdapted(folder, spec, spec === authorizer ? jwks : undefined);
    resources.set(logicalId, {
      Type: 'AWS::Serverless::Function',
      Properties: {
        CodeUri: `${relative(outDir, folder).replaceAll('\\', '/')}/`,
        Handler: `index.${spec.exportName}`,
        Runtime: runtimes.get(spec.arn),
        Architectures: [architectureOf(arch)],
        MemorySize: spec.memoryMb,
        Timeout: spec.timeoutSeconds,
        Environment: { Variables: { ...spec.environment, ...SAM_VARIABLES } },
        ...(own.length > 0 && { Events: samEvents(own) }),
      },
    });
  }
  const write = (name: string, value: unknown) =>
    writeFile(join(outDir, name), `${JSON.stringify(value, undefined, 2)}\n`);
  await write('template.json', {
    AWSTemplateFormatVersion: '2010-09-09',
    Transform: 'AWS::Serverless-2016-10-31',
    Description: 'For `sam local` only, made by `npm run sam:synth`: never to be deployed.',
    Resources: Object.fromEntries(resources),
  });
  await write('env.json', environmentFile());
  await write('event.json', eventAs('admin', {}));
};

const runtimesOf = (product: Product): ReadonlyMap<string, string> =>
  new Map(
    product
      .all('AWS::Lambda::Function')
      .map((one) => [one.attribute('Arn'), z.string().parse(one.property('Runtime'))]),
  );

const onlyAuthorizer = (specs: readonly FunctionSpec[], arns: ReadonlySet<string>): FunctionSpec => {
  const [authorizer, ...others] = specs.filter(({ arn }) => arns.has(arn));
  if (authorizer === undefined || others.length > 0) throw new Error('The API must have exactly one authorizer.');
  return authorizer;
};
