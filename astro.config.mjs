import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { defineConfig } from 'astro/config';
import { abschnitt } from './src/build/integration.ts';
import { pagePolicy } from './src/build/page-policy.ts';
import { portOf } from './src/settings.ts';
import { buildCache, contentDir, site } from './src/site.ts';
import { theme, themeFile } from './src/theme/theme.ts';

/** Sites with different content or addresses keep separate caches. */
const cacheKey = createHash('sha256')
  .update(JSON.stringify([contentDir, site]))
  .digest('hex')
  .slice(0, 12);

export default defineConfig({
  site: site.origin,
  base: site.base,
  trailingSlash: 'always',
  integrations: [abschnitt()],
  cacheDir: join(buildCache, cacheKey),
  build: { inlineStylesheets: 'always' },
  ...(site.hasPolicyInPages && { security: { csp: pagePolicy() } }),
  // Scripts are files, so that the Content-Security-Policy need not allow any in the page.
  vite: {
    build: {
      assetsInlineLimit: 0,
      modulePreload: false,
      // The oldest browsers in which a page is whole: four years old, see src/styles/README.md.
      cssTarget: ['chrome107', 'safari16', 'firefox106'],
    },
    resolve: {
      alias: {
        // What components call to print attributes, which escapes more there than Astro's own.
        'astro/compiler-runtime': resolve('src/components/component-runtime.ts'),
        // What `src/styles/site.css` imports.
        'delivered-display.css': resolve(
          theme.hasOwnDisplay ? 'src/styles/no-theme.css' : 'src/styles/display.css',
        ),
        'owner-theme.css': existsSync(themeFile) ? themeFile : resolve('src/styles/no-theme.css'),
      },
    },
    plugins: [plainImports()],
  },
  devToolbar: { enabled: false },
  server: { port: portOf(process.env.PORT) },
});

/** Modules loaded on first use need nothing fetched before them; Vite's helper for that would weigh as much as they do. */
function plainImports() {
  return {
    name: 'plain-imports',
    enforce: /** @type {const} */ ('pre'),
    load: (/** @type {string} */ id) =>
      id.includes('vite/preload-helper') ? 'export const __vitePreload = (load) => load();' : null,
  };
}
