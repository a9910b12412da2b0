import { ADMIN_GROUP, VIEWER_GROUP } from '../../../lib/contracts/sign-in/permissions.ts';
import { escaped, plainPage } from '../../sign-in/plain-page.ts';
import type { HttpResponse } from '../http-response.ts';
import { USERS } from '../users.ts';

const mayDo = (groups: readonly string[]): string => {
  if (groups.includes(ADMIN_GROUP)) return 'may run payouts';
  return groups.includes(VIEWER_GROUP) ? 'may look, and change nothing' : 'is in no group: every request is refused';
};

/** The page to choose a user. On AWS Cognito asks for a password and a second factor instead. */
export const chooserPage = (redirectUri: string): HttpResponse => {
  const buttons = Object.entries(USERS).map(
    ([name, { email, groups }]) =>
      `<button name="user" value="${escaped(name)}">${escaped(email)}<span>${escaped(mayDo(groups))}</span></button>`,
  );
  const form = `<form method="post">${buttons.join('')}</form>`;
  const content = `<p>The local stack takes your word for it.</p>${form}`;
  // A browser applies the policy also to the redirect that follows the form.
  return { status: 200, ...plainPage('Who are you?', content, ["'self'", new URL(redirectUri).origin]) };
};

export const faultPage = (words: string): HttpResponse => ({
  status: 400,
  ...plainPage('This sign-in cannot go on', `<p>${escaped(words)}</p>`),
});
