import { createHash } from 'node:crypto';
import { ADMIN_GROUP, VIEWER_GROUP } from '../../../lib/contracts/permissions.ts';
import type { HttpResponse } from '../http-response.ts';
import { USERS } from '../users.ts';

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: Canvas; color: CanvasText; }
main { width: min(24rem, calc(100vw - 3rem)); }
h1 { font-size: 1.4rem; margin: 0 0 .25rem; }
p { margin: 0 0 1.5rem; color: color-mix(in srgb, CanvasText 70%, Canvas); }
form { display: grid; gap: .6rem; }
button { font: inherit; text-align: left; padding: .7rem 1rem; border-radius: .5rem; cursor: pointer; background: transparent;
  color: inherit; border: 1px solid color-mix(in srgb, CanvasText 30%, Canvas); }
button:hover, button:focus-visible { border-color: #2563eb; outline: 2px solid #2563eb; }
button span { display: block; font-size: .85rem; color: color-mix(in srgb, CanvasText 70%, Canvas); }
`;

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/**
 * A page without scripts that nothing can frame. `formsTo`: where its form may lead, the redirects after it included.
 */
const page = (status: number, title: string, content: string, formsTo: readonly string[] = []): HttpResponse => ({
  status,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': [
      "default-src 'none'",
      `style-src 'sha256-${STYLE_HASH}'`,
      `form-action ${formsTo.length === 0 ? "'none'" : formsTo.join(' ')}`,
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  },
  body: Buffer.from(
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
      `<title>${escaped(title)}</title><style>${STYLE}</style><main><h1>${escaped(title)}</h1>${content}</main></html>`,
  ),
});

const mayDo = (groups: readonly string[]): string => {
  if (groups.includes(ADMIN_GROUP)) return 'may run payouts';
  return groups.includes(VIEWER_GROUP) ? 'may look, and change nothing' : 'is in no group: every request is refused';
};

/** Where somebody says who they are. On AWS Cognito asks for a password and a second factor here. */
export const chooserPage = (redirectUri: string): HttpResponse => {
  const buttons = Object.entries(USERS).map(
    ([name, { email, groups }]) =>
      `<button name="user" value="${escaped(name)}">${escaped(email)}<span>${escaped(mayDo(groups))}</span></button>`,
  );
  return page(
    200,
    'Who are you?',
    `<p>The local stack takes your word for it.</p><form method="post">${buttons.join('')}</form>`,
    ["'self'", new URL(redirectUri).origin],
  );
};

export const faultPage = (words: string): HttpResponse =>
  page(400, 'This sign-in cannot go on', `<p>${escaped(words)}</p>`);
