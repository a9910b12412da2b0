import { afterAll, afterEach } from 'vitest';
import { requireAllSame } from './comparisons.ts';

/* A test whose requests end otherwise on a real engine than on its checked table has failed. */

afterEach(requireAllSame);
afterAll(requireAllSame);
