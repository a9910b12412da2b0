import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type { Property, PropertyType, Resource as ResourceSpec } from '@aws-cdk/service-spec-types';
import { intrinsicOf } from './intrinsics.ts';
import type { Template } from './templates.ts';

/*
 * Holds templates to AWS's own specification of CloudFormation's resources.
 * https://github.com/cdklabs/awscdk-service-spec
 */

const database = loadAwsServiceSpecSync();

const found = (type: string): ResourceSpec | undefined =>
  database.lookup('resource', 'cloudFormationType', 'equals', type).at(0);

/** What `Fn::GetAtt` may ask of a resource of that type; nothing of one that CloudFormation does not know. */
export const attributesOf = (type: string): string[] => Object.keys(found(type)?.attributes ?? {});

/** The properties of that type for whose change CloudFormation makes a new resource, always or under conditions. */
export const replacedFor = (type: string): string[] =>
  Object.entries(found(type)?.properties ?? {}).flatMap(([name, { causesReplacement = 'no' }]) =>
    causesReplacement === 'no' ? [] : [name],
  );

/** What is wrong with the resources of a template; empty if nothing is. */
export const faultsOf = (template: Template): string[] =>
  Object.entries(template.Resources).flatMap(([id, resource]) => {
    const { Type } = resource;
    // Only the Lambda that makes it knows what it takes.
    if (Type.startsWith('Custom::')) return 'ServiceToken' in resource.Properties ? [] : [`${id}: nobody makes it`];
    const spec = found(Type);
    if (spec === undefined) return [`${id}: CloudFormation knows no ${Type}`];
    return objectFaults(spec.properties, resource.Properties, id);
  });

const objectFaults = (properties: Readonly<Record<string, Property>>, value: object, at: string): string[] => [
  ...Object.entries(properties)
    .filter(([name, { required }]) => required && !(name in value))
    .map(([name]) => `${at}: ${name} is missing`),
  ...Object.entries(value).flatMap(([name, entry]) => {
    const property = properties[name];
    if (property === undefined) return [`${at}: there is no property ${name}`];
    return typeFaults([property.type, ...(property.previousTypes ?? [])], entry, `${at}.${name}`);
  }),
];

/** None if the value has one of the types; otherwise what is wrong with it as the first of them. */
const typeFaults = (types: readonly PropertyType[], value: unknown, at: string): string[] => {
  const perType = types.map((type) => faultsAs(type, value, at));
  return perType.some((faults) => faults.length === 0) ? [] : (perType[0] ?? []);
};

const faultsAs = (type: PropertyType, value: unknown, at: string): string[] => {
  // What it will be is known to CloudFormation only; that its target is there is checked with the references.
  if (intrinsicOf(value) !== undefined) return [];
  const wanted = (isRight: boolean, what: string) => (isRight ? [] : [`${at}: ${JSON.stringify(value)} is no ${what}`]);
  switch (type.type) {
    case 'string': {
      const faults = wanted(typeof value === 'string', 'string');
      if (faults.length > 0 || type.allowedValues === undefined) return faults;
      return wanted(type.allowedValues.includes(String(value)), `one of ${type.allowedValues.join(', ')}`);
    }
    case 'integer': {
      const faults = wanted(Number.isInteger(value), 'integer');
      if (faults.length > 0 || type.allowedValues === undefined) return faults;
      return wanted(type.allowedValues.includes(Number(value)), `one of ${type.allowedValues.join(', ')}`);
    }
    case 'number':
      return wanted(typeof value === 'number', 'number');
    case 'boolean':
      return wanted(typeof value === 'boolean', 'boolean');
    case 'date-time':
      return wanted(typeof value === 'string' && !Number.isNaN(Date.parse(value)), 'time');
    case 'null':
      return wanted(value === null, 'null');
    case 'json':
      return wanted((typeof value === 'object' && value !== null) || typeof value === 'string', 'JSON');
    case 'tag':
      return isObject(value) ? objectFaults(TAG, value, at) : wanted(false, 'tag');
    case 'array':
      if (!Array.isArray(value)) return wanted(false, 'list');
      return value.flatMap((entry, index) => typeFaults([type.element], entry, `${at}[${index}]`));
    case 'map':
      if (!isObject(value)) return wanted(false, 'map');
      return Object.entries(value).flatMap(([key, entry]) => typeFaults([type.element], entry, `${at}.${key}`));
    case 'ref':
      if (!isObject(value)) return wanted(false, 'object');
      return objectFaults(database.get('typeDefinition', type.reference.$ref).properties, value, at);
    case 'union':
      return typeFaults(type.types, value, at);
    default: {
      const unknown: never = type;
      throw new Error(`The specification has a type that this does not know: ${JSON.stringify(unknown)}`);
    }
  }
};

const TAG: Readonly<Record<string, Property>> = {
  Key: { type: { type: 'string' }, required: true },
  Value: { type: { type: 'string' }, required: true },
};

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
