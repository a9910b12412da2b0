import { describe, expect, it } from 'vitest';
import { referenceFaults } from './references.ts';
import { faultsOf } from './specification.ts';
import { HERE, plain, type Resource, resourcesOf, type Template, withEverything } from './templates.ts';

const everything = withEverything();
const stages = { dev: plain({ stage: 'dev' }), staging: plain({ stage: 'staging' }) };

describe("the templates, held against AWS's specification of resources", () => {
  it.each([...everything.keys()])('%s says only what CloudFormation understands, with every option on', (stack) => {
    expect(everything.get(stack)?.Resources).not.toEqual({});
    expect([everything.get(stack)].map((template) => template && faultsOf(template))).toEqual([[]]);
  });

  it.each(Object.entries(stages))('and as the file of %s says it', (_stage, templates) => {
    expect([...templates.values()].flatMap(faultsOf)).toEqual([]);
  });
});

const ofTypes = new Map(
  resourcesOf(everything)
    .map(([, resource]) => resource)
    .filter(({ Type }) => Type.startsWith('AWS::'))
    .map((resource) => [resource.Type, resource]),
);
const alone = (Only: Resource): Template => ({ Resources: { Only }, Parameters: {}, Conditions: {}, Outputs: {} });

describe.each([...ofTypes])('of %s', (Type, resource) => {
  const { Properties } = resource;

  it('another type, an unknown property and a value of no type at all are found', () => {
    expect(faultsOf(alone({ ...resource, Type: `${Type}s` }))).toEqual([`Only: CloudFormation knows no ${Type}s`]);
    expect(faultsOf(alone({ ...resource, Properties: { ...Properties, Nonsense: 1 } }))).toEqual([
      'Only: there is no property Nonsense',
    ]);
    for (const name of Object.keys(Properties)) {
      const wrong = faultsOf(alone({ ...resource, Properties: { ...Properties, [name]: null } }));
      expect(wrong, name).toEqual([expect.stringContaining(`Only.${name}: null is no `)]);
    }
  });
});

describe('a resource of our own', () => {
  it('that no Lambda makes is found', () => {
    const own: Resource = { Type: 'Custom::Thing', Properties: {} };
    expect(faultsOf(alone(own))).toEqual(['Only: nobody makes it']);
    expect(faultsOf(alone({ ...own, Properties: { ServiceToken: 'arn' } }))).toEqual([]);
  });
});

describe('what must be there', () => {
  it.each<[type: string, property: string]>([
    ['AWS::Lambda::Function', 'Code'],
    ['AWS::Lambda::Function', 'Role'],
    ['AWS::DynamoDB::GlobalTable', 'Replicas'],
    ['AWS::Scheduler::Schedule', 'FlexibleTimeWindow'],
    ['AWS::StepFunctions::StateMachine', 'RoleArn'],
    ['AWS::Logs::MetricFilter', 'MetricTransformations'],
    ['AWS::ApiGatewayV2::Route', 'RouteKey'],
    ['AWS::Cognito::UserPoolClient', 'UserPoolId'],
    ['AWS::SNS::TopicPolicy', 'PolicyDocument'],
    ['AWS::Budgets::Budget', 'Budget'],
  ])('%s without its %s is found', (type, property) => {
    const resource = ofTypes.get(type);
    if (resource === undefined) throw new Error(`no template has a ${type}`);
    const { [property]: _missing, ...Properties } = resource.Properties;
    expect(faultsOf(alone({ ...resource, Properties }))).toEqual([`Only: ${property} is missing`]);
  });
});

