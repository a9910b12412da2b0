import { describe, expect, it } from 'vitest';
import { docsPage, isDocsPath } from '../../../infra/local/docs-page.ts';

const get = async (path: string) => {
  const { status, headers, body } = await docsPage('GET', path);
  return { status, headers, text: body.toString() };
};

describe('the page at /docs', () => {
  it('comes with all that it refers to, from this machine', async () => {
    const page = await get('/docs');
    expect(page).toMatchObject({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } });
    const referred = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path = '']) => path);
    expect(referred.length).toBeGreaterThanOrEqual(4);
    for (const path of referred) {
      expect(isDocsPath(path), path).toBe(true);
      expect((await get(path)).status, path).toBe(200);
    }
  });

  it('shows the document that the API serves, and tells no service on the internet', async () => {
    const { text } = await get('/docs/page.js');
    expect(text).toContain("url: '/api/disbursement/openapi.json'");
    expect(text).toContain('validatorUrl: null');
    expect(text).not.toMatch(/https?:/);
  });

  it.each(['/docs', '/docs/', '/docs/page.js', '/docs/swagger-ui-bundle.js'])(
    '%s may talk to nobody else',
    async (path) => {
      const { headers } = await get(path);
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("connect-src 'self'");
      expect(policy).not.toMatch(/https?:|\*|unsafe/);
    },
  );

  it('serves nothing else', async () => {
    for (const path of [
      '/docs/../package.json',
      '/docs/package.json',
      '/docs/index.html',
      '/docs/page.html',
      '/docs//',
    ]) {
      expect((await get(path)).status, path).toBe(404);
    }
    expect((await docsPage('POST', '/docs')).status).toBe(405);
    expect(isDocsPath('/docsx')).toBe(false);
  });
});
