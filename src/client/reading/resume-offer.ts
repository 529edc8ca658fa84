import { recallReading, rememberReading } from './reading-memory.ts';
import { defineElement } from '../define-element.ts';

/**
 * Remembers on this device which sections of the article were read and where reading stopped, and
 * offers returning readers to resume there. Depends on the marks of `contents-list`; without a
 * contents list it does nothing.
 *
 * Reads its own attributes: `data-label` (before the section's number and heading), `data-close`
 * (label of the button). Reads from the contents list: `data-article`, and `data-left` of each link
 * (the reading time from there). Sends `reading-memory:change`, and listens for
 * `reader-controls:forget`, on the document.
 */
class ResumeOffer extends HTMLElement {
  readonly #list = document.querySelector<HTMLElement>('contents-list');
  readonly #article = this.#list?.dataset['article'] ?? '';
  /** Seconds for which each section was current in a visible window. */
  readonly #seconds = new Map<string, number>();

  connectedCallback(): void {
    if (!this.#list) return;
    setInterval(() => this.#tick(), 1000);
    document.addEventListener('reader-controls:forget', this.#onForget);
    addEventListener('scroll', this.#onScroll, { passive: true });
    // By then the browser has restored the position or jumped to a fragment.
    if (document.readyState === 'complete') void this.#offer();
    else addEventListener('load', () => setTimeout(() => void this.#offer()), { once: true });
  }

  async #offer(): Promise<void> {
    const { at } = recallReading(this.#article);
    const isArriving = location.hash !== '' || document.querySelector('[autofocus]') !== null;
    const isElsewhere = () => scrollY > innerHeight / 2;
    if (at === undefined || isArriving || isElsewhere()) return;
    const { offerToResume } = await import('./offer-to-resume.ts');
    if (!isElsewhere()) offerToResume(this, at);
  }

  /** Readers who scroll on by themselves need no offer. */
  readonly #onScroll = (): void => {
    if (scrollY > innerHeight) this.replaceChildren();
  };

  #tick(): void {
    const links = [...(this.#list?.querySelectorAll('a') ?? [])];
    const link = links.find((candidate) => candidate.ariaCurrent);
    if (document.hidden || !link || scrollY === 0) return;
    const id = link.hash.slice(1);
    const seconds = (this.#seconds.get(id) ?? 0) + 1;
    this.#seconds.set(id, seconds);
    // Read each time, because other windows may change it.
    const { read, at } = recallReading(this.#article);
    const isNowRead = !read.includes(id) && isRead(id, seconds);
    if (isNowRead) read.push(id);
    // A reader at the last section has nothing left to resume, and one who scrolls past has not
    // stopped there.
    const isDone = link === links.at(-1) && read.includes(id);
    const stop = isDone ? undefined : seconds >= 3 ? id : at;
    if (!isNowRead && stop === at) return;
    rememberReading(this.#article, { read, ...(stop !== undefined && { at: stop }) });
    if (isNowRead) document.dispatchEvent(new Event('reading-memory:change'));
  }

  readonly #onForget = (): void => {
    this.#seconds.clear();
    this.replaceChildren();
    document.dispatchEvent(new Event('reading-memory:change'));
  };
}

/**
 * A section is read if its end was in view and the time spent was at least that of a very fast
 * reader.
 */
function isRead(id: string, seconds: number): boolean {
  const section = document.getElementById(id)?.closest('section');
  if (!section) return false;
  const charactersPerSecond = 60;
  return (
    section.getBoundingClientRect().bottom <= innerHeight + 2 &&
    seconds >= Math.min(section.textContent.length / charactersPerSecond, 30)
  );
}

defineElement('resume-offer', ResumeOffer);
