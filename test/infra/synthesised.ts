import { readFileSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import * as z from 'zod';
import { type Config, readConfig } from '../../infra/config.ts';
import { addStacks } from '../../infra/stacks/add-stacks.ts';
import { RISE_SETTINGS } from '../support/rise-settings.ts';

const resourceSchema = z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) });

const cdkJson = z.object({ context: z.record(z.string(), z.unknown()) });

/** The flags that the CDK's command line would hand over; the Lambdas are not bundled. */
export const APP_CONTEXT = {
  ...cdkJson.parse(JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8'))).context,
  'aws:cdk:bundling-stacks': [],
};

/** What every deployment must say. */
const SETTINGS = { stage: 'dev', region: 'eu-central-1', alarmEmail: 'ops@example.com' };

/** `settings` as the command line would give them; `stage`: what the file of the stage would say otherwise. */
type Settings = [settings?: Readonly<Record<string, unknown>>, stage?: Partial<Config>];

/** Of a deployment that pays through RiseWorks, and through nobody else. */
export const WITH_RISE = [
  { stage: 'staging' },
  { provider: 'riseworks', providers: ['riseworks'], rise: { ...RISE_SETTINGS } },
] satisfies Settings;

/** All stacks of a deployment, not synthesised yet. The CDK validates its templates when it is. */
export const deployment = (...settings: Settings) => stacksIn(new App({ context: APP_CONTEXT }), settings);

const configOf = ([settings = {}, stage = {}]: Settings): Config => {
  const given: Readonly<Record<string, unknown>> = { ...SETTINGS, ...settings };
  return { ...readConfig((key) => given[key], {}), ...stage };
};

const stacksIn = (app: App, settings: Settings) => ({ app, stacks: addStacks(app, configOf(settings)) });

interface Synthesised {
  readonly data: Template;
  readonly api: Template;
  readonly engine: Template;
  readonly watch: Template;
}

/** Without the CDK's validation, which takes longer than all the rest; `checks.test.ts` is for that. */
const unvalidated = () => new App({ context: APP_CONTEXT, builtinCloudFormationValidation: false });

/** The same as {@link deployment}, and its synthesis looks for no faults. */
export const unvalidatedDeployment = (...settings: Settings) => stacksIn(unvalidated(), settings);

/** Files that share a process share what is synthesised of the same configuration: nobody changes it. */
const assemblies = new Map<string, CloudAssembly>();
const made = new Map<CloudAssembly, Synthesised>();

/**
 * What the CDK writes of a deployment, without bundling the Lambdas. Settings that say what the stage says anyway are
 * the same as none.
 */
export const assemblyOf = (...settings: Settings): CloudAssembly => {
  const key = JSON.stringify(configOf(settings));
  const assembly = assemblies.get(key) ?? unvalidatedDeployment(...settings).app.synth();
  assemblies.set(key, assembly);
  return assembly;
};

/** All templates of a deployment, without bundling the Lambdas; the same settings as {@link deployment}. */
export const synthesised = (...settings: Settings): Synthesised => {
  const assembly = assemblyOf(...settings);
  const found = made.get(assembly);
  if (found !== undefined) return found;
  const of = (id: string) => templateIn(assembly, id);
  const templates = { data: of('Data'), api: of('Api'), engine: of('Engine'), watch: of('Watch') };
  made.set(assembly, templates);
  return templates;
};

const templateIn = (assembly: CloudAssembly, id: string): Template =>
  Template.fromJSON(assembly.getStackArtifact(id).template);

/** The same by the names of the stacks. */
export const templatesOf = (templates: Synthesised): ReadonlyMap<string, Template> =>
  new Map([
    ['Data', templates.data],
    ['Api', templates.api],
    ['Engine', templates.engine],
    ['Watch', templates.watch],
  ]);

/** The properties of all resources of a type, by logical id. */
export const propertiesOf = (template: Template, type: string): Map<string, Record<string, unknown>> =>
  new Map(
    Object.entries(template.findResources(type)).map(([id, resource]) => [
      id,
      resourceSchema.parse(resource).Properties,
    ]),
  );

/** The definition of the state machine of that name; what only a deployment knows is replaced by its reference. */
export const definitionOf = (template: Template, name: string): unknown => {
  const machines = [...propertiesOf(template, 'AWS::StepFunctions::StateMachine').values()];
  const machine = machines.find(({ StateMachineName }) => StateMachineName === name);
  const parts = z.object({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) }).parse(machine?.DefinitionString);
  const text = parts['Fn::Join'][1].map((part) =>
    typeof part === 'string' ? part : JSON.stringify(part).replaceAll('"', "'"),
  );
  return JSON.parse(text.join(''));
};

/** Of the console's stack alone. @throws Error if the stage has none */
export const templateOfConsole = (...settings: Settings): Template => templateIn(assemblyOf(...settings), 'Console');
