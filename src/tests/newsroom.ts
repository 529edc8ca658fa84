/**
 * A newsroom that writes, edits and renames articles at random, for
 * `addresses-never-break.test.ts`.
 */
export class Newsroom {
  articles: Piece[] = [];
  private nextKey = 1;
  private dice: () => number;

  constructor(seed: number) {
    this.dice = random(seed);
  }

  /** A fresh article of `count` sections. */
  write(slug: string, count: number): void {
    const parts = Array.from({ length: count }, () => this.part(this.heading()));
    const title = this.heading();
    this.articles.push({ slug, title, formerly: [], names: [slug], lead: [], parts, past: [] });
  }

  /** Remembers the articles' state: an author may return to any of them. */
  remember(): void {
    for (const { past, lead, parts } of this.articles) past.push({ lead, parts: copy(parts) });
  }

  /** Makes one edit; does nothing if it is impossible. */
  edit({ what, at, to, seed }: Edit): void {
    // The same seed twice does not write the same text twice.
    this.dice = random(Math.imul(this.nextKey, 0x9e3779b1) ^ seed);
    const piece = pick(this.articles, at);
    const { parts } = piece;
    const index = at % Math.max(1, parts.length);
    const part = parts[index];
    const place = to % (parts.length + 1);
    if (what === 'insert') parts.splice(place, 0, this.part(this.heading()));
    if (what === 'rename') this.rename(piece, true);
    if (what === 'rename and forget') this.rename(piece, false);
    if (what === 'write a beginning') piece.lead = this.sentences();
    if (what === 'reword the beginning')
      piece.lead = piece.lead.map((sentence) =>
        this.dice() < 0.3 ? this.reword(sentence) : sentence,
      );
    if (what === 'insert without a text') parts.splice(place, 0, this.empty(this.heading()));
    if (what === 'go back') this.goBack(piece, to);
    if (what === 'put a heading over the beginning' && piece.lead.length > 0) {
      parts.unshift({ key: this.key(), heading: this.heading(), sentences: piece.lead });
      piece.lead = [];
    }
    if (!part) return;
    switch (what) {
      case 'insert with an equal heading':
        parts.splice(place, 0, this.part(part.heading));
        break;
      case 'reword the text':
        part.sentences = part.sentences.map((sentence) =>
          this.dice() < 0.6 ? this.reword(sentence) : sentence,
        );
        break;
      case 'reword the heading':
        part.heading = this.rewordHeading(part.heading);
        break;
      case 'reword both':
        part.heading = this.rewordHeading(part.heading);
        part.sentences = part.sentences.map((sentence) =>
          this.dice() < 0.4 ? this.reword(sentence) : sentence,
        );
        break;
      case 'write anew':
        part.sentences = this.sentences();
        break;
      case 'add a sentence':
        part.sentences.splice(to % (part.sentences.length + 1), 0, this.sentence());
        break;
      case 'take a sentence out':
        if (ownIn(part.sentences) > 2) part.sentences.splice(to % part.sentences.length, 1);
        break;
      case 'move':
        parts.splice(index, 1);
        parts.splice(to % (parts.length + 1), 0, part);
        break;
      case 'copy':
        parts.splice(place, 0, {
          ...part,
          key: this.key(),
          authorId: undefined,
          sentences: [...part.sentences],
        });
        break;
      case 'swap headings': {
        const other = pick(parts, to);
        [part.heading, other.heading] = [other.heading, part.heading];
        break;
      }
      case 'split':
        this.split(piece, index, to);
        break;
      case 'merge': {
        const next = parts[index + 1];
        if (!next) break;
        part.sentences =
          to % 3 === 0
            ? [...next.sentences, ...part.sentences]
            : [...part.sentences, ...next.sentences];
        parts.splice(index + 1, 1);
        if (to % 4 === 0) part.heading = next.heading;
        break;
      }
      case 'delete':
        parts.splice(index, 1);
        break;
      case 'insert an equal heading without a text':
        parts.splice(place, 0, this.empty(part.heading));
        break;
      case 'take the text out':
        part.sentences = [];
        break;
      case 'leave a few words':
        part.sentences = [this.stub(to)];
        break;
      case 'take the first heading away':
        piece.lead = [...piece.lead, ...(parts.shift()?.sentences ?? [])];
        break;
      case 'write anew under an id':
        part.authorId ??= `eigene-${this.key()}`;
        part.heading = this.heading();
        part.sentences = this.sentences();
        break;
      case 'write an id':
        part.authorId = parts.some(({ authorId }) => authorId === `eigene-${to % 3}`)
          ? undefined
          : `eigene-${to % 3}`;
        break;
    }
  }

