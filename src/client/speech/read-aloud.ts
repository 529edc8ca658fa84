import { defineElement } from '../define-element.ts';

/**
 * Offers to read the article aloud where the browser has a voice for its language; hidden elsewhere, with all that stands
 * around it in its list item. The rest is loaded on first use.
 *
 * Reads from itself: `data-from` (id of the section to begin with; the headline where there is none), and what
 * `read-aloud-player.ts` reads. Contains the button.
 */
class ReadAloud extends HTMLElement {
  connectedCallback(): void {
    if (!('speechSynthesis' in window)) return;
    speechSynthesis.addEventListener?.('voiceschanged', this.#offer);
    this.addEventListener('click', this.#onClick);
    this.#offer();
  }

  readonly #offer = (): void => {
    const language = (tag: string) => tag.split(/[-_]/)[0];
    const wanted = language(document.documentElement.lang);
    const hasVoice = speechSynthesis.getVoices().some(({ lang }) => language(lang) === wanted);
    this.closest('li')?.toggleAttribute('hidden', !hasVoice);
  };

  readonly #onClick = (): void => {
    // Some browsers let a page speak only when it first speaks within the click itself.
    speechSynthesis.speak(new SpeechSynthesisUtterance(''));
    void import('./read-aloud-player.ts').then(({ readAloud }) => readAloud(this));
  };
}

defineElement('read-aloud', ReadAloud);
