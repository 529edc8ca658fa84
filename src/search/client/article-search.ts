import { foundArticle } from './found-article.ts';
import { SearchIndex, type Result } from './search-index.ts';
import { defineElement } from '../../client/define-element.ts';

/**
 * Searches the articles while the reader types, and shows results by article with the matching
 * sections. The terms are part of the address, so that a search can be linked to, and the browser's
 * back and forward buttons move between searches. The arrow keys move from the field through the
 * results.
 *
 * Reads from itself: `data-bundle` (path of the index), `data-one`, `data-many`, `data-none`
 * (messages about the number of results; `%` is replaced by the number or the terms),
 * `data-failed`, `data-more` (label of the button for more results), `data-sections` (label for
 * more sections; `%` as above). Contains a form with a field `q`, a status and a list.
 */
class ArticleSearch extends HTMLElement {
  readonly #form = this.querySelector('form');
  readonly #field = this.querySelector<HTMLInputElement>('input[name=q]');
  readonly #status = this.querySelector('[role=status]');
  readonly #list = this.querySelector('ol');
  readonly #more = document.createElement('button');
  readonly #index = new SearchIndex(this.dataset['bundle'] ?? '');
  #terms = '';
  #results: Result[] = [];
  #turn = 0;
  #timer = 0;
  #hasFailed = false;
  /**
   * Whether the terms in the address are a finished search, which the next one must not overwrite.
   */
  #isSettled = true;

  connectedCallback(): void {
    this.#form?.addEventListener('submit', this.#onSubmit);
    this.#field?.addEventListener('input', this.#onInput);
    this.#field?.addEventListener('change', this.#onSettle);
    this.addEventListener('keydown', this.#onKey);
    window.addEventListener('popstate', this.#onHistory);
    window.addEventListener('pageshow', this.#onReturn);
    this.#more.type = 'button';
    this.#more.className = 'ui';
    this.#more.textContent = this.dataset['more'] ?? '';
    this.#more.addEventListener('click', this.#showFurther);
    // What was typed before the script loaded takes precedence over the address.
    if (this.#field?.value) this.#enter();
    else this.#onHistory();
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
    const terms = (new URLSearchParams(location.search).get('q') ?? '').trim();
    if (this.#field) this.#field.value = terms;
    this.#isSettled = true;
    this.#search(terms);
  };

  /** WebKit clears the field of a page restored from its cache. */
  readonly #onReturn = ({ persisted }: PageTransitionEvent): void => {
    if (persisted && this.#field) this.#field.value = this.#terms;
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

  /** Puts the terms into the address and searches for them. */
  #enter(): void {
    const terms = this.#field?.value.trim() ?? '';
    const url = new URL(location.href);
    if (terms === (url.searchParams.get('q') ?? '').trim()) {
      if (this.#hasFailed) this.#search(terms);
      return;
    }
    url.search = terms === '' ? '' : String(new URLSearchParams({ q: terms }));
    if (this.#isSettled) history.pushState(null, '', url);
    else history.replaceState(null, '', url);
    this.#isSettled = false;
    this.#search(terms);
  }

  #search(terms: string): void {
    this.#turn += 1;
    this.#terms = terms;
    void this.#show(this.#answer(), false);
  }

  readonly #showFurther = (): void => {
    this.#turn += 1;
    void this.#show(this.#showMore(), true);
  };

  /**
   * A part of the index may be missing because the site has been deployed again: then everything is
   * requested once more.
   */
  async #show(first: Promise<void>, isFurther: boolean): Promise<void> {
    const turn = this.#turn;
    const isCurrent = () => turn === this.#turn;
    this.#hasFailed = false;
    try {
      await first.catch(() => (isCurrent() ? this.#answer(isFurther) : undefined));
      if (isCurrent()) this.#say();
    } catch {
      if (!isCurrent()) return;
      this.#hasFailed = true;
      if (!isFurther) this.#clear();
      if (this.#status && this.#terms !== '')
        this.#status.textContent = this.dataset['failed'] ?? '';
    }
  }

  /**
   * Searches and shows the results: from the beginning or, if `isFurther`, after those already
   * shown.
   */
  async #answer(isFurther = false): Promise<void> {
    const turn = this.#turn;
    const results = await this.#index.search(this.#terms);
    if (turn !== this.#turn) return;
    this.#results = results;
    if (!isFurther) this.#clear();
    await this.#showMore();
  }

  async #showMore(): Promise<void> {
    const turn = this.#turn;
    const shown = this.#list?.childElementCount ?? 0;
    const next = this.#results.slice(shown, shown + 10);
    const more = this.dataset['sections'] ?? '';
    const items = await Promise.all(
      next.map(async ({ data, language }) => foundArticle(await data(), language, more)),
    );
    if (turn !== this.#turn) return;
    this.#list?.append(...items);
    if (shown + items.length < this.#results.length) this.append(this.#more);
    else this.#more.remove();
    if (shown > 0) items[0]?.querySelector('a')?.focus();
  }

  #clear(): void {
    this.#list?.replaceChildren();
    this.#more.remove();
  }

  #say(): void {
    if (!this.#status) return;
    const terms = this.#terms;
    const count = this.#results.length;
    const { one, many, none } = this.dataset;
    const number = count.toLocaleString(document.documentElement.lang);
    const sentence =
      count === 0 ? fill(none, terms) : count === 1 ? (one ?? '') : fill(many, number);
    this.#status.textContent = terms === '' ? '' : sentence;
  }
}

function fill(sentence: string | undefined, word: string): string {
  return (sentence ?? '').replace('%', () => word);
}

defineElement('article-search', ArticleSearch);