  private empty(heading: string): Part {
    return { key: this.key(), heading, sentences: [] };
  }

  /** Too few sentences to identify a section, or the same few over and over. */
  private stub(to: number): Sentence {
    const words = Array.from({ length: 1 + (to % 5) }, () => this.word(false));
    const times = to % 7 === 0 ? 6 : 1;
    return { key: this.key(), words: Array.from({ length: times }, () => words).flat() };
  }

  private goBack(piece: Piece, to: number): void {
    const state = piece.past[to % Math.max(1, piece.past.length)];
    if (!state) return;
    piece.lead = state.lead;
    piece.parts = copy(state.parts);
  }

  private split(piece: Piece, index: number, to: number): void {
    const part = piece.parts[index];
    if (!part || part.sentences.length < 4) return;
    const cut = 2 + (to % (part.sentences.length - 3));
    const [first, second] = [part.sentences.slice(0, cut), part.sentences.slice(cut)];
    if (ownIn(first) < 2 || ownIn(second) < 2) return;
    const heading = to % 5 === 0 ? part.heading : this.heading();
    if (to % 4 === 0) part.heading = this.rewordHeading(part.heading);
    part.sentences = first;
    piece.parts.splice(index + 1, 0, { key: this.key(), heading, sentences: second });
  }

  private rename(piece: Piece, isSaid: boolean): void {
    if (isSaid) piece.formerly.push(piece.slug);
    else piece.forgotten = piece.forgotten ?? piece.slug;
    piece.slug = `artikel-${this.key()}`;
    piece.names.push(piece.slug);
  }

  private part(heading: string): Part {
    return { key: this.key(), heading, sentences: this.sentences() };
  }

  private sentences(): Sentence[] {
    const more = Array.from({ length: Math.floor(this.dice() * 6) }, () =>
      this.dice() < 0.15 ? this.stock() : this.sentence(),
    );
    return [this.sentence(), ...more, this.sentence()];
  }

  private sentence(): Sentence {
    const words = Array.from({ length: 7 + Math.floor(this.dice() * 10) }, (_, index) =>
      this.word(index % 2 === 0 && this.dice() < 0.6),
    );
    return { key: this.key(), words };
  }

  /** A sentence that occurs in many texts, and cannot identify any of them. */
  private stock(): Sentence {
    const index = Math.floor(this.dice() * stock.length);
    return { key: -1 - index, words: pick(stock, index).split(' ') };
  }

  /** Changes about one word in five; it remains the same sentence. */
  private reword({ key, words }: Sentence): Sentence {
    return { key, words: words.map((word) => (this.dice() < 0.2 ? this.word(false) : word)) };
  }

  private heading(): string {
    return Array.from({ length: 2 + Math.floor(this.dice() * 3) }, (_, index) =>
      this.word(index === 1 && this.dice() < 0.5),
    ).join(' ');
  }

  private rewordHeading(heading: string): string {
    const words = heading.split(' ');
    if (this.dice() < 0.4) return this.heading();
    words[Math.floor(this.dice() * words.length)] = this.word(false);
    return words.join(' ');
  }

  private word(isSmall: boolean): string {
    const list = isSmall ? small : large;
    // As in any text, a few words are used much more often than the rest.
    return pick(list, Math.floor(this.dice() ** 1.5 * list.length));
  }

  private key(): number {
    return this.nextKey++;
  }
}

/** The text of a section or of the lead. */
export function textOf(sentences: readonly Sentence[]): string {
  return sentences.map(({ words }) => `${words.join(' ')}.`).join(' ');
}

