import { defineElement } from '../define-element.ts';
import styles from '../drawn-lists.css?inline';
import { nearestAnchor } from './nearest-section.ts';

/**
 * Suggests the article and section nearest to an address that does not exist.
 *
 * Reads its own attributes: `data-articles` (the path that those of articles begin with), `data-list`
 * (address of the list of articles: slug, title and, if a pattern makes it, path), `data-base` (the
 * path of the site, if addresses of articles may contain dates), `data-note` (text before the suggestions).
 */
class NearestPage extends HTMLElement {
  connectedCallback(): void {
    void this.#suggest().catch(() => undefined);
  }

  async #suggest(): Promise<void> {
    const { articles = '', base, note = '' } = this.dataset;
    const [slug, ...rest] = wantedParts(articles, base);
    if (slug === undefined) return;
    const found = await this.#article(articles, slug);
    if (!found) return;
    const section = rest[0] === undefined ? undefined : nearestSection(found.page, rest[0]);
    const suggestions = [
      ...(section ? [link(`${found.path}${section.id}/`, section.textContent)] : []),
      link(found.path, found.page.querySelector('h1')?.textContent ?? slug),
    ];
    const paragraph = document.createElement('p');
    paragraph.textContent = note;
    const list = document.createElement('ul');
    for (const suggestion of suggestions) {
      const item = document.createElement('li');
      item.append(suggestion);
      list.append(item);
    }
    this.replaceChildren(paragraph, list);
  }

  /** The article with that slug, or the nearest one in the list. */
  async #article(
    articles: string,
    slug: string,
  ): Promise<{ path: string; page: Document } | undefined> {
    const answer = await fetch(this.dataset['list'] ?? '');
    const list = (await answer.json()) as [slug: string, title: string, path?: string][];
    const candidates = list.map(([id, text]) => ({ id, text }));
    const nearest = nearestAnchor(slug, candidates) ?? slug;
    const path = list.find(([id]) => id === nearest)?.[2] ?? `${articles}${nearest}/`;
    const page = await readPage(path);
    return page && { path, page };
  }
}

/**
 * The parts of the address that name an article and a section, with or without the path
 * and the date before them.
 */
function wantedParts(articles: string, base: string | undefined): string[] {
  const root = base ?? articles.slice(0, articles.lastIndexOf('/', articles.length - 2) + 1);
  const path = location.pathname.startsWith(root)
    ? location.pathname.slice(root.length)
    : location.pathname;
  const parts = path
    .replace(/(\/index)?\.html?$|\.md$/, '')
    .split('/')
    .filter(Boolean);
  const first = articles.slice(root.length, -1);
  const isBelow = nearestAnchor(parts[0] ?? '', [{ id: first, text: '' }]) === first;
  const below = parts.length > 1 && first !== '' && isBelow ? parts.slice(1) : parts;
  if (base === undefined) return below;
  const start = below.findIndex((part) => !/^\d+$/.test(part));
  return start < 0 ? [] : below.slice(start);
}

function nearestSection(page: Document, wanted: string): Element | undefined {
  const headings = [...page.querySelectorAll('article :is(h2, h3, h4, h5, h6)[id]')];
  const candidates = headings.map(({ id, textContent }) => ({ id, text: textContent }));
  const id = nearestAnchor(wanted, candidates);
  return headings.find((heading) => heading.id === id);
}

/** A page of this site as a document whose scripts do not run. `undefined` if there is none. */
function readPage(path: string): Promise<Document | undefined> {
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open('GET', path);
    request.responseType = 'document';
    request.addEventListener('loadend', () =>
      done(request.status === 200 ? (request.responseXML ?? undefined) : undefined),
    );
    request.send();
  });
}

function link(href: string, text: string): HTMLAnchorElement {
  const anchor = document.createElement('a');
  anchor.href = href;
  anchor.textContent = text;
  return anchor;
}

defineElement('nearest-page', NearestPage, styles);
