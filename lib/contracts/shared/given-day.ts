import * as z from 'zod';
import type { Day } from '../../domain/audit/audit-seal.ts';
import { EARLIEST, LATEST, YEARS_RULE } from './given-time.ts';

/** A day in UTC. */
export const dayField = z.iso
  .date('must be a day, such as 2026-11-23')
  .refine((text) => text >= EARLIEST && text < LATEST, YEARS_RULE)
  .transform((text) => text as Day);
