import type { Removed } from './draft.ts';
import { askDefuddle, askReadability } from './extractors.ts';
import { findNoise, removedBy } from './noise-rules.ts';
import type { PageBlock } from './page-blocks.ts';
import type { PageMetadata } from './read-metadata.ts';
import type { Refusal } from './refusal.ts';

/** Decides for every block of a page whether it belongs to the article. */
export function chooseBlocks(
  document: Document,
  blocks: readonly PageBlock[],
  metadata: PageMetadata,
  url: string | undefined,
): ChosenBlocks | Refusal {
  const declared = metadata.hasMarkdownSource ? soleArticle(document) : undefined;
  if (declared) return chooseAll(declared, blocks);
  const readability = askReadability(document);
  const defuddle = askDefuddle(document, url);
  const kept = new Set<number>();
  const removed: Removed[] = [];
  for (const [number, { text }] of blocks.entries()) {
    const noise = findNoise(text);
    if (!readability.has(number) && !defuddle.has(number))
      removed.push({ text, reason: 'outside the article', rule: 'outside-article' });
    else if (noise) removed.push(removedBy(noise, text));
    else kept.add(number);
  }
  return { kept, removed };
}

/** The one article of a page. */
function soleArticle(document: Document): Element | undefined {
  const [article, ...more] = document.querySelectorAll('main article, article[role="main"]');
  return more.length === 0 ? article : undefined;
}

/** Where a page was made of Markdown, everything in its article is text but the lines around the headline. */
function chooseAll(article: Element, blocks: readonly PageBlock[]): ChosenBlocks {
  const head = article.querySelector('header');
  const kept = new Set<number>();
  const removed: Removed[] = [];
  for (const [number, { text, element }] of blocks.entries()) {
    const noise = element.closest('table, pre, figure') ? undefined : findNoise(text);
    if (!article.contains(element))
      removed.push({ text, reason: 'outside the article', rule: 'outside-article' });
    else if (head?.contains(element))
      removed.push({
        text,
        reason: 'a line about the article, beside its headline',
        rule: 'article-head',
      });
    else if (noise) removed.push(removedBy(noise, text));
    else kept.add(number);
  }
  return { kept, removed };
}

export interface ChosenBlocks {
  kept: Set<number>;
  removed: Removed[];
}
