import type { SSRResult } from 'astro';
import {
  addAttribute as printAttribute,
  markHTMLString,
  spreadAttributes as printAttributes,
} from 'astro/runtime/server/index.js';
import { createRenderInstruction } from 'astro/runtime/server/render/instruction.js';

/**
 * What compiled components call when they are rendered: Astro's own `astro/compiler-runtime`,
 * replaced by this module in astro.config.mjs, with two changes for which Astro has no setting.
 *
 * In attribute values, `<` and `>` are escaped too, as browsers do
 * (https://html.spec.whatwg.org/#escapingString). So programs that look for tags without parsing
 * HTML find none in an author's words. Astro escapes `&` and `"` there. Astro itself prints custom
 * elements, and elements whose names are in variables: never pass these an author's words.
 *
 * Scripts are `async`, because Chromium scrolls to a fragment only after all other scripts have
 * run.
 */
export * from 'astro/runtime/server/index.js';

/** Prints one attribute. */
export function addAttribute(...given: Parameters<typeof printAttribute>): unknown {
  return escaped(printAttribute(...given));
}

/** Prints the attributes in an object. */
export function spreadAttributes(...given: Parameters<typeof printAttributes>): unknown {
  return escaped(printAttributes(...given));
}

/**
 * Prints the tag of a component's `<script>`, once per page. Scripts are always files here
 * (astro.config.mjs).
 */
export async function renderScript(result: SSRResult, id: string): Promise<unknown> {
  const isEmpty = result.inlinedScripts.get(id) === '';
  const src: unknown = isEmpty ? '' : printAttribute(await result.resolve(id), 'src');
  const content = isEmpty ? '' : `<script type="module" async${String(src)}></script>`;
  return createRenderInstruction({ type: 'script', id, content });
}

/** Attribute names contain none of these characters, so only values change. */
function escaped(printed: unknown): unknown {
  return markHTMLString(String(printed).replaceAll('<', '&lt;').replaceAll('>', '&gt;'));
}