describe('inside a resource', () => {
  const lambda: Resource = {
    Type: 'AWS::Lambda::Function',
    Properties: { Code: { ZipFile: 'x' }, Role: 'arn', Tags: [{ Key: 'a', Value: 'b' }] },
  };

  it('nothing is wrong with the one that the others are made from', () => {
    expect(faultsOf(alone(lambda))).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['an unknown property', { Environment: { Vars: {} } }, 'Only.Environment: there is no property Vars'],
    ['a string for an integer', { MemorySize: '512' }, 'Only.MemorySize: "512" is no integer'],
    ['a fraction for an integer', { MemorySize: 0.5 }, 'Only.MemorySize: 0.5 is no integer'],
    ['an object for a list', { Layers: {} }, 'Only.Layers: {} is no list'],
    ['a list for an object', { Environment: [] }, 'Only.Environment: [] is no object'],
    ['a wrong entry of a list', { Layers: ['a', 1] }, 'Only.Layers[1]: 1 is no string'],
    [
      'a wrong value of a map',
      { Environment: { Variables: { A: 5 } } },
      'Only.Environment.Variables.A: 5 is no string',
    ],
    ['a value that is not allowed', { PackageType: 'Tar' }, 'Only.PackageType: "Tar" is no one of Image, Zip'],
    ['a tag without a value', { Tags: [{ Key: 'a' }] }, 'Only.Tags[0]: Value is missing'],
  ])('%s is found', (_what, properties, fault) => {
    expect(faultsOf(alone({ ...lambda, Properties: { ...lambda.Properties, ...properties } }))).toEqual([fault]);
  });
});

describe('what a template points at', () => {
  it('is there, in every deployment', () => {
    for (const templates of [everything, ...Object.values(stages)]) expect(referenceFaults(templates)).toEqual([]);
  });

  it('is missed when it is gone: a resource, and what another stack hands over', () => {
    const { Data, ...others } = Object.fromEntries(everything);
    if (Data === undefined) throw new Error('there is no stack Data');
    const { TableKeyF581D96F: _key, ...Resources } = Data.Resources;
    const ofOne = (template: Template) => new Map(Object.entries({ ...others, Data: template }));
    expect(referenceFaults(ofOne({ ...Data, Resources }))).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Data\.Resources\.Table.*: there is no resource TableKeyF581D96F$/),
      ]),
    );
    const unexported = referenceFaults(ofOne({ ...Data, Outputs: {} }));
    for (const stack of ['Api', 'Engine', 'Watch']) {
      const missed = expect.stringMatching(
        new RegExp(`^${stack}\\..*nobody exports "disbursement-${HERE.stage}-data:Exports`),
      );
      expect(unexported).toEqual(expect.arrayContaining([missed]));
    }
  });

  const lambda = { Type: 'AWS::Lambda::Function', Properties: {} };
  const put = (name: string) => `\${${name}}`;
  it.each<[what: string, resource: object, fault: string]>([
    ['Ref', { Properties: { Role: { Ref: 'Role' } } }, '.Properties.Role: there is no Role'],
    [
      'GetAtt of nothing',
      { Properties: { Role: { 'Fn::Join': ['', [{ 'Fn::GetAtt': 'Role.Arn' }]] } } },
      '.Properties.Role.Fn::Join.1.0: there is no resource Role',
    ],
    [
      'GetAtt',
      { Properties: { Role: { 'Fn::GetAtt': ['Only', 'Name'] } } },
      '.Properties.Role: AWS::Lambda::Function has no attribute Name',
    ],
    [
      'Sub',
      { Properties: { Role: { 'Fn::Sub': `a${put('!b')}${put('AWS::Region')}${put('Role')}` } } },
      '.Properties.Role: there is no Role',
    ],
    [
      'Sub with an attribute',
      { Properties: { Role: { 'Fn::Sub': [`${put('Only.Name')}${put('Given')}`, { Given: 'x' }] } } },
      '.Properties.Role: AWS::Lambda::Function has no attribute Name',
    ],
    ['If', { Properties: { Role: { 'Fn::If': ['Wet', 'a', 'b'] } } }, '.Properties.Role: there is no condition Wet'],
    ['Condition', { Condition: 'Wet' }, ': there is no condition Wet'],
    ['DependsOn', { DependsOn: ['Only', 'Role'] }, ': waits for Role, which there is not'],
  ])('is missed in %s', (_what, resource, fault) => {
    const templates = new Map([['Stack', alone({ ...lambda, ...resource })]]);
    expect(referenceFaults(templates)).toEqual([`Stack.Resources.Only${fault}`]);
  });
});
