import { runInNewContext } from 'node:vm';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { securityHeaders } from '../../../infra/console/security-headers.ts';
import { deployment, propertiesOf, templateOfConsole } from '../synthesised.ts';

const template = templateOfConsole();

describe('the console', () => {
  it('lies in a bucket that only its distribution can read, by origin access control', () => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
    template.hasResourceProperties('AWS::CloudFront::OriginAccessControl', {
      OriginAccessControlConfig: { OriginAccessControlOriginType: 's3', SigningBehavior: 'always' },
    });
    template.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: 's3:GetObject',
            Effect: 'Allow',
            Principal: { Service: 'cloudfront.amazonaws.com' },
            Condition: { StringEquals: { 'AWS:SourceArn': Match.anyValue() } },
          }),
        ]),
      },
    });
  });

  it('has the API under its own address, with every method and header, and nothing of it cached', () => {
    template.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        CacheBehaviors: [
          Match.objectLike({
            PathPattern: '/api/*',
            AllowedMethods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'],
            // Managed-CachingDisabled and Managed-AllViewerExceptHostHeader
            CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
            OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
            ViewerProtocolPolicy: 'https-only',
          }),
        ],
      },
    });
  });

  it('keeps no error of the API, which would be shown to everybody who asks for the same path in the next seconds', () => {
    const [distribution] = propertiesOf(template, 'AWS::CloudFront::Distribution').values();
    const errors = z
      .object({ DistributionConfig: z.object({ CustomErrorResponses: z.array(z.unknown()) }) })
      .parse(distribution).DistributionConfig.CustomErrorResponses;
    // Those that CloudFront always caches. Neither the code nor the body is replaced.
    expect(errors).toEqual(
      [404, 414, 500, 501, 502, 503, 504].map((ErrorCode) => ({ ErrorCode, ErrorCachingMinTTL: 0 })),
    );
  });

  it('may run no script but its own, may be framed by nobody, and is only ever asked for over https', () => {
    const [headers] = Object.values(template.findResources('AWS::CloudFront::ResponseHeadersPolicy'));
    const { SecurityHeadersConfig: security } = headers?.Properties.ResponseHeadersPolicyConfig ?? {};
    const policy = JSON.stringify(security.ContentSecurityPolicy);
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(security.StrictTransportSecurity).toMatchObject({
      AccessControlMaxAgeSec: 31_536_000,
      IncludeSubdomains: true,
    });
  });

  it('has the headers that the local stack sends, and HSTS beside them', () => {
    const [headers] = Object.values(template.findResources('AWS::CloudFront::ResponseHeadersPolicy'));
    const { SecurityHeadersConfig: security, CustomHeadersConfig: custom } =
      headers?.Properties.ResponseHeadersPolicyConfig ?? {};
    const { 'content-security-policy': policy, ...others } = securityHeaders('https://sign-in');
    expect(policy).toContain("frame-ancestors 'none'");
    expect({
      'referrer-policy': security.ReferrerPolicy.ReferrerPolicy,
      'x-content-type-options': security.ContentTypeOptions.Override && 'nosniff',
      'x-frame-options': security.FrameOptions.FrameOption,
      ...Object.fromEntries(custom.Items.map(({ Header, Value }: Record<string, string>) => [Header, Value])),
    }).toEqual(others);
    expect(Object.keys(security).sort()).toEqual([
      'ContentSecurityPolicy',
      'ContentTypeOptions',
      'FrameOptions',
      'ReferrerPolicy',
      'StrictTransportSecurity',
    ]);
  });

  it('is one page at every address, with a dot in it as well, and files where there are files', () => {
    const [edge] = Object.values(template.findResources('AWS::CloudFront::Function'));
    const handler = runInNewContext(`${edge?.Properties.FunctionCode}; handler`);
    const asked = (uri: string): string => handler({ request: { uri } }).uri;
    for (const page of ['/', '/batches', '/payments/batch-1.001']) expect(asked(page), page).toBe('/index.html');
    for (const file of ['/assets/main-1a2b.js', '/config.json', '/icon.svg']) expect(asked(file), file).toBe(file);
  });

  it('is told of its user pool by a file that is made with the deployment', () => {
    const files = Object.values(template.findResources('Custom::CDKBucketDeployment'));
    expect(files.map(({ Properties }) => Properties.Prune)).toEqual([false, false]);
    expect(JSON.stringify(files)).toContain('UserPoolClient');
    expect(files.map(({ Properties }) => Properties.WaitForDistributionInvalidation)).toEqual([true, false]);
  });

  it('is not in the stacks of a laptop, which serves it by itself', () => {
    expect(deployment({ stage: 'local' }).stacks.console).toBeUndefined();
  });
});
