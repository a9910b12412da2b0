import { createContext, useContext } from 'react';
import type { Configuration } from './configuration.ts';

export const ConfigurationContext = createContext<Configuration | undefined>(undefined);

/** Of the deployment that the console belongs to. */
export const useConfiguration = (): Configuration => {
  const configuration = useContext(ConfigurationContext);
  if (configuration === undefined) throw new Error('The console was not configured yet');
  return configuration;
};
