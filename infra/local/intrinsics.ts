import * as z from 'zod';
import { attributeOf, type Place, refOf, stackId } from './local-identity.ts';
import type { Template } from './template.ts';

const list = z.array(z.unknown());
const pair = z.tuple([z.unknown(), z.unknown()]);
const getAtt = z.union([
  z.tuple([z.string(), z.string()]),
  z
    .string()
    .regex(/^[^.]+\..+$/)
    .transform((text): [string, string] => {
      const dot = text.indexOf('.');
      return [text.slice(0, dot), text.slice(dot + 1)];
    }),
]);

/**
 * Replaces CloudFormation's intrinsic functions by their values on this machine. A value is resolved only when it is asked
 * for, so functions that nothing local needs may stay unknown.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */
export class Resolver {
  readonly #templates: ReadonlyMap<string, Template>;
  readonly #place: Place;

  constructor(templates: ReadonlyMap<string, Template>, place: Place) {
    this.#templates = templates;
    this.#place = place;
  }

  /**
   * A value of a stack's template, with every intrinsic function in it replaced.
   *
   * @throws Error that names a function or reference without a local value
   */
  resolve(stack: string, value: unknown): unknown {
    if (Array.isArray(value)) return value.map((entry) => this.resolve(stack, entry));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value);
    const [only] = entries;
    if (entries.length === 1 && only !== undefined && (only[0] === 'Ref' || only[0].startsWith('Fn::'))) {
      return this.#call(stack, only[0], only[1]);
    }
    return Object.fromEntries(entries.map(([key, entry]) => [key, this.resolve(stack, entry)]));
  }

  /** A value that must come out as text. */
  text(stack: string, value: unknown): string {
    const resolved = this.resolve(stack, value);
    if (typeof resolved === 'string') return resolved;
    if (typeof resolved === 'number' || typeof resolved === 'boolean') return String(resolved);
    throw new Error(`Expected text in the template of ${stack}, found ${JSON.stringify(value)}.`);
  }

  #call(stack: string, name: string, argument: unknown): unknown {
    switch (name) {
      case 'Ref':
        return this.#ref(stack, z.string().parse(argument));
      case 'Fn::GetAtt': {
        const [logicalId, attribute] = getAtt.parse(argument);
        return attributeOf(this.#place, logicalId, this.#resource(stack, logicalId), attribute);
      }
      case 'Fn::Join': {
        const [separator, parts] = pair.parse(argument);
        return list
          .parse(this.resolve(stack, parts))
          .map((part) => this.text(stack, part))
          .join(z.string().parse(separator));
      }
      case 'Fn::Sub':
        return this.#sub(stack, argument);
      case 'Fn::Select': {
        const [index, from] = pair.parse(argument);
        const entries = list.parse(this.resolve(stack, from));
        const at = z.coerce.number().int().nonnegative().parse(this.resolve(stack, index));
        if (at >= entries.length) throw new Error(`Fn::Select ${at} of ${entries.length} entries in ${stack}.`);
        return entries[at];
      }
      case 'Fn::Split': {
        const [separator, text] = pair.parse(argument);
        return this.text(stack, text).split(z.string().parse(separator));
      }
      case 'Fn::ImportValue':
        return this.#import(this.text(stack, argument));
      default:
        throw new Error(`The local stack does not know ${name} (in the template of ${stack}).`);
    }
  }

  #ref(stack: string, logicalId: string): string {
    switch (logicalId) {
      case 'AWS::Region':
        return this.#place.region;
      case 'AWS::AccountId':
        return this.#place.account;
      case 'AWS::Partition':
        return this.#place.partition;
      case 'AWS::URLSuffix':
        return 'amazonaws.com';
      case 'AWS::StackName':
        return stack;
      case 'AWS::StackId':
        return stackId(this.#place, stack);
      default:
        return refOf(this.#place, logicalId, this.#resource(stack, logicalId));
    }
  }

  #sub(stack: string, argument: unknown): string {
    const [pattern, variables] =
      typeof argument === 'string'
        ? [argument, {}]
        : z.tuple([z.string(), z.record(z.string(), z.unknown())]).parse(argument);
    return pattern.replace(/\$\{(!?)([^}]+)\}/g, (_match, literal: string, name: string) => {
      if (literal !== '') return `\${${name}}`;
      if (name in variables) return this.text(stack, variables[name]);
      return this.text(stack, name.includes('.') ? { 'Fn::GetAtt': name } : { Ref: name });
    });
  }

  #import(name: string): unknown {
    for (const [stack, template] of this.#templates) {
      for (const output of Object.values(template.Outputs)) {
        if (output.Export !== undefined && this.text(stack, output.Export.Name) === name) {
          return this.resolve(stack, output.Value);
        }
      }
    }
    throw new Error(`No stack exports ${name}.`);
  }

  #resource(stack: string, logicalId: string) {
    const resource = this.#templates.get(stack)?.Resources[logicalId];
    if (resource === undefined) throw new Error(`The template of ${stack} has no resource ${logicalId}.`);
    return resource;
  }
}
