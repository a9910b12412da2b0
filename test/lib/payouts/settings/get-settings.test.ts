import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../../lib/domain/settings/settings.ts';
import { changeSettings } from '../../../../lib/payouts/settings/change-settings.ts';
import { getSettings } from '../../../../lib/payouts/settings/get-settings.ts';
import { createWorld } from '../../../support/world.ts';

it('the settings are the defaults until somebody changes them, and then what was changed', async () => {
  const world = await createWorld();
  expect(await getSettings(world)).toEqual(DEFAULT_SETTINGS);
  await changeSettings(world, world.context, { riseIdQuietHours: 5 });
  expect(await getSettings(world)).toMatchObject({ version: 1, riseIdQuietHours: 5 });
});
