import { hash } from 'node:crypto';
import { canonicalText } from '../shared/canonical-text.ts';

/** Names the rules for all hashes below. docs/audit.md describes them for readers of any programming language. */
export const AUDIT_FORMAT = 'disbursement-audit-1';

/** Stands for the hash before the first one. */
export const NO_HASH = 'none';

/** The kind of what is hashed is part of the hash, so that the hash of one thing can never pass for that of another. */
export type HashedKind = 'entry' | 'state' | 'link' | 'final' | 'record' | 'part' | 'seal';

/** SHA-256 of the canonical text, in base64url without padding: 43 characters. */
export function auditHash(kind: HashedKind, content: unknown): string {
  return hash('sha256', canonicalText([AUDIT_FORMAT, kind, content]), 'base64url');
}
