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

/** Nothing of the device is needed, so nothing of it may be asked for. */
const PERMISSIONS_POLICY = 'camera=(), geolocation=(), microphone=(), payment=(), usb=()';

/** Those beside the policy for which CloudFront has no setting of its own. */
export const OTHER_HEADERS = {
  'permissions-policy': PERMISSIONS_POLICY,
  'cross-origin-opener-policy': 'same-origin',
} as const;

/**
 * All headers that protect the console, but for HSTS, which browsers heed over https only. CloudFront sends the same.
 *
 * @param signInUrl the address of the sign-in pages, without a path
 */
export const securityHeaders = (signInUrl: string): Readonly<Record<string, string>> => ({
  'content-security-policy': contentSecurityPolicy(signInUrl),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  ...OTHER_HEADERS,
});

/** Requests below these paths are not for the console: they go to the API. */
export const API_PATHS = `${API_PREFIX.slice(0, API_PREFIX.indexOf('/', 1))}/*`;
