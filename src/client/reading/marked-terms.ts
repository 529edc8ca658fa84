import { adoptStyles, whenShown } from '../define-element.ts';
import styles from './marked-terms.css?inline';

/**
 * Highlights search terms in the article's text: those of `?highlight=` in the address. Does
 * nothing in browsers without https://www.w3.org/TR/css-highlight-api-1/.
 */
function markTerms(): void {
  const terms = (new URLSearchParams(location.search).get('highlight') ?? '')
    .split(' ')
    .filter(Boolean)
    .slice(0, 8);
  const article = document.querySelector('article');
  if (terms.length === 0 || !article || !('highlights' in CSS)) return;
  const words = terms.map((term) => term.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  const marks = new Highlight();
  const texts = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    if (node.parentElement?.closest('.ui')) continue;
    for (const { index, 0: word } of (node.textContent ?? '').matchAll(pattern)) {
      const range = new Range();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      marks.add(range);
    }
  }
  adoptStyles(styles);
  CSS.highlights.set('searched', marks);
}

whenShown(markTerms);
