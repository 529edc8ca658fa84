import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createHash } from 'node:crypto';
import type { SearchedArticle } from '../search/update-index.ts';

/**
 * Articles that are written, changed, renamed, translated and deleted at random, the same ones for
 * the same seed.
 */
export class ChangingArticles {
  readonly #random: () => number;
  readonly #words: readonly string[];
  readonly #length: number;
  readonly #languages: readonly string[];
  #articles: Article[] = [];
  #next = 1;

  /**
   * `length`: how many words a section has, about. `languages`: each is as frequent as it is named;
   * Klingon, `tlh`, has no stemmer.
   */
  constructor(
    seed: number,
    { count, length, words = fewWords, languages = ['de', 'de', 'de', 'de', 'en', 'tlh'] }: Kind,
  ) {
    this.#random = generator(seed);
    this.#length = length;
    this.#words = words;
    this.#languages = languages;
    for (let left = count; left > 0; left -= 1) this.#add();
  }

  /** Does one thing, and says what. */
  change(): string {
    const article = this.pick(this.#articles);
    const what = this.pick(['add', 'text', 'text', 'delete', 'rename', 'language', 'facts']);
    if (!article || what === 'add') this.#add();
    else if (what === 'delete') this.#articles = this.#articles.filter((one) => one !== article);
    else if (what === 'rename') article.slug = this.#slug();
    else if (what === 'language') article.lang = this.#language(article.lang);
    else if (what === 'facts') article.kicker = this.#random() < 0.5 ? '' : this.#text(1);
    else article.sections[Math.floor(this.#random() * 3)] = this.#section();
    return what;
  }

  /** Writes the pages below `dir`, and nothing else. */
  write(dir: string): SearchedArticle[] {
    rmSync(join(dir, 'artikel'), { recursive: true, force: true });
    return this.#articles.map((article) => {
      const file = `artikel/${article.slug}/index.html`;
      const page = pageOf(article);
      mkdirSync(dirname(join(dir, file)), { recursive: true });
      writeFileSync(join(dir, file), page);
      return { file, digest: createHash('sha256').update(page).digest('hex') };
    });
  }

  /** Words, beginnings of words, longer ones, several, unknown ones and phrases. */
  terms(count: number): string[] {
    return Array.from({ length: count }, () => {
      const [word, other] = [this.#text(1), this.#text(1)];
      return this.pick([
        word,
        word,
        word.slice(0, 1 + Math.floor(this.#random() * word.length)),
        `${word}s`,
        `${word}${other.toLowerCase()}`,
        `${word} ${other}`,
        `${word} ${other} ${this.#text(1)}`,
        `${word} gibtsnicht`,
        `"${word}"`,
        `"${this.#text(1)} ${other}"`,
      ]);
    });
  }

  /** Words that articles have, beginnings of them, two of one article, and phrases. */
  knownTerms(count: number): string[] {
    return Array.from({ length: count }, () => {
      const words = this.pick(this.pick(this.#articles).sections).text.split(' ');
      const [word, other] = [this.pick(words), this.pick(words)];
      const start = word.slice(0, 1 + Math.floor(this.#random() * word.length));
      return this.pick([word, start, `${word} ${other}`, `"${word}"`]);
    });
  }

  pick<T>(all: readonly T[]): T {
    return all[Math.floor(this.#random() * all.length)] as T;
  }

  #add(): void {
    const sections = [this.#section(), this.#section(), this.#section()];
    const facts = { slug: this.#slug(), lang: this.#language(), title: this.#text(3) };
    this.#articles.push({ ...facts, kicker: '', sections });
  }

  #slug(): string {
    return `${this.pick(['a', 'bericht', 'ü'])}-${this.#next++}`;
  }

  #language(than?: string): string {
    const others = this.#languages.filter((one) => one !== than);
    return this.pick(others.length > 0 ? others : this.#languages);
  }

  #section(): Section {
    const length = Math.ceil((0.5 + this.#random()) * this.#length);
    return { id: `s-${this.#next++}`, heading: this.#text(2), text: this.#text(length) };
  }

  /** Some words are in many articles, most in few. */
  #text(length: number): string {
    return Array.from(
      { length },
      () => this.#words[Math.floor(this.#random() ** 2 * this.#words.length)],
    ).join(' ');
  }
}

function pageOf({ lang, kicker, title, sections }: Article): string {
  const head = kicker && `<p class="kicker ui" data-pagefind-meta="kicker">${kicker}</p>`;
  const body = sections.map(
    ({ id, heading, text }) => `<h2 id="${id}">${heading}</h2><p>${text}</p><nav>Teilen</nav>`,
  );
  return `<!doctype html><html lang="${lang}"><body><main><article>${head}<h1>${title}</h1>${body.join('')}</article></main></body></html>`;
}

/** Mulberry32: numbers from 0 up to 1, the same for the same seed. */
function generator(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * With words that begin others, spellings that differ in accents alone, and characters of many
 * kinds.
 */
const fewWords =
  'die und in Stadt Atom Atomenergie Bürger Bürgermeister Bürgermeisterin Burger Café Cafe Über über Überzeugung houses house housing Straße Strasse Straßenbahn a an B B2B 1998 19 Müller-Lüdenscheidt naïve État e-Mail 東京 𝒳 Ωmega Haus Häuser häuslich Brücke Brücken Brückenbau running runs run Zeit Zeitung zeitlich x y z'.split(
    ' ',
  );

/** Made-up words, of which many begin with others. */
export function manyWords(): string[] {
  const random = generator(5);
  const parts = 'ba be da dü fe ga ha ke la lo ma na re se sta ste stra schu tre we än ön'.split(
    ' ',
  );
  const part = () => parts[Math.floor(random() * parts.length)] ?? '';
  const word = () => Array.from({ length: 1 + Math.floor(random() * 4) }, part).join('');
  return Array.from({ length: 3000 }, word);
}

interface Kind {
  /** How many articles there are at first. */
  count: number;
  length: number;
  words?: readonly string[];
  languages?: readonly string[];
}

interface Article {
  slug: string;
  lang: string;
  kicker: string;
  title: string;
  sections: Section[];
}

interface Section {
  id: string;
  heading: string;
  text: string;
}
