import { API_PREFIX } from '../../lib/contracts/api.ts';

/** A year, as the preload lists of browsers want it at least. */
export const HSTS_SECONDS = 31_536_000;

/**
 * What pages of the console may load, and from where: scripts, styles and icons from their own address, answers from the API
 * there, and tokens from the sign-in pages. No inline script, no inline style sheet, no frame, no plug-in, no form.
 *
 * @param signInUrl the address of the sign-in pages, without a path
 */
export const contentSecurityPolicy = (signInUrl: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src 'self' ${signInUrl}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** Beside the policy. Nothing of the device is needed, so nothing of it may be asked for. */
export const PERMISSIONS_POLICY = 'camera=(), geolocation=(), microphone=(), payment=(), usb=()';

/** Requests below these paths are not for the console: they go to the API. */
export const API_PATHS = `${API_PREFIX.slice(0, API_PREFIX.indexOf('/', 1))}/*`;
