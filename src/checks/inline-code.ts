import type { PageRule } from './finding.ts';

/** Nothing in an attribute that the Content-Security-Policy would block in every reader's browser. */
export const inlineCode: PageRule = ({ path, elements }) =>
  elements.flatMap(({ name, attributes }) =>
    [...attributes]
      .filter(
        ([key, value]) =>
          key === 'style' ||
          (key.startsWith('on') && /^on[a-z]/.test(key)) ||
          (addresses.has(key) && /^\s*javascript:/i.test(value)),
      )
      .map(([key, value]) => ({
        page: path,
        message: `Browsers will ignore ${key}="${value}" of an element ${name}.`,
        remedy: 'Put styles into src/styles/ and scripts into src/client/.',
        written: [value],
      })),
  );

/** Elsewhere the word is text, in a title for example. */
const addresses = new Set('href src action formaction data poster xlink:href'.split(' '));
