import { defineElement } from '../define-element.ts';
import styles from '../drawn-lists.css?inline';
import { unescapeHtml } from './unescape-html.ts';

/**
 * Lists the articles that can be read offline, the most recently opened first.
 *
 * Reads its own attributes: `data-cache` (name of the articles' cache), `data-none` (text if there
 * are no articles).
 */
class KeptArticles extends HTMLElement {
  connectedCallback(): void {
    void this.#list();
  }

  async #list(): Promise<void> {
    const name = this.dataset['cache'] ?? '';
    const cache = (await caches.has(name)) ? await caches.open(name) : undefined;
    const kept = (await cache?.keys()) ?? [];
    const items = await Promise.all(
      [...kept].reverse().map(async (request) => {
        const page = (await (await cache?.match(request))?.text()) ?? '';
        const title = /<h1[^>]*>([^<]*)<\/h1>/.exec(page)?.[1];
        if (title === undefined) return [];
        const item = document.createElement('li');
        const link = document.createElement('a');
        link.href = request.url;
        link.lang = /<html[^>]*\slang="?([\w-]+)/.exec(page)?.[1] ?? '';
        link.textContent = unescapeHtml(title);
        item.append(link);
        return [item];
      }),
    );
    const list = document.createElement('ul');
    list.append(...items.flat());
    if (list.childElementCount > 0) this.replaceChildren(list);
    else this.textContent = this.dataset['none'] ?? '';
  }
}

defineElement('kept-articles', KeptArticles, styles);
