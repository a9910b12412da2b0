import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';

const run = promisify(execFile);

const variables = z.record(z.string(), z.string());

export const templateSchema = z.strictObject({
  AWSTemplateFormatVersion: z.literal('2010-09-09'),
  Transform: z.literal('AWS::Serverless-2016-10-31'),
  Description: z.string(),
  Resources: z.record(
    z.string().regex(/^[A-Za-z0-9]+$/),
    z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()) }),
  ),
});
export const environmentFileSchema = z.strictObject({ Parameters: variables });

/** Those properties of AWS::Serverless::Function that the template uses; strict: another one must be looked up first. */
export const functionSchema = z.strictObject({
  CodeUri: z.string(),
  Handler: z.string(),
  Runtime: z.string(),
  Architectures: z.array(z.string()),
  MemorySize: z.number(),
  Timeout: z.number(),
  Environment: z.strictObject({ Variables: variables }),
  Events: z.record(z.string(), z.unknown()).optional(),
});

export const readTemplate = (dir: string) =>
  templateSchema.parse(JSON.parse(readFileSync(join(dir, 'template.json'), 'utf8')));

/** Loads the handler where `CodeUri` says, as Lambda's runtime does, and prints what it returns on a line of its own. */
const RUNTIME = `
  const [module, name, event] = process.argv.slice(1);
  const context = { awsRequestId: 'r-1', getRemainingTimeInMillis: () => 29_000 };
  const answer = await (await import(process.cwd() + '/' + module + '.mjs'))[name](JSON.parse(event), context);
  process.stdout.write('\\nanswer ' + JSON.stringify(answer) + '\\n');
  process.exit();
`;

/**
 * Runs one function as SAM would. Its code, handler and variables come from the template. Of the environment file it gets only
 * the variables that the template declares, and nothing of this process's environment.
 *
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-sam-cli-using-invoke.html
 */
export async function runAsSam(
  dir: string,
  logicalId: string,
  event: unknown,
  environmentFile: z.output<typeof environmentFileSchema>,
): Promise<unknown> {
  const { CodeUri, Handler, Environment } = functionSchema.parse(readTemplate(dir).Resources[logicalId]?.Properties);
  const [module = '', name = ''] = Handler.split('.');
  const declared = Object.entries(Environment.Variables);
  const env = Object.fromEntries(declared.map(([key, value]) => [key, environmentFile.Parameters[key] ?? value]));
  const args = ['--input-type=module', '--eval', RUNTIME, module, name, JSON.stringify(event)];
  const { stdout } = await run(process.execPath, args, { cwd: join(dir, CodeUri), env });
  return JSON.parse(/^answer (.*)$/m.exec(stdout)?.[1] ?? 'null');
}
