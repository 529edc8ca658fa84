import { defineElement } from '../define-element.ts';

/**
 * Replaces the offer below a link by what the link leads to, once the reader asks for it, and moves
 * the focus into it. Before that, nothing is requested from elsewhere.
 *
 * Reads its own attribute `data-src` (an https address). Contains the link, which names the frame,
 * and a hidden element with the class `offer` that has the button.
 */
class LinkEmbed extends HTMLElement {
  connectedCallback(): void {
    const offer = this.querySelector<HTMLElement>('.offer');
    if (!offer) return;
    offer.hidden = false;
    offer.querySelector('button')?.addEventListener('click', () => this.#load(offer));
  }

  #load(offer: HTMLElement): void {
    const frame = document.createElement('iframe');
    frame.title = this.querySelector('a')?.textContent.trim() ?? '';
    frame.allow = 'encrypted-media; fullscreen; picture-in-picture';
    // Some players refuse to play for a page that does not say whose it is.
    frame.referrerPolicy = 'strict-origin';
    frame.sandbox.add(...allowed);
    frame.src = this.dataset['src'] ?? '';
    offer.replaceWith(frame);
    frame.focus();
  }
}

/** Players need their own scripts and storage; their links open in a new tab. */
const allowed = [
  'allow-forms',
  'allow-popups',
  'allow-popups-to-escape-sandbox',
  'allow-presentation',
  'allow-same-origin',
  'allow-scripts',
];

defineElement('link-embed', LinkEmbed);
