import { keepPlaceScript } from '../client/reading/keep-place-script.ts';
import { keptLookScript } from '../client/preferences/kept-look-script.ts';
import { policyDirectives } from '../hosting/headers.ts';
import { hashesOf } from '../hosting/inline-hashes.ts';

/** The scripts that stand in pages, as they stand between their tags. */
export const inlineScripts = [keptLookScript, keepPlaceScript];

/**
 * Has Astro put the Content-Security-Policy into each page (https://docs.astro.build/en/reference/configuration-reference/#securitycsp),
 * for hosts that send no headers of ours. Astro adds the hashes of its style sheets. `frame-ancestors` means nothing there.
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
