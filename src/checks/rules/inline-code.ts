import type { BuiltSite, Finding, PageRule } from '../finding.ts';
import type { PageElement } from '../page.ts';

/** A page contains nothing that its Content-Security-Policy would block. */
export const inlineCode: PageRule = ({ path, elements }, site) =>
  elements.flatMap((element) => [
    ...unknownCode(element, path, site),
    ...codeInAttributes(element, path),
  ]);

/** Reports an inline script or style sheet that is not the site's own. */
function unknownCode({ name, attributes, text }: PageElement, page: string, { inline }: BuiltSite) {
  const known = name === 'style' ? inline.styles : name === 'script' ? inline.scripts : undefined;
  const isElsewhere = attributes.has('src') || attributes.get('type') === 'application/ld+json';
  if (!known || isElsewhere || known.includes(text)) return [];
  const message = `Browsers will ignore this <${name}>, which is not the site’s own: ${text.slice(0, 60)}`;
  return [{ page, message, remedy: elsewhere }] satisfies Finding[];
}

function codeInAttributes({ name, attributes }: PageElement, page: string): Finding[] {
  return [...attributes]
    .filter(
      ([key, value]) =>
        key === 'style' ||
        (key.startsWith('on') && /^on[a-z]/.test(key)) ||
        (addresses.has(key) && /^\s*javascript:/i.test(value)),
    )
    .map(([key, value]) => ({
      page,
      message: `Browsers will ignore ${key}="${value}" of <${name}>.`,
      remedy: elsewhere,
      written: [value],
    }));
}

const elsewhere = 'Put styles into src/styles/ and scripts into src/client/.';

/** Elsewhere, for example in a title, the word is text. */
const addresses = new Set('href src action formaction data poster xlink:href'.split(' '));
