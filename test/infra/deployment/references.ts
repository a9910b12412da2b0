import { type Intrinsic, intrinsicsIn } from './intrinsics.ts';
import { attributesOf } from './specification.ts';
import type { Template, Templates } from './templates.ts';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html */
const PSEUDO_PARAMETERS = [
  'AWS::AccountId',
  'AWS::NoValue',
  'AWS::NotificationARNs',
  'AWS::Partition',
  'AWS::Region',
  'AWS::StackId',
  'AWS::StackName',
  'AWS::URLSuffix',
];

/** Whatever the templates of a deployment point at although it does not exist; empty if there is nothing. */
export const referenceFaults = (templates: Templates): string[] => {
  const exported = exportsOf(templates);
  return [...templates].flatMap(([stack, template]) => [
    ...intrinsicsIn(template, stack).flatMap((one) => pointsAtNothing(template, exported, one)),
    ...dependenciesOnNothing(stack, template),
  ]);
};

/** The names under which the stacks hand something over to the others. */
export const exportsOf = (templates: Templates): string[] =>
  [...templates.values()].flatMap(({ Outputs }) =>
    Object.values(Outputs).flatMap(({ Export }) => (Export === undefined ? [] : [Export.Name])),
  );

/** The names of what the stacks take over from the others. */
export const importsOf = (templates: Templates): string[] => [
  ...new Set(
    [...templates].flatMap(([stack, template]) =>
      intrinsicsIn(template, stack).flatMap(({ name, argument }) =>
        name === 'Fn::ImportValue' ? [String(argument)] : [],
      ),
    ),
  ),
];

const pointsAtNothing = (template: Template, exported: readonly string[], { at, name, argument }: Intrinsic) => {
  switch (name) {
    case 'Ref':
      return refFaults(template, String(argument)).map((fault) => `${at}: ${fault}`);
    case 'Fn::GetAtt': {
      const [id = '', ...path] = Array.isArray(argument) ? argument.map(String) : String(argument).split('.');
      return attributeFaults(template, id, path.join('.')).map((fault) => `${at}: ${fault}`);
    }
    case 'Fn::Sub':
      return substituted(argument).flatMap((each) => {
        const [id = '', ...path] = each.split('.');
        const faults = path.length > 0 ? attributeFaults(template, id, path.join('.')) : refFaults(template, id);
        return faults.map((fault) => `${at}: ${fault}`);
      });
    case 'Fn::ImportValue':
      return exported.includes(String(argument)) ? [] : [`${at}: nobody exports ${JSON.stringify(argument)}`];
    case 'Fn::If': {
      const [condition = ''] = Array.isArray(argument) ? argument.map(String) : [];
      return condition in template.Conditions ? [] : [`${at}: there is no condition ${condition}`];
    }
    default:
      return [];
  }
};

const refFaults = ({ Resources, Parameters }: Template, id: string): string[] =>
  id in Resources || id in Parameters || PSEUDO_PARAMETERS.includes(id) ? [] : [`there is no ${id}`];

const attributeFaults = ({ Resources }: Template, id: string, attribute: string): string[] => {
  const target = Resources[id];
  if (target === undefined) return [`there is no resource ${id}`];
  return attributesOf(target.Type).includes(attribute) ? [] : [`${target.Type} has no attribute ${attribute}`];
};

/** What stands in `${…}` of a text, except for `${!literal}` and what the function is given itself. */
const substituted = (argument: unknown): string[] => {
  const [text, given]: readonly unknown[] = Array.isArray(argument) ? argument : [argument];
  const own = typeof given === 'object' && given !== null ? Object.keys(given) : [];
  const found = [...String(text).matchAll(/\$\{([^!}][^}]*)\}/g)].map(([, name = '']) => name.trim());
  return found.filter((name) => !own.includes(name));
};

const dependenciesOnNothing = (stack: string, { Resources, Conditions }: Template): string[] =>
  Object.entries(Resources).flatMap(([id, { DependsOn = [], Condition }]) => [
    ...[DependsOn]
      .flat()
      .filter((each) => !(each in Resources))
      .map((each) => `${stack}.Resources.${id}: waits for ${each}, which there is not`),
    ...(Condition === undefined || Condition in Conditions
      ? []
      : [`${stack}.Resources.${id}: there is no condition ${Condition}`]),
  ]);
