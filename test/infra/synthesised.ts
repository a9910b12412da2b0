import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { readConfig } from '../../infra/config.ts';
import { addStacks } from '../../infra/stacks/add-stacks.ts';

const resourceSchema = z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) });

/** Both templates of a deployment, without bundling the Lambdas. */
export const synthesised = (settings: Record<string, string> = {}) => {
  const app = new App({ context: { 'aws:cdk:bundling-stacks': [] } });
  const { stateful, stateless } = addStacks(
    app,
    readConfig((key) => settings[key], {}),
  );
  return { stateful: Template.fromStack(stateful), stateless: Template.fromStack(stateless) };
};

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
