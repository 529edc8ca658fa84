import { decapConfig } from './decap-config.ts';
import { pagesCmsConfig } from './pages-cms-config.ts';
import { vscodeFiles } from './vscode.ts';

/**
 * Configurations for editors, generated from the fields of articles: text by path relative to the
 * content folder.
 */
export function writingFiles(lang: 'de' | 'en'): [path: string, text: string][] {
  return [...vscodeFiles(lang), ['.pages.yml', pagesCmsConfig(lang)]];
}

/**
 * An editor in the browser at `/admin/` of the published site. The owner adds its program as a file
 * next to the page. Only `/admin/` may run what it needs.
 */
export function adminFiles(lang: 'de' | 'en'): [path: string, text: string][] {
  return [
    ['public/admin/config.yml', decapConfig(lang)],
    ['public/admin/index.html', page(lang)],
    ['public/_headers', headers],
  ];
}

const page = (lang: 'de' | 'en') => `<!doctype html>
<html lang="${lang}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <meta name="robots" content="noindex" />
    <title>Admin</title>
  </head>
  <body>
    <!-- From the npm package decap-cms: dist/decap-cms.js. Or sveltia-cms.js from @sveltia/cms, which reads the same config.yml. -->
    <script src="decap-cms.js"></script>
  </body>
</html>
`;

/**
 * The editor generates styles and code, sends requests to GitHub, and signs in with a popup window
 * that must be able to answer. Sveltia CMS takes its fonts, icons included, from a content delivery
 * network.
 */
const headers = `/admin/*
  Content-Security-Policy: default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob: https:; font-src 'self' data: https://cdn.jsdelivr.net; connect-src 'self' blob: data: https://api.github.com https://www.githubstatus.com http://localhost:8081; base-uri 'none'; form-action 'self'; frame-ancestors 'none'
  Cross-Origin-Opener-Policy: unsafe-none
  X-Robots-Tag: noindex
`;
