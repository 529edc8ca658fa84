import { site } from '../site.ts';

/**
 * Sent with every response. `inline` are the hashes of what stands in pages between `<script>` or `<style>` tags:
 * nothing else in a page is run or styled.
 */
export function securityHeaders(inline: InlineHashes): Headers {
  return {
    'Content-Security-Policy': contentSecurityPolicy(inline),
    // A year. Over http, as on one's own machine, browsers ignore it.
    'Strict-Transport-Security': 'max-age=31536000',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy':
      'browsing-topics=(), camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
  };
}

/** Content-Security-Policy (https://www.w3.org/TR/CSP3/) for pages whose inline scripts and styles have the given hashes. */
export function contentSecurityPolicy({ scripts, styles }: InlineHashes): string {
  const sources = (...list: readonly string[]) => ["'self'", ...list].join(' ');
  const quoted = (hashes: readonly string[]) => hashes.map((hash) => `'${hash}'`);
  return [
    "default-src 'none'",
    `script-src ${sources(...quoted(scripts))}`,
    `style-src ${sources(...quoted(styles))}`,
    `img-src ${sources(...site.pictureHosts.map((host) => `https://${host}`))}`,
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}

/** Folders below the base in which a file never changes, because its name carries a hash of what is in it. */
const hashedFolders = ['_astro/', 'karten/'];

/**
 * Headers that depend on where a file lies: each entry is for the paths that begin with `prefix`, below the site's
 * base. A longer prefix goes before a shorter one, and the last one, which is empty, is for the rest.
 */
export const placeHeaders: readonly { prefix: string; headers: Headers }[] = [
  ...hashedFolders.map((prefix) => ({
    prefix,
    headers: {
      'Cache-Control': 'public, max-age=31536000, immutable',
      // Feed readers and chats show pictures of ours in pages of theirs.
      'Cross-Origin-Resource-Policy': 'cross-origin',
    },
  })),
  {
    prefix: '',
    headers: {
      'Cache-Control': 'public, max-age=0, must-revalidate',
      'Cross-Origin-Resource-Policy': 'same-origin',
    },
  },
];

/** Of the page for addresses where nothing is: something may be there soon. */
export const notFoundHeaders: Headers = {
  'Cache-Control': 'no-cache',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** The headers of `placeHeaders` for one path below the site's base, which begins without a slash. */
export function headersAt(path: string): Headers {
  return placeHeaders.find(({ prefix }) => path.startsWith(prefix))?.headers ?? {};
}

/** Response headers by name. */
export type Headers = Readonly<Record<string, string>>;

/** Hash sources as in a policy (`sha256-…`), without the quotes around them. */
export interface InlineHashes {
  scripts: readonly string[];
  styles: readonly string[];
}
