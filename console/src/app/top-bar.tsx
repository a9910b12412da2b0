import Button from '@cloudscape-design/components/button';
import TopNavigation, { type TopNavigationProps } from '@cloudscape-design/components/top-navigation';
import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { chooseLooks, chosenLooks, type Looks } from '../shared/looks/looks.ts';
import { useConfiguration } from '../sign-in/configuration-context.ts';
import { useSession } from '../sign-in/session-context.ts';

const LOOKS: readonly { readonly id: Looks; readonly text: string }[] = [
  { id: 'system', text: 'As the device is set' },
  { id: 'light', text: 'Light' },
  { id: 'dark', text: 'Dark' },
];

export interface TopBarProps {
  readonly navigationOpen: boolean;
  readonly onNavigation: () => void;
}

/** Who is signed in, and what concerns them alone; on a phone, the way to the pages. */
export const TopBar = ({ navigationOpen, onNavigation }: TopBarProps): ReactNode => {
  const session = useSession();
  const { localPage } = useConfiguration();
  const [, navigate] = useLocation();
  const [looks, setLooks] = useState(chosenLooks);
  const { name, may } = session.person;

  const choose = (id: string) => {
    if (id === 'sign-out') void session.signOut();
    const chosen = LOOKS.find((one) => one.id === id)?.id;
    if (chosen === undefined) return;
    chooseLooks(chosen);
    setLooks(chosen);
  };

  const menu: TopNavigationProps.MenuDropdownUtility = {
    type: 'menu-dropdown',
    iconName: 'user-profile',
    ariaLabel: `Account of ${name}`,
    text: name,
    description: may === 'pay' ? 'May run payouts' : 'May look at everything, and change nothing',
    items: [
      {
        id: 'looks',
        text: 'Appearance',
        items: LOOKS.map(({ id, text }) => ({ id, text, itemType: 'checkbox', checked: id === looks })),
      },
      { id: 'sign-out', text: 'Sign out' },
    ],
    onItemClick: ({ detail }) => choose(detail.id),
  };
  const local: TopNavigationProps.ButtonUtility[] =
    localPage === undefined ? [] : [{ type: 'button', text: 'This local stack', href: localPage }];
  return (
    <div id="top-bar">
      <TopNavigation
        identity={{
          href: '/',
          title: 'Payouts',
          onFollow: (event) => {
            event.preventDefault();
            navigate('/');
          },
        }}
        utilities={[...local, menu]}
      />
      <div className="menu-button">
        <Button fullWidth iconName="menu" ariaExpanded={navigationOpen} onClick={onNavigation}>
          Pages
        </Button>
      </div>
    </div>
  );
};
