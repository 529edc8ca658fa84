import { keepPlaceScript } from '../client/reading/keep-place-script.ts';
import { keptLookScript } from '../client/preferences/kept-look-script.ts';
import { policyDirectives } from '../hosting/headers.ts';
import { hashesOf } from '../hosting/inline-hashes.ts';

/** The scripts inside pages, as they are between their tags. */
export const inlineScripts = [keptLookScript, keepPlaceScript];

/**
 * Makes Astro write the Content-Security-Policy into each page
 * (https://docs.astro.build/en/reference/configuration-reference/#securitycsp), for hosts that do
 * not send our headers. Astro adds the hashes of its style sheets. `frame-ancestors` has no effect
 * there.
 */
export function pagePolicy() {
  const directives = policyDirectives().filter(
    (directive) => !/^(?:frame-ancestors|(?:script|style)-src)/.test(directive),
  );
  return {
    directives,
    scriptDirective: { resources: ["'self'"], hashes: hashesOf(inlineScripts) },
    styleDirective: { resources: ["'self'"] },
  };
}
