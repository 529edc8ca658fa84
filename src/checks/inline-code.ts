import type { PageRule } from './finding.ts';

/** Nothing in an attribute that the Content-Security-Policy would block in every reader's browser. */
export const inlineCode: PageRule = ({ path, elements }) =>
  elements.flatMap(({ name, attributes }) =>
    [...attributes]
      .filter(
        ([key, value]) => key === 'style' || /^on[a-z]/.test(key) || /^\s*javascript:/i.test(value),
      )
      .map(([key, value]) => ({
        page: path,
        message: `Browsers will ignore ${key}="${value}" of an element ${name}.`,
        remedy: 'Put styles into src/styles/ and scripts into src/client/.',
        written: [value],
      })),
  );
