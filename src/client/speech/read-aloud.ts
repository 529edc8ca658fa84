import { defineElement } from '../define-element.ts';

/**
 * Offers to read the article aloud if the browser has a voice for its language. Otherwise it is
 * hidden with the rest of its list item. The player is loaded on first use.
 *
 * Reads its own attributes: `data-from` (id of the first section; the headline if absent), and
 * those that `read-aloud-player.ts` reads. Contains the button.
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
    // Some browsers allow speech only if it starts within the click event.
    speechSynthesis.speak(new SpeechSynthesisUtterance(''));
    void import('./read-aloud-player.ts').then(({ readAloud }) => readAloud(this));
  };
}

defineElement('read-aloud', ReadAloud);
