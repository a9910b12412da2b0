import SideNavigation from '@cloudscape-design/components/side-navigation';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { NoticeList } from '../shared/notices/notice-list.tsx';
import { Broken } from './broken.tsx';
import { NAVIGATION } from './navigation.ts';
import { Routes } from './routes.tsx';
import { TopBar } from './top-bar.tsx';

/** The navigation entry that an address belongs to. */
const entryOf = (path: string): string =>
  NAVIGATION.map(({ href }) => href)
    .filter((href) => path === href || (href !== '/' && path.startsWith(`${href}/`)))
    .at(-1) ?? '';

/** What stands around every page. On a phone the navigation is behind a button. */
export const Shell = (): ReactNode => {
  const [path, navigate] = useLocation();
  const [open, setOpen] = useState(false);
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);

  // Another page begins at its top, and a screen reader goes on there.
  useEffect(() => {
    if (first.current) first.current = false;
    else main.current?.focus();
    if (path !== '') window.scrollTo(0, 0);
  }, [path]);

  return (
    <>
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <TopBar navigationOpen={open} onNavigation={() => setOpen(!open)} />
      <div className="shell">
        <nav className={open ? 'navigation open' : 'navigation'} aria-label="Pages">
          <SideNavigation
            activeHref={entryOf(path)}
            items={NAVIGATION.map(({ href, text }) => ({ type: 'link', href, text }))}
            onFollow={(event) => {
              event.preventDefault();
              setOpen(false);
              navigate(event.detail.href);
            }}
          />
        </nav>
        <main id="main" ref={main} tabIndex={-1}>
          <NoticeList />
          <Broken at={path}>
            <Routes />
          </Broken>
        </main>
      </div>
    </>
  );
};
