type Makers = Readonly<Record<string, () => unknown>>;
type Made<Some extends Makers> = { readonly [Name in keyof Some]: ReturnType<Some[Name]> };

/**
 * An object whose every property is made when it is first read. A Lambda names those makers that it needs, so that its bundle
 * holds those and no others.
 */
export function lazily<Some extends Makers>(makers: Some): Made<Some>;
export function lazily(makers: Makers): object {
  return Object.defineProperties(
    {},
    Object.fromEntries(Object.entries(makers).map(([name, make]) => [name, { get: make, enumerable: true }])),
  );
}
