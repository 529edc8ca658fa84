/**
 * Paths that lead nowhere, whatever lies on the disk: no page has an address with an empty part, a part of dots, or an
 * escaped dot, slash, backslash or control character, or is longer than a disk takes, and servers differ in what they
 * make of those.
 * As a regular expression that JavaScript, nginx (PCRE) and Caddy (RE2) read alike, for the path as it was sent.
 */
export const oddPath = String.raw`^([^?]{1000}|[^?]*(//|\\|/[^/?]{250}|/\.\.?([/?]|$)|%(2e|2f|5c|[01][0-9a-f]|7f)))`;

/** What is not for visitors: files for hosts, and whatever is hidden except what https://www.rfc-editor.org/rfc/rfc8615 names. */
export const privatePath = String.raw`^(_headers$|_redirects$|(.*/)?\.(?!well-known/))`;

/** The longest address that is answered, in bytes. The longest one on a site has some 150. */
export const longestAddress = 8000;
