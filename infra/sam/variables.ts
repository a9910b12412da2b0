import { LOCAL_CREDENTIALS } from '../local/dynamodb-client.ts';
import { LOCAL_PLACE } from '../local/synthesised-product.ts';

/** Nothing listens on port 9 of a container, so a call to it fails at once instead of reaching an AWS account. */
const NOWHERE = 'http://127.0.0.1:9';

/**
 * The variables that point a Lambda's AWS SDK to this machine. Every function of the template declares all of them, because
 * SAM overrides declared variables only. The environment file sets all of them, because a variable of the shell (such as real
 * credentials) would otherwise override the template.
 *
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-sam-cli-using-invoke.html
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
export const SAM_VARIABLES = {
  /** DynamoDB Local, by its name in the Docker network. */
  AWS_ENDPOINT_URL_DYNAMODB: 'http://dynamodb:8000',
  AWS_ENDPOINT_URL_SFN: NOWHERE,
  AWS_ENDPOINT_URL_EVENTBRIDGE: NOWHERE,
  AWS_ENDPOINT_URL_SNS: NOWHERE,
  AWS_REGION: LOCAL_PLACE.region,
  AWS_DEFAULT_REGION: LOCAL_PLACE.region,
  AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
  AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
  AWS_SESSION_TOKEN: '',
} as const;

/** The file for `--env-vars`: the same for every function. */
export const environmentFile = () => ({ Parameters: SAM_VARIABLES });
