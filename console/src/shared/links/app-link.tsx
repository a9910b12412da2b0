import Link, { type LinkProps } from '@cloudscape-design/components/link';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';

export interface AppLinkProps {
  readonly href: `/${string}`;
  readonly children: ReactNode;
  readonly variant?: LinkProps['variant'];
  readonly ariaLabel?: string;
}

/** A link within the console: it can be opened in a tab of its own, and otherwise loads nothing anew. */
export const AppLink = ({ href, children, variant, ariaLabel }: AppLinkProps): ReactNode => {
  const [, navigate] = useLocation();
  return (
    <Link
      href={href}
      {...(variant !== undefined && { variant })}
      {...(ariaLabel !== undefined && { ariaLabel })}
      onFollow={(event) => {
        event.preventDefault();
        navigate(href);
      }}
    >
      {children}
    </Link>
  );
};
