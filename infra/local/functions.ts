import { createWriteStream, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { LOCAL_CREDENTIALS } from './dynamodb-client.ts';
import type { InvocationResult } from './function-instance.ts';
import { FunctionPool, type Killed } from './function-pool.ts';
import type { FunctionSpec } from './function-spec.ts';
import type { Place } from './local-identity.ts';

export interface FunctionsOptions {
  readonly specs: readonly FunctionSpec[];
  readonly place: Place;
  readonly dynamodbEndpoint: string;
  readonly stepFunctionsEndpoint: string;
  /** The server that stands in for EventBridge and SNS. */
  readonly outsideEndpoint: string;
  readonly secretsManagerEndpoint: string;
  readonly logDir: string;
  /** Keys for the Lambdas in `verifying`, whose bundles export a token verifier. */
  readonly jwks: string;
  readonly verifying: ReadonlySet<string>;
  /** Where Node keeps compiled code, so that the next instance starts sooner. If absent, it keeps none. */
  readonly compileCache?: string | undefined;
}

interface Entry {
  readonly spec: FunctionSpec;
  readonly pool: FunctionPool;
  readonly log: WriteStream;
}

/** All Lambdas of the template, by name and by ARN. */
export class Functions {
  readonly #byArn = new Map<string, Entry>();

  constructor(options: FunctionsOptions) {
    for (const spec of options.specs) {
      const log = createWriteStream(join(options.logDir, `${spec.name}.log`), { flags: 'a' });
      // Every instance of the Lambda pipes into it, twice.
      log.setMaxListeners(64);
      const pool = new FunctionPool({
        spec,
        environment: { ...runtimeEnvironment(options, spec), ...spec.environment },
        jwks: options.verifying.has(spec.arn) ? options.jwks : undefined,
        compileCache: options.compileCache,
        log,
      });
      this.#byArn.set(spec.arn, { spec, pool, log });
    }
  }

  get names(): string[] {
    return [...this.#byArn.values()].map(({ spec }) => spec.name).sort();
  }

  /** The ARN of a Lambda by its short name, its full name, or its ARN; `undefined` if there is none. */
  find(name: string): string | undefined {
    for (const { spec } of this.#byArn.values()) {
      if ([spec.name, spec.functionName, spec.arn].includes(name)) return spec.arn;
    }
    return undefined;
  }

  /**
   * Runs a Lambda with an event. An error inside the Lambda is part of the result.
   *
   * @throws Error if no Lambda has this ARN
   */
  invoke(arn: string, event: unknown): Promise<InvocationResult> {
    const entry = this.#byArn.get(arn);
    if (entry === undefined) throw new Error(`The template has no Lambda ${arn}.`);
    return entry.pool.invoke(JSON.stringify(event ?? null));
  }

  /** Ends the instances of a Lambda in the middle of their work. @throws Error if no Lambda has this ARN */
  kill(arn: string): Promise<Killed> {
    const entry = this.#byArn.get(arn);
    if (entry === undefined) throw new Error(`The template has no Lambda ${arn}.`);
    return entry.pool.kill();
  }

  async stop(): Promise<void> {
    const entries = [...this.#byArn.values()];
    await Promise.all(entries.map(({ pool }) => pool.stop()));
    for (const { log } of entries) log.end();
  }
}

/**
 * What Lambda puts into the environment, and the endpoints that lead the AWS SDK to this machine.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
const runtimeEnvironment = (options: FunctionsOptions, spec: FunctionSpec): Record<string, string> => ({
  AWS_REGION: options.place.region,
  AWS_DEFAULT_REGION: options.place.region,
  AWS_LAMBDA_FUNCTION_NAME: spec.functionName,
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(spec.memoryMb),
  AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
  AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
  AWS_ENDPOINT_URL_DYNAMODB: options.dynamodbEndpoint,
  AWS_ENDPOINT_URL_SFN: options.stepFunctionsEndpoint,
  AWS_ENDPOINT_URL_EVENTBRIDGE: options.outsideEndpoint,
  AWS_ENDPOINT_URL_SNS: options.outsideEndpoint,
  AWS_ENDPOINT_URL_SECRETS_MANAGER: options.secretsManagerEndpoint,
  // The developer's own AWS profile must not leak into the product.
  AWS_CONFIG_FILE: join(options.logDir, 'no-aws-config'),
  AWS_SHARED_CREDENTIALS_FILE: join(options.logDir, 'no-aws-credentials'),
  AWS_EC2_METADATA_DISABLED: 'true',
});
