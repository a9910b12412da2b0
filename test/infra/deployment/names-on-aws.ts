import { uniqueNameOf } from './physical-names.ts';
import type { Place, Template, Templates } from './templates.ts';

/** Names that are taken on AWS. Deployments come, go and fail here as CloudFormation would have them. */
export class NamesOnAws {
  /** Who has a name: a resource, also after its stack is gone. */
  readonly #taken = new Map<string, string>();
  /** The ids of the stacks that there are. */
  readonly #stacks = new Map<string, string>();
  #made = 0;

  /** Creates or updates the stacks of a deployment. @returns what could not be made. */
  deploy(place: Place, templates: Templates): string[] {
    return [...templates].flatMap(([stack, template]) => {
      const key = keyOf(place, stack);
      const id = this.#stacks.get(key) ?? this.#newId(place, stack);
      this.#stacks.set(key, id);
      return namesIn(template, place, id).flatMap(({ name, owner }) => this.#take(name, owner));
    });
  }

  /**
   * A first deployment, all of which was made before it failed; CloudFormation clears up after it.
   *
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html
   */
  fail(place: Place, templates: Templates): string[] {
    const faults = this.deploy(place, templates);
    this.#remove(place, templates, ['Retain']);
    return faults;
  }

  /** Removes all stacks of a deployment. */
  destroy(place: Place, templates: Templates): void {
    this.#remove(place, templates, ['Retain', 'RetainExceptOnCreate']);
  }

  #remove(place: Place, templates: Templates, staying: readonly string[]): void {
    for (const [stack, template] of templates) {
      const key = keyOf(place, stack);
      const id = this.#stacks.get(key);
      if (id === undefined) throw new Error(`there is no stack ${key}`);
      const gone = namesIn(template, place, id).filter(({ policy }) => !staying.includes(policy));
      for (const { name, owner } of gone) if (this.#taken.get(name) === owner) this.#taken.delete(name);
      this.#stacks.delete(key);
    }
  }

  #take(name: string, owner: string): string[] {
    const has = this.#taken.get(name) ?? owner;
    this.#taken.set(name, has);
    return has === owner ? [] : [`${name}: already exists`];
  }

  #newId({ region, account }: Place, stack: string): string {
    this.#made += 1;
    const part = this.#made.toString(16).padStart(8, '0');
    return `arn:aws:cloudformation:${region}:${account}:stack/${stack}/${part}-${part.slice(4)}-11f0-8000-000000000000`;
  }
}

const keyOf = ({ account, region, stage }: Place, stack: string): string => `${account}/${region} ${stage} ${stack}`;

/** Every name in a template, with whose it is: of the stack itself, of what it exports, of its resources. */
const namesIn = ({ Resources, Outputs, StackName }: Template, place: Place, id: string) => {
  const here = `${place.account}/${place.region}`;
  const ofStack = (kind: string, name: string, what: string) => ({
    name: `${here} ${kind} ${name}`,
    owner: `${id} ${what}`,
    policy: 'Delete',
  });
  return [
    ...(StackName === undefined ? [] : [ofStack('stack', StackName, 'itself')]),
    ...Object.entries(Outputs).flatMap(([output, { Export }]) =>
      Export === undefined ? [] : [ofStack('export', Export.Name, output)],
    ),
    ...Object.entries(Resources).flatMap(([logicalId, resource]) => {
      const name = uniqueNameOf(resource, place, id);
      const { DeletionPolicy: policy = 'Delete' } = resource;
      return name === undefined ? [] : [{ name, owner: `${id} ${logicalId}`, policy }];
    }),
  ];
};
