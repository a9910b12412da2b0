/**
 * Where the browser brings the answer of a sign-in to `npm run sign-in`: this machine, by its address rather than by
 * `localhost`, so that no resolver has a say. Cognito compares whole addresses, ports too, hence fixed ones, and three, in
 * case that one is taken. They lie below those that Linux, macOS and Windows give out by themselves.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8252#section-7.3
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-cognito-userpoolclient.html#cfn-cognito-userpoolclient-callbackurls
 */
export const CALLBACK_PORTS = [18_365, 18_366, 18_367] as const;

export const CALLBACK_PATH = '/callback';

export const callbackUrl = (port: number): string => `http://127.0.0.1:${port}${CALLBACK_PATH}`;

/** What is asked for: who it is, and the e-mail address. Not Cognito's own scope to change one's attributes. */
export const SCOPES = ['openid', 'email', 'profile'] as const;
