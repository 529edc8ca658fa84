import { defineElement } from '../define-element.ts';
import styles from './quote-share.css?inline';
import type { Shared } from './share-links.ts';

/**
 * Offers to share a selected passage of the article, with a button after the paragraph where the
 * selection ends, so that it is also the next tab stop. It floats above the text, which does not
 * move. `quote-link.ts`, loaded on first use, composes the shared text.
 *
 * Reads its own attributes: `data-label` (label of the button), `data-copied` (message after
 * copying), `data-href` (the article's address). Reads the headline from the page.
 */
class QuoteShare extends HTMLElement {
  #timer = 0;
  /** The passage on offer. The selection itself may extend over the button. */
  #range: Range | undefined;
  readonly #button = document.createElement('button');

  connectedCallback(): void {
    this.#button.type = 'button';
    this.#button.className = 'quote-button ui';
    this.#button.textContent = this.dataset['label'] ?? '';
    // Pressing the button must not clear the selection before the click reads it.
    this.#button.addEventListener('pointerdown', (event) => event.preventDefault());
    this.#button.addEventListener('click', () => void this.#share());
    document.addEventListener('selectionchange', this.#onSelection);
    // Text may have been selected before the script was loaded.
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

/** The selection, if it is inside one article and 3 to 2000 characters long. */
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
