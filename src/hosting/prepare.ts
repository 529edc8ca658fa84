import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { printCaddy } from './formats/caddy.ts';
import { effectiveRedirects } from './effective-redirects.ts';
import { printHeadersFile } from './formats/headers-file.ts';
import { commonHeaders, hashedFolders, type Embedding, type InlineHashes } from './headers.ts';
import { printNginx } from './formats/nginx.ts';
import { precompress } from './precompress.ts';
import { printRedirects, type Redirect } from './redirects.ts';
import { site } from '../site.ts';
import { noRules, type OwnRules } from './own-rules.ts';
import { serverFolder, siteFacts, type SiteFacts } from './site-facts.ts';

/**
 * Prepares a built site for hosting: compresses its files, and writes headers and redirects for
 * Netlify and Cloudflare Pages (`_headers`, `_redirects`), nginx and Caddy (`.hosting/`). Pages in
 * `gone` answer with status 410. `base` is the path of the site, `compression` brotli's quality;
 * with `none` nothing is compressed, and existing compressed forms are left alone. `all` are the
 * site's files so far, `inline` the hashes of its inline scripts and styles. Returns the files that
 * it wrote.
 */
export async function prepareHosting(
  dir: string,
  all: ReadonlySet<string>,
  {
    base,
    redirects,
    gone = [],
    compression,
    inline,
    own = noRules,
    changed = [],
    embedding,
  }: Hosting,
  progress?: (done: number, total: number) => void,
): Promise<string[]> {
  const files = [...all].filter((file) => !isForm(file, all)).sort();
  const facts = {
    common: commonHeaders(site),
    inline,
    hashedFolders: hashedFolders(files),
    search: `${site.paths.search}/`,
    embedding,
    own: own.places,
  };
  const written =
    compression === 'none'
      ? []
      : await precompress(dir, files, compression, all, (done) => progress?.(done, files.length));
  await mkdir(join(dir, serverFolder), { recursive: true });
  const allRedirects = effectiveRedirects([...own.redirects, ...redirects]);
  const write = async (name: string, text: string) => {
    await writeFile(join(dir, name), text);
    written.push(name);
  };
  await write('_headers', own.headersFile + printHeadersFile(base, files, facts));
  await write('_redirects', own.redirectsFile + printRedirects(redirects));
  const served = { base, redirects: allRedirects, gone, ...facts };
  await write(join(serverFolder, 'nginx.conf'), printNginx(served));
  await write(join(serverFolder, 'Caddyfile'), printCaddy(served));
  await write(join(serverFolder, 'changed.txt'), changed.map((address) => `${address}\n`).join(''));
  await write(siteFacts, `${JSON.stringify(served satisfies SiteFacts, null, 2)}\n`);
  return written;
}

/** Whether a file is the compressed form of another. */
function isForm(file: string, all: ReadonlySet<string>): boolean {
  return /\.(?:br|gz)$/.test(file) && all.has(file.slice(0, -3));
}

interface Hosting {
  base: string;
  redirects: readonly Redirect[];
  /** Paths below the base of the pages of removed articles. */
  gone?: readonly string[];
  compression: number | 'none';
  inline: InlineHashes;
  own?: OwnRules;
  embedding?: Embedding | undefined;
  /** The addresses whose content differs from the last site. */
  changed?: readonly string[];
}
