import { QueryClient } from '@tanstack/react-query';
import { mayPass } from '../shared/api/problem.ts';

const TRIES = 3;
const SECOND = 1_000;

/** What was read is shown at once, and read again in the background whenever somebody comes back to it. */
export const makeQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5 * SECOND,
        // A refusal stays one; a lost connection may come back. Requests that read can be repeated.
        retry: (failures, error) => failures < TRIES && mayPass(error),
        retryDelay: (failures) => SECOND * 2 ** failures,
        // A browser that takes itself for offline asks all the same, and shows the error.
        networkMode: 'always',
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
