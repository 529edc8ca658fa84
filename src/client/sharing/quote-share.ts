import { defineElement } from '../define-element.ts';
import styles from './quote-share.css?inline';
import type { Shared } from './share-links.ts';

/**
 * Offers to share a selected passage of the article: a button after the paragraph in which the
 * selection ends, so that it is the next stop of the tab key too. It floats above the text, which
 * stays where it is. What it shares is put together by `quote-link.ts`, loaded on first use.
 *
 * Reads from itself: `data-label` (text of the button), `data-copied` (what is said after copying),
 * `data-href` (the article's address); from the page its headline.
 */
class QuoteShare extends HTMLElement {
  #timer = 0;
  /** The passage on offer: the selection itself may come to contain the button. */
  #range: Range | undefined;
  readonly #button = document.createElement('button');

  connectedCallback(): void {
    this.#button.type = 'button';
    this.#button.className = 'quote-button ui';
    this.#button.textContent = this.dataset['label'] ?? '';
    // The press must not clear the selection before the click has read it.
    this.#button.addEventListener('pointerdown', (event) => event.preventDefault());
    this.#button.addEventListener('click', () => void this.#share());
    document.addEventListener('selectionchange', this.#onSelection);
    // Something may have been selected before the script was there.
    this.#onSelection();
  }

  readonly #onSelection = (): void => {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#offer(), 250);
  };

  async #offer(): Promise<void> {
    if (document.activeElement === this.#button) return;
    const selected = selectedRange();
    if (!selected) {
      this.#button.remove();
      return;
    }
    const { lastBlock, tightened } = await import('./quote-link.ts');
    this.#range = tightened(selected);
    lastBlock(this.#range).after(this.#button);
  }

  async #share(): Promise<void> {
    if (!this.#range) return;
    const { quoteLink } = await import('./quote-link.ts');
    const title = document.querySelector('h1')?.textContent.trim() ?? '';
    const detail: Shared = {
      ...quoteLink(this.#range, title, this.dataset['href'] ?? ''),
      copied: this.dataset['copied'] ?? '',
    };
    document.dispatchEvent(new CustomEvent('share-links:share', { detail }));
    this.#button.remove();
  }
}

/** The selection, when it lies in the text of one article and is neither a slip nor half of it. */
function selectedRange(): Range | undefined {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const { length } = selection.toString().trim();
  const container = range.commonAncestorContainer;
  const element = container instanceof Element ? container : container.parentElement;
  return length >= 3 && length <= 2000 && element?.closest('article') ? range : undefined;
}

defineElement('quote-share', QuoteShare, styles);
