import { articleHits, type Fragment, type Part, type SectionHit } from './search-hits.ts';

/**
 * An entry of the results: an article with its matching sections, in the article's `language`.
 * `more` is the label for further sections, with `%` for their number.
 */
export function foundArticle(fragment: Fragment, language: string, more: string): HTMLLIElement {
  const { headline, opening, sections, terms } = articleHits(fragment);
  const { kicker, date } = fragment.meta;
  const item = element('li', 'found');
  item.lang = language;
  if (kicker) item.append(element('p', 'kicker ui', kicker));
  const heading = element('h2');
  heading.append(link(fragment.url, terms, headline));
  item.append(heading);
  if (date) item.append(element('p', 'ui', date));
  if (opening) item.append(paragraph(opening));
  item.append(...sectionLists(fragment.url, sections, more));
  return item;
}

/** The best matching sections, in the article's order; the others inside `details`. */
function sectionLists(url: string, hits: SectionHit[], more: string): HTMLElement[] {
  const most = 4;
  const least = [...hits].sort((a, b) => b.count - a.count)[most - 1]?.count ?? 0;
  const first = new Set(
    [
      ...hits.filter(({ count }) => count > least),
      ...hits.filter(({ count }) => count === least),
    ].slice(0, most),
  );
  const shown = hits.length > most + 1 ? hits.filter((hit) => first.has(hit)) : hits;
  const rest = hits.filter((hit) => !shown.includes(hit));
  const list = (own: SectionHit[]) => {
    const ul = element('ul');
    ul.append(...own.map((hit) => sectionItem(url, hit)));
    return ul;
  };
  if (rest.length === 0) return shown.length > 0 ? [list(shown)] : [];
  const details = element('details');
  const summary = element('summary', 'ui', more.replace('%', String(rest.length)));
  details.append(summary, list(rest));
  return [list(shown), details];
}

function sectionItem(url: string, { id, number, heading, excerpt, terms }: SectionHit): Element {
  const item = element('li');
  const anchor = link(url, terms, heading, id);
  anchor.dataset['number'] = String(number);
  item.append(anchor);
  if (excerpt.length > 0) item.append(paragraph(excerpt));
  return item;
}

/** A link to an article or one of its sections, which tells that page what to mark. */
function link(url: string, terms: string[], text: Part[], id = ''): HTMLAnchorElement {
  const anchor = element('a');
  const highlight = new URLSearchParams({ highlight: terms.slice(0, 8).join(' ') });
  anchor.href = `${url}?${String(highlight)}${id && `#${id}`}`;
  anchor.append(...nodes(text));
  return anchor;
}

function paragraph(parts: Part[]): HTMLParagraphElement {
  const p = element('p');
  p.append(...nodes(parts));
  return p;
}

function nodes(parts: Part[]): (string | HTMLElement)[] {
  return parts.flatMap(({ text, isHit }) => {
    if (!isHit) return [text];
    // The mark ends with the word, before the comma.
    const [, before = '', word = text, after = ''] =
      /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(text) ?? [];
    return [before, element('mark', '', word), after];
  });
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className = '',
  text = '',
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  made.textContent = text;
  return made;
}
