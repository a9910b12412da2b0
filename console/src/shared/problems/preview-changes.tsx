import type { ReactNode } from 'react';
import type { Problem } from '../api/problem.ts';
import { grouped } from '../money/money-text.ts';
import { commissions } from '../money/people.ts';

type Change = NonNullable<NonNullable<Problem['body']>['changes']>[number];

const side = (what: Change['now']): string =>
  what === undefined ? 'not paid' : `${grouped(what.totalAmount)} for ${commissions(what.commissionCount)}`;

/** What has changed since a preview, affiliate by affiliate. */
export const PreviewChanges = ({ problem }: { readonly problem: Problem }): ReactNode => {
  const { changes = [], changeCount = changes.length } = problem.body ?? {};
  if (changes.length === 0) return null;
  return (
    <ul>
      {changes.map(({ affiliateId, previewed, now }) => (
        <li key={affiliateId}>
          {affiliateId}: {side(previewed)} → {side(now)}
        </li>
      ))}
      {changeCount > changes.length && <li>and {changeCount - changes.length} others</li>}
    </ul>
  );
};
