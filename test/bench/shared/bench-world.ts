import { createTableAt } from '../../support/dynamodb-table.ts';
import { productOn, type World } from '../../support/world.ts';
import { Meter } from '../meter/meter.ts';

export interface BenchWorld {
  readonly world: World;
  readonly meter: Meter;
}

/** The whole product over a fresh table, through the SDK's own client, with a meter in it. Its clock stands at the present. */
export const benchWorld = async (endpoint: string): Promise<BenchWorld> => {
  const { table, client, name } = await createTableAt(endpoint, 'through the SDK');
  const world = productOn(table, { start: new Date().toISOString(), more: { client, tableName: name } });
  return { world, meter: new Meter(client) };
};
