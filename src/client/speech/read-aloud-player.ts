import styles from './read-aloud-player.css?inline';
import { playerBar, type PlayerBar } from './read-aloud-bar.ts';
import { spokenText } from './spoken-text.ts';

/**
 * Reads the article aloud from the position that `opener` names, with controls at the bottom edge
 * of the window. There is one player; a second opener moves it to another position.
 */
export function readAloud(opener: HTMLElement): void {
  player ??= new Player(opener);
  player.begin(opener);
}

let player: Player | undefined;

class Player {
  readonly #lang = document.documentElement.lang;
  readonly #text = spokenText(document.querySelector('article') ?? document.body, this.#lang);
  readonly #bar: PlayerBar;
  readonly #sheet = new CSSStyleSheet();
  #opener: HTMLElement;
  /** Index of the current or next sentence. */
  #at = 0;
  /** Referenced here because browsers discard unreferenced utterances without an `end` event. */
  #utterance: SpeechSynthesisUtterance | undefined;
  #timer = 0;

  constructor(opener: HTMLElement) {
    this.#opener = opener;
    this.#bar = playerBar(opener.dataset, this.#text.parts, this.#lang, {
      toggle: () => (this.#utterance ? this.#pause() : this.#speak()),
      skip: (step) => this.#skip(step),
      open: (part) => this.#goTo(this.#text.parts[part]?.first ?? 0),
      setRate: () => this.#utterance && this.#speak(),
      close: () => this.#close(),
    });
    this.#sheet.replaceSync(styles);
  }

  begin(opener: HTMLElement): void {
    this.#opener = opener;
    if (!this.#bar.element.isConnected) {
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet];
      document.querySelector('main')?.append(this.#bar.element);
      document.addEventListener('keydown', this.#onKey);
      window.addEventListener('pagehide', this.#onLeave);
    }
    const from = this.#text.parts.find(({ id }) => id !== '' && id === opener.dataset['from']);
    this.#goTo(from?.first ?? 0);
    this.#bar.focus();
  }

  #goTo(index: number): void {
    this.#at = index;
    this.#speak();
    this.#show();
  }

  /**
   * Moves to the next section, or back to the start of this section, or from there to the previous
   * section.
   */
  #skip(step: 1 | -1): void {
    const { parts, sentences } = this.#text;
    const part = sentences[this.#at]?.part ?? 0;
    const isInside = this.#at > (parts[part]?.first ?? 0);
    const target = parts[step === -1 && isInside ? part : part + step];
    if (target) this.#goTo(target.first);
  }

  /**
   * Speaks the current sentence and those after it, with one utterance each, because browsers cut
   * off long ones.
   */
  #speak(): void {
    const sentence = this.#text.sentences[this.#at];
    this.#silence();
    if (!sentence) {
      this.#at = 0;
      this.#update();
      return;
    }
    const utterance = new SpeechSynthesisUtterance(sentence.text);
    utterance.lang = this.#lang;
    utterance.voice = voiceFor(this.#lang);
    utterance.rate = this.#bar.rate();
    utterance.onend = () => {
      if (this.#utterance === utterance) this.#advance();
    };
    utterance.onerror = () => {
      if (this.#utterance === utterance) this.#pause();
    };
    this.#utterance = utterance;
    // Some browsers cancel an utterance that starts directly after a cancellation.
    this.#timer = window.setTimeout(() => speechSynthesis.speak(utterance));
    this.#update();
  }

  #advance(): void {
    const isFollowed = isInView(this.#text.sentences[this.#at]?.range);
    this.#at++;
    this.#speak();
    if (isFollowed && this.#utterance) this.#show();
  }

  /**
   * Ends the utterance. Resuming repeats its sentence, which works in browsers that cannot pause.
   */
  #pause(): void {
    this.#silence();
    this.#update();
  }

  #silence(): void {
    clearTimeout(this.#timer);
    this.#utterance = undefined;
    speechSynthesis.cancel();
  }

  #close(): void {
    this.#silence();
    const hadFocus = this.#bar.element.contains(document.activeElement);
    this.#bar.element.remove();
    mark(undefined);
    document.removeEventListener('keydown', this.#onKey);
    window.removeEventListener('pagehide', this.#onLeave);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== this.#sheet);
    if (hadFocus) this.#opener.querySelector('button')?.focus({ preventScroll: true });
  }

  #update(): void {
    const sentence = this.#text.sentences[this.#at];
    this.#bar.update(this.#utterance !== undefined, sentence?.part ?? 0);
    const hasBegun = this.#utterance !== undefined || this.#at > 0;
    mark(hasBegun ? sentence?.range : undefined);
  }

  /** Scrolls the sentence into view if necessary, without animation. */
  #show(): void {
    const range = this.#text.sentences[this.#at]?.range;
    if (!range || isInView(range)) return;
    window.scrollBy({
      top: range.getBoundingClientRect().top - innerHeight / 4,
      behavior: 'instant',
    });
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    // Elements on top close first; the browser handles them.
    const isCovered = document.querySelector(':popover-open') !== null;
    if (event.key === 'Escape' && !event.defaultPrevented && !isCovered) this.#close();
  };

  readonly #onLeave = (): void => this.#pause();
}

/**
 * A voice for the language. Prefers the same region, and local voices to those that send the text
 * to a server.
 */
function voiceFor(lang: string): SpeechSynthesisVoice | null {
  const rank = (voice: SpeechSynthesisVoice) =>
    Number(voice.lang.replace('_', '-') === lang) +
    Number(voice.default) * 2 +
    Number(voice.localService) * 4;
  const language = (tag: string) => tag.split(/[-_]/)[0];
  const voices = speechSynthesis
    .getVoices()
    .filter((voice) => language(voice.lang) === language(lang));
  return voices.toSorted((a, b) => rank(b) - rank(a))[0] ?? null;
}

/** Highlights the current sentence, in browsers that can do so without changing the page. */
function mark(range: Range | undefined): void {
  if (!('highlights' in CSS)) return;
  if (range) CSS.highlights.set('spoken', new Highlight(range));
  else CSS.highlights.delete('spoken');
}

/** Whether part of the sentence is in the window, above the bar. */
function isInView(range: Range | undefined): boolean {
  const { top = 0, bottom = 0 } = range?.getBoundingClientRect() ?? {};
  return bottom > 0 && top < innerHeight - 80;
}
