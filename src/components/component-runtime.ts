import {
  addAttribute as printAttribute,
  markHTMLString,
  spreadAttributes as printAttributes,
} from 'astro/runtime/server/index.js';

/**
 * What components call when they are rendered: Astro's own `astro/compiler-runtime`, for which astro.config.mjs puts this in,
 * with one thing added. In the values of attributes `<` and `>` are escaped too, as browsers do
 * (https://html.spec.whatwg.org/#escapingString), so that whoever looks for tags without reading HTML finds none in an
 * author's words. Astro escapes `&` and `"` there and can be told nothing else. It prints custom elements, and elements
 * whose names stand in variables, by itself: they are not to be given an author's words.
 */
export * from 'astro/runtime/server/index.js';

/** Prints one attribute. */
export function addAttribute(...given: Parameters<typeof printAttribute>): unknown {
  return escaped(printAttribute(...given));
}

/** Prints the attributes that stand in an object. */
export function spreadAttributes(...given: Parameters<typeof printAttributes>): unknown {
  return escaped(printAttributes(...given));
}

/** Names of attributes have none of these signs: what is replaced stands in a value. */
function escaped(printed: unknown): unknown {
  return markHTMLString(String(printed).replaceAll('<', '&lt;').replaceAll('>', '&gt;'));
}
