import { createHash } from 'node:crypto';

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: Canvas; color: CanvasText; }
main { width: min(24rem, calc(100vw - 3rem)); }
h1 { font-size: 1.4rem; margin: 0 0 .25rem; }
p { margin: 0 0 1.5rem; color: color-mix(in srgb, CanvasText 70%, Canvas); }
form { display: grid; gap: .6rem; }
button { font: inherit; text-align: left; padding: .7rem 1rem; border-radius: .5rem; cursor: pointer; background: transparent;
  color: inherit; border: 1px solid color-mix(in srgb, CanvasText 30%, Canvas); }
button:hover, button:focus-visible { border-color: #2563eb; outline: 1px solid #2563eb; }
button span, li span { display: block; font-size: .85rem; color: color-mix(in srgb, CanvasText 70%, Canvas); }
h2 { font-size: 1rem; margin: 0 0 .25rem; }
ul { list-style: none; margin: 0 0 1.5rem; padding: 0; overflow-wrap: anywhere; }
li { margin: 0 0 .5rem; }
`;

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

export interface PlainPage {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** For text and for attributes in double quotes. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/**
 * A page without scripts, which cannot be framed and is not cached.
 *
 * @param content HTML in which all foreign text is escaped
 * @param formsTo where its forms may lead, including redirects
 */
export const plainPage = (title: string, content: string, formsTo: readonly string[] = []): PlainPage => ({
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
    '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">' +
      `<title>${escaped(title)}</title><style>${STYLE}</style><main><h1>${escaped(title)}</h1>${content}</main></html>`,
  ),
});
