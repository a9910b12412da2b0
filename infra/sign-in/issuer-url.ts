/**
 * What stands as `iss` in the tokens of a user pool. Its id begins with its region: `eu-central-1_AbCdEf123`.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints.html
 */
export const issuerUrl = (userPoolId: string): string => {
  const region = userPoolId.slice(0, userPoolId.indexOf('_'));
  return `https://cognito-idp.${region}.amazonaws.com/${userPoolId}`;
};
