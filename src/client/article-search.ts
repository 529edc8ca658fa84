import { articleHits, type Fragment, type Part, type SectionHit } from './search-hits.ts';

/**
 * Searches the articles while the reader types, and shows what it finds by article with the sections that answer.
 * The terms stand in the address, so that a search can be linked to, and the browser's own buttons lead from one to the next.
 * The arrow keys go from the field through the results.
 *
 * Reads from itself: `data-bundle` (path of the index), `data-one`, `data-many`, `data-none` (what it says of the number
 * of results; `%` stands for the number or the terms), `data-failed`, `data-more` (name of the button for more results),
 * `data-sections` (name of what holds more sections; `%` as above). Holds a form with a field `q`, a status and a list.
 */
class ArticleSearch extends HTMLElement {
  readonly #form = this.querySelector('form');
  readonly #field = this.querySelector<HTMLInputElement>('input[name=q]');
  readonly #status = this.querySelector('[role=status]');
  readonly #list = this.querySelector('ol');
  readonly #more = document.createElement('button');
  #engines: Promise<Engine[]> | undefined;
  #results: Result[] = [];
  #turn = 0;
  #timer = 0;
  /** The terms in the address are a search of their own, which the next one must not overwrite. */
  #isSettled = true;

  connectedCallback(): void {
    this.#form?.addEventListener('submit', this.#onSubmit);
    this.#field?.addEventListener('input', this.#onInput);
    this.#field?.addEventListener('change', this.#onSettle);
    this.addEventListener('keydown', this.#onKey);
    window.addEventListener('popstate', this.#onHistory);
    this.#more.type = 'button';
    this.#more.className = 'ui';
    this.#more.textContent = this.dataset['more'] ?? '';
    this.#more.addEventListener('click', () => void this.#showMore());
    // What was typed while the script was on its way goes before what the address says.
    if (this.#field?.value) this.#enter();
    else this.#onHistory();
  }

  disconnectedCallback(): void {
    window.removeEventListener('popstate', this.#onHistory);
  }

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    clearTimeout(this.#timer);
    this.#enter();
    this.#onSettle();
  };

  readonly #onInput = (): void => {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#enter(), 200);
  };

  readonly #onSettle = (): void => {
    this.#isSettled = true;
  };

  readonly #onHistory = (): void => {
    const terms = new URLSearchParams(location.search).get('q') ?? '';
    if (this.#field) this.#field.value = terms;
    this.#isSettled = true;
    void this.#search(terms);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey || !this.#field)
      return;
    const stops = [this.#field, ...this.querySelectorAll<HTMLElement>('ol a, ol summary')].filter(
      (stop) => stop.checkVisibility(),
    );
    const at = stops.findIndex((stop) => stop === document.activeElement);
    const next = stops[at + step];
    if (at < 0 || !next) return;
    event.preventDefault();
    next.focus();
  };

  /** Puts what stands in the field into the address and searches for it. */
  #enter(): void {
    const terms = this.#field?.value.trim() ?? '';
    const url = new URL(location.href);
    if (terms === (url.searchParams.get('q') ?? '')) return;
    url.search = terms === '' ? '' : String(new URLSearchParams({ q: terms }));
    if (this.#isSettled) history.pushState(null, '', url);
    else history.replaceState(null, '', url);
    this.#isSettled = false;
    void this.#search(terms);
  }

  async #search(terms: string): Promise<void> {
    const turn = ++this.#turn;
    try {
      this.#engines ??= this.#load();
      const engines = await this.#engines;
      const found =
        terms === '' ? [] : await Promise.all(engines.map((engine) => engine.search(terms)));
      if (turn !== this.#turn) return;
      this.#results = found.flatMap(({ results }) => results).sort((a, b) => b.score - a.score);
      this.#list?.replaceChildren();
      await this.#showMore();
      if (turn === this.#turn) this.#say(terms, this.#results.length);
    } catch {
      this.#engines = undefined;
      if (turn === this.#turn && this.#status && terms !== '')
        this.#status.textContent = this.dataset['failed'] ?? '';
    }
  }

  /** Loads the engine once for each language that has articles. */
  async #load(): Promise<Engine[]> {
    const bundle = this.dataset['bundle'] ?? '';
    const answer = await fetch(`${bundle}languages.json`);
    const languages = (await answer.json()) as string[];
    return Promise.all(
      languages.map(async (language) => {
        const engine = (await import(
          /* @vite-ignore */ `${bundle}${language}/pagefind.js`
        )) as Pagefind;
        // Workers are started from a plain string, which Trusted Types do not allow.
        await engine.options({ noWorker: true });
        await engine.init();
        return {
          search: async (terms) => {
            const { results } = await engine.search(terms);
            return { results: results.map((result) => ({ ...result, language })) };
          },
        };
      }),
    );
  }

  async #showMore(): Promise<void> {
    const turn = this.#turn;
    const shown = this.#list?.childElementCount ?? 0;
    const next = this.#results.slice(shown, shown + 10);
    const items = await Promise.all(
      next.map(async (result) => this.#item(await result.data(), result.language)),
    );
    if (turn !== this.#turn) return;
    this.#list?.append(...items);
    if (shown + items.length < this.#results.length) this.append(this.#more);
    else this.#more.remove();
    if (shown > 0) items[0]?.querySelector('a')?.focus();
  }

  #item(fragment: Fragment, language: string): HTMLLIElement {
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
    item.append(...this.#sections(fragment.url, sections));
    return item;
  }

  /** The sections that answer most, in the article's order; the others behind a summary. */
  #sections(url: string, hits: SectionHit[]): HTMLElement[] {
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
    details.append(
      element('summary', 'ui', fill(this.dataset['sections'], String(rest.length))),
      list(rest),
    );
    return [list(shown), details];
  }

  #say(terms: string, count: number): void {
    if (!this.#status) return;
    const { one, many, none } = this.dataset;
    const number = count.toLocaleString(document.documentElement.lang);
    const sentence =
      count === 0 ? fill(none, terms) : count === 1 ? (one ?? '') : fill(many, number);
    this.#status.textContent = terms === '' ? '' : sentence;
  }
}

function sectionItem(url: string, { id, number, heading, excerpt, terms }: SectionHit): Element {
  const item = element('li');
  const anchor = link(url, terms, heading, id);
  anchor.dataset['number'] = String(number);
  item.append(anchor);
  if (excerpt.length > 0) item.append(paragraph(excerpt));
  return item;
}

/** A link to an article or one of its sections, which tells the page there what to mark. */
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
    // The mark ends with the word, not with the comma after it.
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

function fill(sentence: string | undefined, word: string): string {
  return (sentence ?? '').replace('%', () => word);
}

/** The part of Pagefind's interface that is used, https://pagefind.app/docs/api/. */
interface Pagefind {
  options: (options: { noWorker: boolean }) => Promise<void>;
  init: () => Promise<void>;
  search: (terms: string) => Promise<{ results: Omit<Result, 'language'>[] }>;
}

/** Pagefind for one language. */
interface Engine {
  search: (terms: string) => Promise<{ results: Result[] }>;
}

interface Result {
  score: number;
  language: string;
  data: () => Promise<Fragment>;
}

customElements.define('article-search', ArticleSearch);
