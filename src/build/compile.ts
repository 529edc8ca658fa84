import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type AstroIntegration, type AstroPrerenderer } from 'astro';
import { handOver } from '../article/hand-over.ts';
import { shelfWith } from './shelf.ts';

/**
 * A program of its own, whose memory is given back when it ends: has Astro compile everything and render nothing, into
 * `server/` and `client/` below the folder that is its argument, with the style sheets of each route in `styles.json`.
 */
async function compile(folder: string): Promise<void> {
  process.env['NODE_ENV'] = 'production';
  // What is compiled knows no article.
  handOver(shelfWith(() => undefined));
  let pages: ReadonlyMap<string, { styles: unknown[] }> = new Map();
  const client = join(folder, 'client');
  const integration: AstroIntegration = {
    name: 'abschnitt-compile',
    hooks: {
      'astro:config:setup': ({ updateConfig }) =>
        void updateConfig({ vite: { plugins: [exportMore] } }),
      'astro:build:setup': (own) => void (pages = own.pages),
      'astro:build:start': ({ setPrerenderer }) =>
        setPrerenderer((astro: AstroPrerenderer) => ({
          ...astro,
          name: 'abschnitt',
          getStaticPaths: () => Promise.resolve([]),
          // As soon as Astro is done it deletes the code that renders pages.
          teardown: () => {
            cpSync(join(client, '.prerender'), join(folder, 'server'), { recursive: true });
            return Promise.resolve();
          },
        })),
    },
  };
  await build({ outDir: client, logLevel: 'warn', integrations: [integration] });
  const styles = [...pages].map(([key, { styles: sheets }]) => [key, sheets]);
  writeFileSync(join(folder, 'styles.json'), JSON.stringify(styles));
}

/** Lets the compiled entry give away what `site-app.ts` needs beside Astro's application. */
const exportMore = {
  name: 'abschnitt-export-more',
  transform: (code: string, id: string) =>
    /\/astro\/dist\/entrypoints\/prerender\.js$/.test(id) ? code + more : undefined,
};

const more = `export { renderToString } from 'astro/runtime/server/index.js';`;

await compile(process.argv[2] ?? '');