/** The kinds of edits. */
export const edits = [
  'reword the text',
  'reword the heading',
  'reword both',
  'write anew',
  'add a sentence',
  'take a sentence out',
  'move',
  'insert',
  'insert with an equal heading',
  'copy',
  'swap headings',
  'split',
  'merge',
  'delete',
  'write an id',
  'rename',
  'rename and forget',
  'insert without a text',
  'insert an equal heading without a text',
  'take the text out',
  'leave a few words',
  'write a beginning',
  'reword the beginning',
  'take the first heading away',
  'put a heading over the beginning',
  'write anew under an id',
  'go back',
] as const;

function copy(parts: readonly Part[]): Part[] {
  return parts.map((part) => ({ ...part, sentences: [...part.sentences] }));
}

/** The number of sentences that occur nowhere else. */
function ownIn(sentences: readonly Sentence[]): number {
  return sentences.filter(({ key }) => key > 0).length;
}

function pick<Item>(list: readonly Item[], number: number): Item {
  const item = list[number % list.length];
  if (item === undefined) throw new Error('There is nothing to pick from.');
  return item;
}

/** Mulberry32: the same numbers for the same seed, each from 0 to 1. */
export function random(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const stock = [
  'Die Polizei bittet Zeugen um Hinweise',
  'Mehr dazu lesen Sie hier',
  'Eine Stellungnahme lag zunächst nicht vor',
  'Das teilte die Stadt mit',
];
const small =
  'der die das und in mit für auf ist nicht von zu den im sich ein eine auch als am dem es an werden aus er hat dass sie nach bei um noch wie über so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei'.split(
    ' ',
  );
const large =
  'Stadt Brücke Montag Gemeinderat Bürgermeisterin Verkehr Radweg Anwohner Kosten Euro Millionen Planung Sanierung Fluss Hochwasser Regen Feuerwehr Einsatz Schule Kinder Eltern Lehrer Ferien Bahnhof Zug Verspätung Fahrgäste Streik Gewerkschaft Tarif Lohn Betrieb Werk Arbeitsplätze Investor Bank Zinsen Kredit Wohnung Miete Bauamt Genehmigung Kritik Opposition Antrag Mehrheit Abstimmung Sitzung Haushalt Steuer Wahl Kandidat Partei Regierung Minister Gesetz Gericht Urteil Klage Anwalt Zeugin Prozess Unfall Straße Autobahn Sperrung Umleitung Lastwagen Polizei Ermittlung Verdacht Wetter Sturm Temperaturen Sommer Ernte Landwirt Wald Bäume Klima Energie Windrad Solardach Strom Leitung Wasser Quelle Verein Spiel Tor Trainer Saison Meister Fans Stadion Museum Ausstellung Künstler Konzert Orchester Bühne Premiere Roman Autorin Lesung Bibliothek Forschung Studie Universität Labor Daten Rechner Netz Plattform Angriff Technik Panne Gespräch Zuhörer Frage Antwort begann plante erklärte forderte lehnte beschloss eröffnete schloss sperrte baute prüfte zeigte warnte hoffte rechnete sank stieg wuchs fehlte bleibt gilt kommt geht steht liegt zahlt spart sucht findet verliert gewinnt rasch langsam teuer günstig neu alt breit schmal öffentlich geheim früh spät dauerhaft vorläufig deutlich knapp einstimmig umstritten beliebt selten häufig gestern heute morgen künftig bislang zuletzt demnach offenbar trotzdem deshalb'.split(
    ' ',
  );

/** An author's edit: `at` and `to` say where, `seed` which words. */
export interface Edit {
  what: (typeof edits)[number];
  at: number;
  to: number;
  seed: number;
}

export interface Piece {
  slug: string;
  title: string;
  /** The former names that its author declares. */
  formerly: string[];
  /** Every name it has had. */
  names: string[];
  /** A former name that its author has not declared yet. */
  forgotten?: string;
  /** The text before the first heading. */
  lead: Sentence[];
  parts: Part[];
  past: { lead: Sentence[]; parts: Part[] }[];
}

/** A section; the key is kept when it is moved, reworded or renamed. */
export interface Part {
  key: number;
  heading: string;
  authorId?: string | undefined;
  sentences: Sentence[];
}

/** A sentence; the key is kept when it is reworded or moved. */
export interface Sentence {
  key: number;
  words: string[];
}
