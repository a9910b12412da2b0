import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Open Sans comes in the style sheet of the design system, eight times, and weighs more than all else on a page. */
const withoutFonts: Plugin = {
  name: 'without-fonts',
  enforce: 'pre',
  transform: (code, id) =>
    id.endsWith('global-styles/index.css') ? code.replaceAll(/@font-face\s*\{[^}]*\}/g, '') : undefined,
};

/** Makes the static files of the console. `npm run console` serves the sources instead, beside a local stack that runs. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), withoutFonts],
  build: {
    target: 'es2023',
    emptyOutDir: true,
    // Fonts and icons are files of their own: the content security policy allows none inside of others.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: Object.fromEntries(
      ['/api', '/oauth2', '/logout', '/config.json'].map((path) => [
        path,
        process.env.STACK_URL ?? 'http://127.0.0.1:3000',
      ]),
    ),
  },
});
