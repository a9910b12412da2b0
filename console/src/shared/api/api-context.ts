import { createContext, useContext } from 'react';
import type { ApiClient } from './client.ts';

export const ApiContext = createContext<ApiClient | undefined>(undefined);

/** The API, as the signed-in person. */
export const useApi = (): ApiClient => {
  const api = useContext(ApiContext);
  if (api === undefined) throw new Error('Only pages that are shown to somebody who is signed in can use the API');
  return api;
};
