import { Resolver } from './intrinsics.ts';
import { attributeOf, type Place, refOf } from './local-identity.ts';
import type { Assembly } from './template.ts';

/** A resource of the synthesised app, with its local identity. */
export interface LocalResource {
  readonly stack: string;
  readonly logicalId: string;
  /** The value of `Ref`. */
  readonly ref: string;
  /** Properties with every intrinsic function replaced. */
  property(name: string): unknown;
  attribute(name: string): string;
}

/** The synthesised app, as the local stack uses it. */
export class Product {
  readonly assembly: Assembly;
  readonly place: Place;
  readonly #resolver: Resolver;

  constructor(assembly: Assembly, place: Place) {
    this.assembly = assembly;
    this.place = place;
    this.#resolver = new Resolver(assembly.templates, place);
  }

  /** All resources of a type, in the order of the templates. */
  all(type: string): LocalResource[] {
    return [...this.assembly.templates].flatMap(([stack, template]) =>
      Object.entries(template.Resources)
        .filter(([, resource]) => resource.Type === type)
        .map(([logicalId, resource]) => ({
          stack,
          logicalId,
          ref: refOf(this.place, logicalId, resource),
          property: (name) => this.#resolver.resolve(stack, resource.Properties[name]),
          attribute: (name) => attributeOf(this.place, logicalId, resource, name),
        })),
    );
  }

  /** The only resource of a type. @throws Error if there is none, or more than one */
  only(type: string): LocalResource {
    const [first, ...others] = this.all(type);
    if (first === undefined || others.length > 0) {
      throw new Error(`The local stack runs exactly one ${type}; the template has ${first ? others.length + 1 : 0}.`);
    }
    return first;
  }
}
