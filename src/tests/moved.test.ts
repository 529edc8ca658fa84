import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { serve } from './serve.ts';

const { specimen } = inject('sites');
let site: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  site = await serve(specimen);
});
afterAll(() => site?.close());

test.each([
  ['/artikel/an-earlier-name/', '/artikel/english/'],
  ['/artikel/an-earlier-name', '/artikel/english/'],
  ['/artikel/an-earlier-name/its-a-heading/', '/artikel/english/its-a-heading/'],
  ['/artikel/an-earlier-name.md', '/artikel/english.md'],
])('a host that reads _redirects sends %s on to %s', async (from, to) => {
  const response = await fetch(site.origin + from, { redirect: 'manual' });
  expect(response.status).toBe(301);
  expect(response.headers.get('location')).toBe(to);
  expect((await fetch(site.origin + to)).status).toBe(200);
});

test('elsewhere a page leads on, without script', async () => {
  const page = readFileSync(join(specimen, 'artikel/an-earlier-name/index.html'), 'utf8');
  expect(page).toContain(
    '<link rel="canonical" href="https://abschnitt.example/artikel/english/">',
  );
  expect(page).toContain('<meta name="robots" content="noindex">');
  const browser = await openBrowser();
  try {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const tab = await context.newPage();
    await tab.route('**/artikel/an-earlier-name/', (route) =>
      route.fulfill({ contentType: 'text/html', body: page }),
    );
    await tab.goto(`${site.origin}/artikel/an-earlier-name/`);
    await tab.waitForURL(`${site.origin}/artikel/english/`);
  } finally {
    await browser.close();
  }
});

test('the former address is not an article of its own', () => {
  expect(existsSync(join(specimen, 'artikel/an-earlier-name.md'))).toBe(false);
});
