import { createContext, useContext } from 'react';
import type { Session } from './session.ts';

export const SessionContext = createContext<Session | undefined>(undefined);

/** Of whoever is signed in. */
export const useSession = (): Session => {
  const session = useContext(SessionContext);
  if (session === undefined) throw new Error('Nobody is signed in here');
  return session;
};

/** Whether buttons that change something are shown. The API checks each request by itself. */
export const useMayPay = (): boolean => useSession().person.may === 'pay';
