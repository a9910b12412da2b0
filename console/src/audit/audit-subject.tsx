import type { ReactNode } from 'react';
import type { AuditEntry } from '../shared/api/types.ts';
import { AppLink } from '../shared/links/app-link.tsx';
import { affiliatePath, batchPath, paymentPath } from '../shared/links/paths.ts';
import { payments } from '../shared/money/people.ts';

/** More are told by their number: an entry of a batch can be of a hundred. */
const NAMED_PAYMENTS = 2;

interface Place {
  readonly text: string;
  readonly href?: `/${string}`;
}

const placeOf = ({ type, batchId, affiliateId, day, provider, providerEventId }: AuditEntry['subject']): Place => {
  if (batchId !== undefined) return { text: batchId, href: batchPath(batchId) };
  if (affiliateId !== undefined) return { text: affiliateId, href: affiliatePath(affiliateId) };
  if (day !== undefined) return { text: day, href: `/audit?date=${encodeURIComponent(day)}` };
  if (providerEventId !== undefined) return { text: `Message ${providerEventId} of ${provider}`, href: '/webhooks' };
  if (type === 'settings') return { text: 'Settings', href: '/settings' };
  return { text: provider ?? type };
};

/** What an entry is about, with the way there, and the payments that it changed. */
export const AuditSubject = ({ entry }: { readonly entry: AuditEntry }): ReactNode => {
  const { subject, transactionIds } = entry;
  const { text, href } = placeOf(subject);
  return (
    <>
      <div>{href === undefined ? text : <AppLink href={href}>{text}</AppLink>}</div>
      {transactionIds.length > NAMED_PAYMENTS ? (
        <div>{payments(transactionIds.length)}</div>
      ) : (
        transactionIds.map((transactionId) => (
          <div key={transactionId}>
            <AppLink href={paymentPath(transactionId)}>Payment {transactionId}</AppLink>
          </div>
        ))
      )}
    </>
  );
};
