/**
 * Paths that are answered with 404 whatever is on the disk: no page has an address with an empty or
 * dots-only part or with an escaped dot, slash, backslash or control character, or one longer than
 * a file system allows, and servers differ in how they treat these. A regular expression that
 * JavaScript, nginx (PCRE) and Caddy (RE2) read alike, for the path as sent.
 */
export const oddPath = String.raw`^([^?]{1000}|[^?]*(//|\\|/[^/?]{250}|/\.\.?([/?]|$)|%(2e|2f|5c|[01][0-9a-f]|7f)))`;

/**
 * Paths that are private: files for hosts, and hidden files except those of
 * https://www.rfc-editor.org/rfc/rfc8615.
 */
export const privatePath = String.raw`^(_headers$|_redirects$|(.*/)?\.(?!well-known/))`;

/** The longest address that is answered, in bytes. The longest one on a site has about 150. */
export const longestAddress = 8000;
