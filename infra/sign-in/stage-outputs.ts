import { readFile } from 'node:fs/promises';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import * as z from 'zod';
import { stackNameOf } from '../config.ts';
import { stageNamed } from '../stages/stages.ts';

/** The stacks whose outputs a command needs. */
const PURPOSES = ['data', 'api'] as const;

const outputsSchema = z
  .object({
    ApiUrl: z.url(),
    UserPoolId: z.string().regex(/^[\w-]+_[0-9a-zA-Z]+$/, 'not the id of a user pool'),
    UserPoolClientId: z.string().min(1),
    SignInUrl: z.url(),
  })
  .transform(({ ApiUrl, UserPoolId, UserPoolClientId, SignInUrl }) => ({
    /** Without the prefix of the routes, and without a slash at the end. */
    apiUrl: ApiUrl.replace(/\/+$/, ''),
    userPoolId: UserPoolId,
    userPoolClientId: UserPoolClientId,
    /** Cognito's pages for signing in. */
    signInUrl: SignInUrl,
  }));

/** Where a deployed stage is. */
export type StageOutputs = z.output<typeof outputsSchema>;

export interface OutputsSource {
  /** The file that `cdk deploy --outputs-file` wrote. If absent, CloudFormation is asked, with the credentials at hand. */
  readonly file?: string | undefined;
  /** If absent, the region in the stage's file, or else the one that the AWS SDK finds (AWS_REGION, profile). */
  readonly region?: string | undefined;
}

/** By the name of the stack, like the file that the CDK writes. */
const fileSchema = z.record(z.string(), z.record(z.string(), z.string()));

/**
 * Where a stage is, by the outputs of its stacks.
 *
 * @throws Error in words if there is no such stage, if it is not deployed there, or if AWS does not let us look
 */
export const outputsOf = async (stage: string, { file, region }: OutputsSource = {}): Promise<StageOutputs> => {
  const { region: ofStage } = stageNamed(stage);
  if (stage === 'local') throw new Error('The local stack needs no --stage.');
  const names = PURPOSES.map((purpose) => stackNameOf({ stage }, purpose));
  const outputs = file === undefined ? await described(names, stage, region ?? ofStage) : await written(names, file);
  const parsed = outputsSchema.safeParse(outputs);
  if (parsed.success) return parsed.data;
  throw new Error(
    `The deployment of stage ${stage} lacks outputs that are needed; deploy it again.\n${z.prettifyError(parsed.error)}`,
  );
};

const written = async (names: readonly string[], file: string): Promise<Record<string, string>> => {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(`${file} cannot be read. "npx cdk deploy --all --outputs-file ${file} …" writes it.`);
  });
  const stacks = fileSchema.parse(JSON.parse(text));
  return Object.assign({}, ...names.map((name) => stacks[name]));
};

const described = async (
  names: readonly string[],
  stage: string,
  region: string | undefined,
): Promise<Record<string, string>> => {
  const client = new CloudFormationClient(region === undefined ? {} : { region });
  try {
    const found = await Promise.all(names.map((StackName) => client.send(new DescribeStacksCommand({ StackName }))));
    const outputs = found.flatMap(({ Stacks = [] }) => Stacks.flatMap(({ Outputs = [] }) => Outputs));
    return Object.fromEntries(outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]));
  } catch (error) {
    throw new Error(whyNot(error, stage, region));
  } finally {
    client.destroy();
  }
};

/** For the person at the terminal. The SDK's own words follow, for what is not foreseen here. */
const whyNot = (error: unknown, stage: string, region: string | undefined): string => {
  const said = error instanceof Error ? error.message : String(error);
  const name = error instanceof Error ? error.name : '';
  if (/region is missing/i.test(said)) return 'Say in which region the stage is: --region eu-central-1.';
  if (/does not exist/.test(said)) {
    const where = region ?? 'the region of your AWS settings';
    return `Stage ${stage} is not deployed in ${where} with these AWS credentials. Another region: --region. (${said})`;
  }
  if (name === 'CredentialsProviderError' || /^(ExpiredToken|UnrecognizedClient|InvalidClientTokenId)/.test(name)) {
    return `AWS credentials are missing, or have ended: sign in to AWS first, or give --outputs the file of cdk deploy --outputs-file. (${said})`;
  }
  return `CloudFormation does not say where stage ${stage} is: ${said}`;
};
