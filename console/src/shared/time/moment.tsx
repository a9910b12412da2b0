import type { ReactNode } from 'react';

const LOCAL = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const ZONE = LOCAL.resolvedOptions().timeZone;

/** In the person's own time zone. */
export const localTime = (at: string): string => LOCAL.format(new Date(at));

/** A moment in the person's own time zone; what the API said, in UTC, shows while the pointer is on it. */
export const Moment = ({ at }: { readonly at: string }): ReactNode => (
  <time dateTime={at} title={`${at.replace('T', ' ').replace(/(\.\d+)?Z$/, '')} UTC (shown in ${ZONE})`}>
    {localTime(at)}
  </time>
);
