import { applyMode, Mode } from '@cloudscape-design/global-styles';

const KEY = 'looks';

/** `system`: as the device is set. */
export type Looks = 'system' | 'light' | 'dark';

const DEVICE_DARK = window.matchMedia('(prefers-color-scheme: dark)');

export const chosenLooks = (): Looks => {
  const kept = localStorage.getItem(KEY);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
};

const apply = (): void => {
  const looks = chosenLooks();
  const dark = looks === 'dark' || (looks === 'system' && DEVICE_DARK.matches);
  applyMode(dark ? Mode.Dark : Mode.Light);
  document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
};

export const chooseLooks = (looks: Looks): void => {
  localStorage.setItem(KEY, looks);
  apply();
};

/** Light or dark as chosen, or as the device is, also when that changes. */
export const applyLooks = (): void => {
  apply();
  DEVICE_DARK.addEventListener('change', apply);
};
