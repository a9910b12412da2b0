import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { outputsOf } from '../../../infra/sign-in/stage-outputs.ts';
import { synthesised } from '../synthesised.ts';

const DATA = { TableName: 't', UserPoolId: 'eu-west-1_Ab9', UserPoolClientId: 'client', SignInUrl: 'https://pages' };
const API = { ApiUrl: 'https://abc.execute-api.eu-west-1.amazonaws.com/' };
const FOUND = {
  apiUrl: 'https://abc.execute-api.eu-west-1.amazonaws.com',
  userPoolId: 'eu-west-1_Ab9',
  userPoolClientId: 'client',
  signInUrl: 'https://pages',
};

const cloudFormation = mockClient(CloudFormationClient);
const folder = mkdtempSync(join(tmpdir(), 'outputs-'));
afterAll(() => {
  cloudFormation.restore();
  rmSync(folder, { recursive: true });
});
beforeEach(() => void cloudFormation.reset());

const stack = (StackName: string, outputs: Readonly<Record<string, string>>) =>
  cloudFormation.on(DescribeStacksCommand, { StackName }).resolves({
    Stacks: [
      {
        StackName,
        CreationTime: new Date(0),
        StackStatus: 'CREATE_COMPLETE',
        Outputs: Object.entries(outputs).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue })),
      },
    ],
  });
const failing = (name: string, message: string) =>
  cloudFormation.on(DescribeStacksCommand).rejects(Object.assign(new Error(message), { name }));

describe('where a stage is', () => {
  it('is what its stacks put out', async () => {
    stack('disbursement-staging-data', DATA);
    stack('disbursement-staging-api', API);
    expect(await outputsOf('staging', { region: 'eu-west-1' })).toEqual(FOUND);
  });

  it('is what the templates really put out', () => {
    const { data, api } = synthesised();
    const outputs = [...Object.keys(data.toJSON().Outputs), ...Object.keys(api.toJSON().Outputs)];
    expect(outputs).toEqual(expect.arrayContaining(['ApiUrl', 'UserPoolId', 'UserPoolClientId', 'SignInUrl']));
  });

  it('can be read from the file of the CDK, by whoever has no access to AWS', async () => {
    const file = join(folder, 'outputs.json');
    writeFileSync(file, JSON.stringify({ 'disbursement-staging-data': DATA, 'disbursement-staging-api': API }));
    expect(await outputsOf('staging', { file })).toEqual(FOUND);
    await expect(outputsOf('dev', { file })).rejects.toThrow(
      'The deployment of stage dev lacks outputs that are needed',
    );
    await expect(outputsOf('staging', { file: join(folder, 'none') })).rejects.toThrow('--outputs-file');
  });

  it.each([
    ['ValidationError', 'Stack with id disbursement-staging-data does not exist', 'Stage staging is not deployed in'],
    ['CredentialsProviderError', 'Could not load credentials from any providers', 'AWS credentials are missing'],
    ['ExpiredTokenException', 'The security token included in the request is expired', 'have ended'],
    ['Error', 'Region is missing', 'Say in which region the stage is'],
    ['AccessDenied', 'User: x is not authorized', 'CloudFormation does not say where stage staging is: User: x'],
  ])('is asked for in words when it cannot be had: %s', async (name, message, words) => {
    failing(name, message);
    await expect(outputsOf('staging', { region: 'eu-west-1' })).rejects.toThrow(words);
  });

  it('is nowhere, if there is no such stage, and needs no stage for this machine', async () => {
    await expect(outputsOf('prod')).rejects.toThrow('There is no stage "prod"');
    await expect(outputsOf('local')).rejects.toThrow('needs no --stage');
  });
});
