import type { Element, ElementContent, Parents, Root, Text } from 'hast';
import type { VFile } from 'vfile';
import { isElement, isFlow } from '../tree/elements.ts';
import { settingsOf } from '../settings.ts';
import { opaque, typeset, typesetRuns } from './typography.ts';

/**
 * Applies typographic rules, one paragraph at a time, so that a quotation may begin in bold and end
 * in italics. Code, addresses and attributes are not changed, except descriptions of pictures and
 * titles.
 *
 * It works on HTML, not on Markdown, so that captions and quotations written as HTML are included.
 *
 * - before: `<p>"<b>Das</b> geht's" - <code>"x"</code></p>` in `de`
 * - after: `<p>„<b>Das</b> geht’s“ – <code>"x"</code></p>`
 */
export function rehypeTypography() {
  return (tree: Root, file: VFile): void => setFlow(tree, settingsOf(file).lang);
}

/** Processes everything below a node that may contain paragraphs and loose text. */
function setFlow(parent: Parents, lang: string): void {
  let runs: Run[] = [];
  const flush = (): void => {
    setRuns(runs, lang);
    runs = [];
  };
  const collect = (children: readonly (ElementContent | Root['children'][number])[]): void => {
    for (const node of children) {
      if (node.type === 'text') runs.push({ node, text: node.value });
      if (!isElement(node)) continue;
      setAttributes(node, lang);
      if (isFlow(node)) {
        flush();
        if (node.tagName !== 'pre') setFlow(node, langOf(node, lang));
      } else if (verbatim.has(node.tagName)) runs.push({ text: opaque });
      else if (node.tagName === 'br') runs.push({ text: '\n' });
      else if (isFootnoteMark(node)) continue;
      else if (langOf(node, lang) !== lang) {
        setFlow(node, langOf(node, lang));
        runs.push({ text: opaque });
      } else collect(node.children);
    }
  };
  collect(parent.children);
  flush();
}

function setRuns(runs: readonly Run[], lang: string): void {
  const texts = typesetRuns(
    runs.map((run) => run.text),
    lang,
  );
  runs.forEach(({ node }, index) => {
    if (node) node.value = texts[index] ?? node.value;
  });
}

function setAttributes(node: Element, lang: string): void {
  for (const name of ['alt', 'title'] as const) {
    const value = node.properties[name];
    if (typeof value === 'string' && value)
      node.properties[name] = typeset(value, langOf(node, lang));
  }
}

function langOf(node: Element, lang: string): string {
  return typeof node.properties.lang === 'string' ? node.properties.lang : lang;
}

/**
 * The number of a footnote is not part of the text: a quotation mark before it still ends a word.
 */
function isFootnoteMark(node: Element): boolean {
  const link = node.children[0];
  return (
    node.tagName === 'sup' &&
    isElement(link, 'a') &&
    String(link.properties.href).startsWith('#_fn-')
  );
}

const verbatim = new Set(['code', 'kbd', 'samp', 'var', 'img']);

interface Run {
  node?: Text;
  text: string;
}
