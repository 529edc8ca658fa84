/** Response headers by name. */
export type Headers = Readonly<Record<string, string>>;

/** Sent with every response. */
export const securityHeaders: Headers = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

/**
 * Content-Security-Policy (https://www.w3.org/TR/CSP3/) for pages whose inline styles and scripts have the given hashes.
 * `wasm`: the page may compile WebAssembly, as the search does.
 */
export function contentSecurityPolicy(
  { styles, scripts }: { styles: readonly string[]; scripts: readonly string[] },
  { wasm = false }: { wasm?: boolean } = {},
): string {
  const quoted = (hashes: readonly string[]) => hashes.map((hash) => ` '${hash}'`).join('');
  return [
    "default-src 'none'",
    `script-src 'self'${quoted(scripts)}${wasm ? " 'wasm-unsafe-eval'" : ''}`,
    `style-src 'self'${quoted(styles)}`,
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}

/** The page that runs the search engine, below the site's base. */
export const searchPage = '/suche/';

/** How long a file may be kept: for ever when its name carries a hash of its content, else until asked again. */
export function cacheControl(path: string): string {
  // The worker decides what else is kept.
  if (path === '/sw.js') return 'no-cache';
  return /^\/(?:_astro|karten|pagefind\/[^/]+\/(?:fragment|index))\//.test(path)
    ? 'public, max-age=31536000, immutable'
    : 'public, max-age=0, must-revalidate';
}
