/** Whoever acts: an admin of the API, or a part of the system itself. */
export type Actor =
  | {
      readonly type: 'admin';
      readonly sub: string;
      readonly username: string;
      readonly sourceIp?: string | undefined;
      readonly userAgent?: string | undefined;
    }
  | { readonly type: 'system'; readonly name: string };

/** An admin, as stored with a decision. The `sub` distinguishes two people; the name is for readers. */
export type Person = { readonly sub: string; readonly name: string };

/** The person who acted; `undefined` for a part of the system. */
export function personOf(actor: Actor): Person | undefined {
  return actor.type === 'admin' ? { sub: actor.sub, name: actor.username } : undefined;
}

export function actorName(actor: Actor): string {
  switch (actor.type) {
    case 'admin':
      return actor.username;
    case 'system':
      return actor.name;
    default:
      return actor satisfies never;
  }
}
