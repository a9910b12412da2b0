import { createTableAt, openTableAt, type TestTable } from '../../support/dynamodb-table.ts';
import { productOn, type World } from '../../support/world.ts';
import { Meter } from '../meter/meter.ts';

export interface BenchWorld {
  readonly world: World;
  readonly meter: Meter;
}

/** The whole product over a fresh table, through the SDK's own client, with a meter in it. Its clock stands at the present. */
export const benchWorld = async (endpoint: string): Promise<BenchWorld> =>
  worldOn(await createTableAt(endpoint, 'through the SDK'));

/** The same over a table that the engine has already. */
export const benchWorldOn = (endpoint: string, tableName: string): BenchWorld =>
  worldOn(openTableAt(endpoint, tableName, 'through the SDK'));

const worldOn = ({ table, client, name }: TestTable): BenchWorld => {
  const world = productOn(table, { start: new Date().toISOString(), more: { client, tableName: name } });
  return { world, meter: new Meter(client) };
};
