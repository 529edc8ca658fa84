import type { SSRResult } from 'astro';
import {
  addAttribute as printAttribute,
  markHTMLString,
  spreadAttributes as printAttributes,
} from 'astro/runtime/server/index.js';
import { createRenderInstruction } from 'astro/runtime/server/render/instruction.js';

/**
 * What components call when they are rendered: Astro's own `astro/compiler-runtime`, for which
 * astro.config.mjs puts this in, with two things that Astro has no setting for.
 *
 * In the values of attributes `<` and `>` are escaped too, as browsers do
 * (https://html.spec.whatwg.org/#escapingString): a program that looks for tags without parsing
 * HTML finds none in an author's words. Astro escapes `&` and `"` there. It prints custom elements,
 * and elements whose names are in variables, by itself: never give those an author's words.
 *
 * Scripts are `async`: Chromium goes to a fragment only when all other scripts have run.
 */
export * from 'astro/runtime/server/index.js';

/** Prints one attribute. */
export function addAttribute(...given: Parameters<typeof printAttribute>): unknown {
  return escaped(printAttribute(...given));
}

/** Prints the attributes that an object holds. */
export function spreadAttributes(...given: Parameters<typeof printAttributes>): unknown {
  return escaped(printAttributes(...given));
}

/** Prints the tag of a component's `<script>`, once per page. Scripts are always files here (astro.config.mjs). */
export async function renderScript(result: SSRResult, id: string): Promise<unknown> {
  const isEmpty = result.inlinedScripts.get(id) === '';
  const src: unknown = isEmpty ? '' : printAttribute(await result.resolve(id), 'src');
  const content = isEmpty ? '' : `<script type="module" async${String(src)}></script>`;
  return createRenderInstruction({ type: 'script', id, content });
}

/** Names of attributes have none of these signs: what is replaced is in a value. */
function escaped(printed: unknown): unknown {
  return markHTMLString(String(printed).replaceAll('<', '&lt;').replaceAll('>', '&gt;'));
}
