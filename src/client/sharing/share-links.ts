import { defineElement } from '../define-element.ts';

/**
 * Upgrades every `a.share` on the page, which already links to the address it shares. A plain click
 * opens the share sheet on touch devices and copies the address elsewhere. The element itself is
 * the page's status region.
 *
 * Reads `href` of a link. Reads its own attributes: `data-copied` and `data-failed` (messages after
 * copying). Listens for `share-links:share` on the document, with a `Shared` as its `detail`, so
 * that other scripts can share in the same way.
 */
class ShareLinks extends HTMLElement {
  #timer = 0;

  connectedCallback(): void {
    document.addEventListener('click', this.#onClick);
    document.addEventListener('share-links:share', this.#onShare);
  }

  readonly #onClick = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest('a.share') : null;
    const isPlain =
      event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!(link instanceof HTMLAnchorElement) || !isPlain || event.defaultPrevented) return;
    event.preventDefault();
    const [url, title] = [link.href, titleOf(link)];
    void this.#share({ url, title, plain: url, html: linkHtml(url, title) });
  };

  readonly #onShare = (event: Event): void => {
    void this.#share((event as CustomEvent<Shared>).detail);
  };

  async #share(shared: Shared): Promise<void> {
    const { title, text, url } = shared;
    if ('share' in navigator && matchMedia('(pointer: coarse)').matches) {
      try {
        await navigator.share({ title, ...(text !== undefined && { text }), url });
        return;
      } catch (error) {
        // The reader closed the sheet: nothing was shared, so there is no message.
        if (error instanceof DOMException && error.name === 'AbortError') return;
      }
    }
    await this.#copy(shared);
  }

  async #copy({ plain, html, url, copied = this.dataset['copied'] ?? '' }: Shared): Promise<void> {
    // Comes first: browsers allow a page to copy only directly after a click.
    const isCopied = (await copyRich(plain, html)) || copyThroughEvent(plain, html);
    await import('./page-notes.ts').catch(() => undefined);
    this.#say(isCopied ? copied : `${this.dataset['failed'] ?? ''} ${url}`, isCopied);
  }

  #say(message: string, passes: boolean): void {
    clearTimeout(this.#timer);
    this.textContent = message;
    if (passes) this.#timer = window.setTimeout(() => (this.textContent = ''), 5000);
  }
}

/** The target of a link: the section of its section line, and the article. */
function titleOf(link: Element): string {
  const heading = link.parentElement?.querySelector(':scope > :is(h2, h3, h4, h5, h6)');
  return [heading, document.querySelector('h1')]
    .flatMap((element) => element?.textContent.trim() ?? [])
    .join(' – ');
}

/** What is shared: a title, an optional text and one address for the share sheet. */
export interface Shared {
  title: string;
  text?: string;
  url: string;
  /** What is copied if there is no share sheet, as plain text and as HTML. */
  plain: string;
  html: string;
  /** The message after copying, in place of the default. */
  copied?: string;
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

/** For pages without the asynchronous clipboard (plain http) or without permission to use it. */
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

defineElement('share-links', ShareLinks);
