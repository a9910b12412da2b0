/**
 * Where the browser brings the answer of a sign-in to `npm run sign-in`: this machine, by its address and not as `localhost`,
 * so that no resolver is involved. Cognito compares whole addresses, so the ports are fixed. There are three, in case one is
 * taken. They are below the range from which Linux, macOS and Windows choose ports.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8252#section-7.3
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-cognito-userpoolclient.html#cfn-cognito-userpoolclient-callbackurls
 */
export const CALLBACK_PORTS = [18_365, 18_366, 18_367] as const;

export const CALLBACK_PATH = '/callback';

export const callbackUrl = (port: number): string => `http://127.0.0.1:${port}${CALLBACK_PATH}`;

/** What is asked for: who it is, and the e-mail address. Not Cognito's own scope to change one's attributes. */
export const SCOPES = ['openid', 'email', 'profile'] as const;
