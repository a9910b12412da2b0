import { Duration, Fn, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginRequestPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  S3OriginAccessControl,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { type Config, resourcePrefix, worldwideName } from '../config.ts';
import { FILE_PATHS } from '../console/files.ts';
import { API_PATHS, contentSecurityPolicy, HSTS_SECONDS, OTHER_HEADERS } from '../console/security-headers.ts';

export interface ConsoleSiteProps {
  readonly config: Config;
  /** Of the HTTP API: `https://….execute-api.…`. */
  readonly apiEndpoint: string;
  readonly signInUrl: string;
}

/** Every page is in the one file. */
const PAGES = `function handler(event) {
  var request = event.request;
  if (!new RegExp(${JSON.stringify(FILE_PATHS)}).test(request.uri)) request.uri = '/index.html';
  return request;
}`;

/**
 * The errors that CloudFront keeps for ten seconds unless told otherwise, whatever the cache policy is. An error of the API
 * would be shown to everybody who asks for the same path, with another query or another token as well.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html
 */
const ERRORS_ALWAYS_CACHED = [404, 414, 500, 501, 502, 503, 504];

/** The bucket with the files, which nobody but CloudFront can read, and the distribution in front of it and of the API. */
export class ConsoleSite extends Construct {
  readonly bucket: Bucket;
  readonly distribution: Distribution;
  /** Where people open it. */
  readonly url: string;

  constructor(scope: Construct, id: string, { config, apiEndpoint, signInUrl }: ConsoleSiteProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      // Everything in it can be built again. It is not emptied, because pages that are still open may ask for older files.
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    const headers = this.#headers(config, signInUrl);
    const host = consoleHost(config);
    this.distribution = new Distribution(this, 'Distribution', {
      comment: `${resourcePrefix(config)} console`,
      ...(host !== undefined && {
        domainNames: [host.name],
        certificate: Certificate.fromCertificateArn(this, 'Certificate', host.certificateArn),
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      }),
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      defaultRootObject: 'index.html',
      errorResponses: ERRORS_ALWAYS_CACHED.map((httpStatus) => ({ httpStatus, ttl: Duration.seconds(0) })),
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(this.bucket, {
          originAccessControl: new S3OriginAccessControl(this, 'AccessControl', {
            originAccessControlName: worldwideName(config, `${resourcePrefix(config)}-console`),
          }),
        }),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy: headers,
        compress: true,
        functionAssociations: [
          {
            eventType: FunctionEventType.VIEWER_REQUEST,
            function: new EdgeFunction(this, 'Pages', {
              functionName: worldwideName(config, `${resourcePrefix(config)}-console-pages`),
              code: FunctionCode.fromInline(PAGES),
              runtime: FunctionRuntime.JS_2_0,
              comment: 'Every page of the console is in index.html',
            }),
          },
        ],
      },
      additionalBehaviors: {
        [API_PATHS]: {
          origin: new HttpOrigin(Fn.select(2, Fn.split('/', apiEndpoint))),
          viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
          allowedMethods: AllowedMethods.ALLOW_ALL,
          cachePolicy: CachePolicy.CACHING_DISABLED,
          // The API's own name has to stand in the Host header, or API Gateway does not know whom it is for.
          originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
          responseHeadersPolicy: headers,
        },
      },
    });
    this.url = `https://${host?.name ?? this.distribution.distributionDomainName}`;
    this.#acknowledge(host !== undefined);
  }

  #headers(config: Config, signInUrl: string): ResponseHeadersPolicy {
    return new ResponseHeadersPolicy(this, 'Headers', {
      responseHeadersPolicyName: worldwideName(config, `${resourcePrefix(config)}-console`),
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: contentSecurityPolicy(signInUrl), override: true },
        strictTransportSecurity: {
          accessControlMaxAge: Duration.seconds(HSTS_SECONDS),
          includeSubdomains: true,
          override: true,
        },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        contentTypeOptions: { override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
      },
      customHeadersBehavior: {
        customHeaders: Object.entries(OTHER_HEADERS).map(([header, value]) => ({ header, value, override: true })),
      },
    });
  }

  #acknowledge(hasOwnName: boolean): void {
    const { distribution, bucket } = this;
    const accept = (of: Construct, id: string, reason: string) => Validations.of(of).acknowledge({ id, reason });
    accept(distribution, 'AwsSolutions-CFR1', 'Admins may be in any country.');
    accept(
      distribution,
      'AwsSolutions-CFR2',
      'The files are public and static; the API has its own throttles and authorizer. A web ACL is the decision of whoever deploys.',
    );
    accept(distribution, 'AwsSolutions-CFR3', "Who did what is in the API's access log and in the audit log.");
    accept(bucket, 'AwsSolutions-S1', 'Only CloudFront reads it, and what is in it is public.');
    if (hasOwnName) return;
    accept(
      distribution,
      'AwsSolutions-CFR4',
      "CloudFront's own name comes with its own certificate and its own TLS policy.",
    );
  }
}

/** The console's own host name, if there is a certificate for it. */
const consoleHost = ({ consoleUrl, consoleCertificateArn }: Config) =>
  consoleUrl === undefined || consoleCertificateArn === undefined
    ? undefined
    : { name: new URL(consoleUrl).hostname, certificateArn: consoleCertificateArn };
