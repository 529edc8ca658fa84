import { defineElement } from '../define-element.ts';
import styles from './page-notes.css?inline';

/**
 * Upgrades every `a.share` on the page, which already leads to the address it shares: a plain click opens the share
 * sheet on touch devices and copies the address elsewhere. The element itself is the page's status region.
 *
 * Reads from a link: `href`. Reads from itself: `data-copied` and
 * `data-failed` (what it says). Listens for `share-links:say` on the document, so that others can speak through it.
 */
class ShareLinks extends HTMLElement {
  #timer = 0;

  connectedCallback(): void {
    document.addEventListener('click', this.#onClick);
    document.addEventListener('share-links:copy', this.#onCopy);
  }

  readonly #onClick = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest('a.share') : null;
    const isPlain =
      event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!(link instanceof HTMLAnchorElement) || !isPlain || event.defaultPrevented) return;
    event.preventDefault();
    void this.#share(link.href, titleOf(link));
  };

  readonly #onCopy = (event: Event): void => {
    void this.#copy((event as CustomEvent<Copy>).detail);
  };

  async #share(url: string, title: string): Promise<void> {
    if ('share' in navigator && matchMedia('(pointer: coarse)').matches) {
      try {
        await navigator.share({ title, url });
        return;
      } catch (error) {
        // The reader closed the sheet: nothing happened, and nothing is to be said.
        if (error instanceof DOMException && error.name === 'AbortError') return;
      }
    }
    await this.#copy({ text: url, html: linkHtml(url, title), url });
  }

  async #copy({ text, html, url }: Copy): Promise<void> {
    const isCopied = (await copyRich(text, html)) || copyThroughEvent(text, html);
    this.#say(
      isCopied ? (this.dataset['copied'] ?? '') : `${this.dataset['failed'] ?? ''} ${url}`,
      isCopied,
    );
  }

  #say(message: string, passes: boolean): void {
    clearTimeout(this.#timer);
    this.textContent = message;
    if (passes) this.#timer = window.setTimeout(() => (this.textContent = ''), 5000);
  }
}

/** What a link's address leads to: the section whose line it stands in, and the article. */
function titleOf(link: Element): string {
  const heading = link.parentElement?.querySelector(':scope > :is(h2, h3, h4, h5, h6)');
  return [heading, document.querySelector('h1')]
    .flatMap((element) => element?.textContent.trim() ?? [])
    .join(' – ');
}

/** What is to be copied: as plain text, as HTML, and the address to show when copying fails. */
export interface Copy {
  text: string;
  html: string;
  url: string;
}

async function copyRich(text: string, html: string): Promise<boolean> {
  try {
    const item = new ClipboardItem({
      'text/plain': new Blob([text], { type: 'text/plain' }),
      'text/html': new Blob([html], { type: 'text/html' }),
    });
    await navigator.clipboard.write([item]);
    return true;
  } catch {
    return false;
  }
}

/** For pages without the asynchronous clipboard (plain http) or without leave to use it. */
function copyThroughEvent(text: string, html: string): boolean {
  let isSet = false;
  const fill = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.clipboardData?.setData('text/html', html);
    event.preventDefault();
    isSet = true;
  };
  document.addEventListener('copy', fill);
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way there, see above
  const isDone = document.execCommand('copy');
  document.removeEventListener('copy', fill);
  return isDone && isSet;
}

function linkHtml(url: string, title: string): string {
  const link = document.createElement('a');
  link.href = url;
  link.textContent = title;
  return link.outerHTML;
}

defineElement('share-links', ShareLinks, styles);
