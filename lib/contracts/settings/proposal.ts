import * as z from 'zod';
import type { Proposal } from '../../domain/settings/proposal.ts';
import { shownTime } from '../shared/answer-fields.ts';
import { EXAMPLE_ADMIN } from '../shared/examples.ts';

/** The fields of every proposal: who made it, and until when another person can confirm it. */
export const proposalSchema = z.object({
  proposalId: z.string(),
  proposedBy: z.string(),
  proposedAt: shownTime,
  expiresAt: shownTime.describe('When it lapses. From then on it counts for nothing.'),
});

export const PROPOSAL_EXAMPLE = {
  proposalId: '01KAV8P5ZJ6W3M9T1C4X7B2NRD',
  proposedBy: EXAMPLE_ADMIN,
  proposedAt: '2026-11-23T10:30:00.000Z',
  expiresAt: '2026-11-24T10:30:00.000Z',
} satisfies z.infer<typeof proposalSchema>;

export function proposalBody({ proposalId, by, at, expiresAt }: Proposal): z.infer<typeof proposalSchema> {
  return { proposalId, proposedBy: by.name, proposedAt: at, expiresAt };
}
