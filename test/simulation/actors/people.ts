import type { Actor } from '../../../lib/domain/audit/actor.ts';

/** Two admins, so that one can confirm what the other proposes. */
export const ADMINS: readonly [Actor, Actor] = [
  { type: 'admin', sub: 'sub-ada', username: 'ada' },
  { type: 'admin', sub: 'sub-ben', username: 'ben' },
];

export const system = (name: string): Actor => ({ type: 'system', name });
