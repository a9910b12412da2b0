/**
 * The rooms of the house, named by the nouns of the product. Each floor has a room if it has code for the noun. A route
 * belongs to the room of its first noun, on every floor.
 */
export const ROOMS = [
  'affiliates',
  'accounts',
  'commissions',
  'batches',
  'transactions',
  'execution',
  'schedules',
  'webhooks',
  'incidents',
  'audit',
  'reports',
  'settings',
  'recovery',
  'health',
  'events',
  'openapi',
] as const;
export type Room = (typeof ROOMS)[number];

/** Rooms of routes whose first noun is not itself the name of a room. */
const NOUNS: Readonly<Record<string, Room>> = {
  'audit-logs': 'audit',
  config: 'settings',
  'openapi.json': 'openapi',
  // Pays one affiliate now, by a batch with one payment.
  pay: 'batches',
  // The provider's name comes before its accounts.
  riseworks: 'accounts',
};

const isRoom = (noun: string): noun is Room => ROOMS.some((room) => room === noun);

/**
 * The room of a route.
 *
 * @param path without the API's prefix: `/batches/{batchId}`
 * @throws RangeError for a route whose noun has no room: give it one here
 */
export function roomOf(path: string): Room {
  const noun = path.split('/')[1] ?? '';
  const room = isRoom(noun) ? noun : NOUNS[noun];
  if (room === undefined)
    throw new RangeError(`the route ${path} has no room: say in lib/contracts/shared/rooms.ts which`);
  return room;
}
