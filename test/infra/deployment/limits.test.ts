import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { Resolver } from '../../../infra/local/intrinsics.ts';
import { definitionFaults } from './definition-faults.ts';
import { limitFaults } from './limits.ts';
import { HERE, type Resource, type Template, withEverything } from './templates.ts';

const everything = withEverything();

describe('under the longest name that a stage may have', () => {
  it.each([...everything])('%s is within what AWS takes', (_stack, template) => {
    expect(limitFaults(template, HERE)).toEqual([]);
  });
});

const many = (count: number, one: Resource): Record<string, Resource> =>
  Object.fromEntries(Array.from({ length: count }, (_, nth) => [`R${nth}`, one]));
const template = (parts: Partial<Template>): Template => ({
  StackName: 'S',
  Resources: {},
  Parameters: {},
  Conditions: {},
  Outputs: {},
  ...parts,
});
const only = (Type: string, Properties: Record<string, unknown>) =>
  template({ Resources: { R: { Type, Properties } } });
const queue = { Type: 'AWS::SQS::Queue', Properties: {} };
const long = (length: number) => 'x'.repeat(length);
const document = { Statement: [{ Resource: long(5_100) }] };

describe('above a limit', () => {
  it.each<[string, Template, string]>([
    ['resources', template({ Resources: many(401, queue) }), 'S: resources: 401, and 400 is the most'],
    [
      'outputs',
      template({ Outputs: Object.fromEntries(Object.keys(many(201, queue)).map((id) => [id, { Value: 1 }])) }),
      'S: outputs: 201, and 200 is the most',
    ],
    ['bytes', only('AWS::SQS::QueuePolicy', { Big: long(1_000_000) }), 'S: bytes of the template: '],
    ['a Lambda', only('AWS::Lambda::Function', { FunctionName: long(65) }), `R: characters of ${long(65)}: 65, and 64`],
    ['a role', only('AWS::IAM::Role', { RoleName: long(65) }), `R: characters of ${long(65)}: 65, and 64`],
    ['a schedule', only('AWS::Scheduler::Schedule', { Name: long(65) }), `R: characters of ${long(65)}: 65, and 64`],
    [
      'an alarm',
      only('AWS::CloudWatch::Alarm', { AlarmName: long(256) }),
      `R: characters of ${long(256)}: 256, and 255`,
    ],
    [
      'an environment',
      only('AWS::Lambda::Function', { Environment: { Variables: { A: long(4_096) } } }),
      'R: bytes of the environment: 4097, and 4096',
    ],
    [
      'the policies of a role, which count together',
      template({
        Resources: {
          R: { Type: 'AWS::IAM::Role', Properties: { Policies: [{ PolicyName: 'p', PolicyDocument: document }] } },
          P: { Type: 'AWS::IAM::Policy', Properties: { PolicyDocument: document, Roles: [{ Ref: 'R' }] } },
        },
      }),
      'R: characters of its inline policies: 10262, and 10240',
    ],
  ])('%s is found', (_what, broken, fault) => {
    expect(limitFaults(broken, HERE)).toEqual([expect.stringContaining(fault)]);
  });
});

const definitionSchema = z.looseObject({ States: z.record(z.string(), z.looseObject({})) });

/** The definitions of the state machines as Step Functions is given them. */
const definitions = Object.values(everything.get('Engine')?.Resources ?? {}).flatMap(({ Type, Properties }) => {
  if (Type !== 'AWS::StepFunctions::StateMachine') return [];
  const resolver = new Resolver(everything, { region: HERE.region, account: HERE.account, partition: 'aws' });
  const text = resolver.text('Engine', Properties.DefinitionString);
  return [[String(Properties.StateMachineName), definitionSchema.parse(JSON.parse(text))] as const];
});

describe('the definitions of state machines', () => {
  it('are those of both', () => {
    expect(definitions.map(([name]) => name.replace(`disbursement-${HERE.stage}-`, ''))).toEqual([
      'payout',
      'scheduled-payouts',
    ]);
  });

  it.each(definitions)('%s is in the language of Step Functions', (_name, definition) => {
    expect(definitionFaults(definition)).toEqual([]);
  });

  it.each<[string, { readonly States?: object } & Record<string, unknown>, string]>([
    ['a way to nowhere', { StartAt: 'Nowhere' }, 'MISSING_TRANSITION_TARGET'],
    ['a field that there is not', { Starts: 'x' }, 'SCHEMA_VALIDATION_FAILED'],
    ['a state of no type', { States: { Lost: { Type: 'Lost', End: true } } }, 'SCHEMA_VALIDATION_FAILED'],
    ['a task that is not said', { States: { Lost: { Type: 'Task', End: true } } }, 'SCHEMA_VALIDATION_FAILED'],
    [
      'a wait of two times',
      { States: { Lost: { Type: 'Wait', Seconds: 1, SecondsPath: '$.s', End: true } } },
      'WAIT_DURATION',
    ],
    [
      'an invalid path',
      { States: { Lost: { Type: 'Pass', InputPath: '$.[', End: true } } },
      'SCHEMA_VALIDATION_FAILED',
    ],
  ])('%s is found', (_what, change, code) => {
    for (const [name, definition] of definitions) {
      const States = { ...definition.States, ...change.States };
      expect(definitionFaults({ ...definition, ...change, States }).join('\n'), name).toContain(code);
    }
  });
});
