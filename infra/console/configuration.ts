/** What `/config.json` tells the console of its deployment; `console/src/sign-in/configuration.ts` reads it. */
export interface ConsoleConfiguration {
  /** What stands as `iss` in the tokens. */
  readonly issuer: string;
  readonly clientId: string;
  /** Where the pages for signing in are, without a slash at its end. */
  readonly signInUrl: string;
  /** Of a local stack: the page that lists what else there is. */
  readonly localPage?: string;
}

export const CONFIGURATION_FILE = 'config.json';
