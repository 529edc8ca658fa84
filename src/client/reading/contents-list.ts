import { defineElement } from '../define-element.ts';
import styles from './contents-list.css?inline';
import { recallReading } from './reading-memory.ts';
import { currentHeading, headingOf, isInView, landing } from './section-position.ts';

/**
 * Marks the current section in the contents list and in the segmented rule. The list also shows
 * which sections have been read on this device.
 *
 * Reads its own attributes: `data-article` (the article's address), `data-read` (label of a section
 * that has been read). Listens for `reading-memory:change` and `reader-keys:arrive` on the
 * document.
 */
class ContentsList extends HTMLElement {
  #isAsked = false;
  /**
   * The target of the last followed link. It is the current section until the reader moves on, even
   * if the page ends before it reaches the top.
   */
  #arrived: Element | undefined;
  readonly #links = new Map<string, HTMLAnchorElement>();
  readonly #margin = matchMedia('(width >= 68rem)');

  connectedCallback(): void {
    for (const link of this.querySelectorAll('a')) this.#links.set(link.hash.slice(1), link);
    this.#arrived = landing();
    this.#margin.addEventListener('change', this.#onMargin);
    addEventListener('scroll', this.#ask, { passive: true });
    addEventListener('resize', this.#ask);
    addEventListener('hashchange', this.#onArrival);
    document.addEventListener('reader-keys:arrive', this.#onArrival);
    document.addEventListener('click', this.#onClick);
    document.addEventListener('reading-memory:change', this.#showRead);
    addEventListener('storage', this.#showRead);
    for (const type of moves)
      addEventListener(type, this.#onMove, { passive: true, capture: true });
    if (this.#margin.matches) this.#onMargin();
    this.#showRead();
    this.#ask();
  }

  readonly #onArrival = (): void => this.#arrive(location.hash);

  /**
   * In the margin, the style sheet shows the list even if it is closed. It is opened here for code
   * that reads the element.
   */
  readonly #onMargin = (): void => {
    this.querySelector('details')?.toggleAttribute('open', this.#isInMargin());
  };

  #isInMargin(): boolean {
    return this.querySelector('summary')?.checkVisibility() === false;
  }

  readonly #onClick = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
    if (!link || isElsewhere || link.pathname !== location.pathname || link.hash === '') return;
    this.#arrive(link.hash);
    // Closed before the browser jumps, so that the list does not take up space above the section.
    if (this.contains(link) && !this.#isInMargin())
      this.querySelector('details')?.removeAttribute('open');
  };

  #arrive(hash: string): void {
    this.#arrived = headingOf(hash);
    this.#ask();
  }

  readonly #onMove = (): void => {
    this.#arrived = undefined;
  };

  readonly #ask = (): void => {
    if (this.#isAsked) return;
    this.#isAsked = true;
    requestAnimationFrame(() => {
      this.#isAsked = false;
      this.#mark((isInView(this.#arrived) ? this.#arrived : currentHeading())?.id);
    });
  };

  #mark(id: string | undefined): void {
    const before = this.querySelector('[aria-current]');
    const link = id === undefined ? undefined : this.#links.get(id);
    if (before === (link ?? null)) return;
    before?.removeAttribute('aria-current');
    link?.setAttribute('aria-current', 'location');
    const at = [...this.#links.values()].findIndex((candidate) => candidate === link);
    document
      .querySelectorAll('.strokes i')
      .forEach((stroke, index) => stroke.classList.toggle('current', index === at));
    if (link) this.#keepInView(link);
  }

  /** Scrolls only the list, so that the current section is in its middle if the list is long. */
  #keepInView(link: HTMLElement): void {
    const [list, entry] = [this.getBoundingClientRect(), link.getBoundingClientRect()];
    const isInView = entry.top >= list.top && entry.bottom <= list.bottom;
    // Content must not move from under a pointer or the keyboard focus.
    if (!isInView && !this.matches(':hover, :has(:focus-visible)'))
      this.scrollTop += entry.top - list.top - this.clientHeight / 2;
  }

  readonly #showRead = (): void => {
    const { article = '', read = '' } = this.dataset;
    const ids = new Set(recallReading(article).read);
    for (const [id, link] of this.#links) {
      const note = link.querySelector('small');
      if (!note || ids.has(id) === 'minutes' in note.dataset) continue;
      if (ids.has(id)) {
        note.dataset['minutes'] = note.textContent;
        note.textContent = read;
      } else {
        note.textContent = note.dataset['minutes'] ?? '';
        delete note.dataset['minutes'];
      }
    }
  };
}

/** Events by which a reader moves on from a link's target. */
const moves = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const;

defineElement('contents-list', ContentsList, styles);
