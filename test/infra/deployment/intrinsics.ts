/** `{Ref: …}`, `{'Fn::…': …}`: a value that only CloudFormation knows. `undefined` for any other. */
export const intrinsicOf = (value: unknown): readonly [name: string, argument: unknown] | undefined => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const [only, ...others] = Object.entries(value);
  if (only === undefined || others.length > 0) return undefined;
  return only[0] === 'Ref' || only[0] === 'Condition' || only[0].startsWith('Fn::') ? only : undefined;
};

export interface Intrinsic {
  readonly at: string;
  readonly name: string;
  readonly argument: unknown;
}

/** Every intrinsic function in a value, with where it stands; those inside others too. */
export const intrinsicsIn = (value: unknown, at = ''): Intrinsic[] => {
  if (typeof value !== 'object' || value === null) return [];
  const found = intrinsicOf(value);
  // `Condition` is a function only in the conditions of a template, and of policies elsewhere.
  const here = found === undefined || found[0] === 'Condition' ? [] : [{ at, name: found[0], argument: found[1] }];
  return [...here, ...Object.entries(value).flatMap(([key, entry]) => intrinsicsIn(entry, `${at}.${key}`))];
};
