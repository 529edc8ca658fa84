/**
 * A random newspaper article, as Markdown and as the text that its readers should see. The same for
 * one seed.
 */
export function writtenArticle(seed: number): WrittenArticle {
  const { pick, among } = randomly(seed);
  const sentence = () => joined([pick(beginnings), pick(inline), pick(inline), pick(ends)], ' ');
  const paragraph = () => joined(Array.from({ length: 1 + among(3) }, sentence), ' ');
  const block = (): Written => {
    switch (among(9)) {
      case 0: {
        const items = Array.from({ length: 2 + among(3) }, sentence);
        return beforeText(
          joined(items.map(({ markdown, text }) => ({ markdown: `- ${markdown}`, text }))),
        );
      }
      case 1: {
        const first = 1 + among(20);
        const items = [sentence(), sentence()].map(({ markdown, text }, index) => ({
          markdown: `${first + index}. ${markdown}`,
          text: `${counted}${first + index}. ${text}`,
        }));
        return beforeText(joined(items));
      }
      case 2: {
        const [said, who] = [sentence(), pick(names)];
        return { markdown: `> ${said.markdown}\n> – ${who}`, text: `${said.text}\n– ${who}` };
      }
      case 3: {
        const [a, b, c, d] = [pick(inline), pick(inline), pick(inline), pick(inline)];
        return {
          markdown: `| ${a.markdown} | ${b.markdown} |\n| --- | ---: |\n| ${c.markdown} | ${d.markdown} |`,
          text: [a, b, c, d].map(({ text }) => text).join('\n'),
        };
      }
      case 4: {
        const code = 'a *b* {{ c }} "d" -- e';
        return { markdown: `\`\`\`js\n${code}\n\`\`\``, text: code };
      }
      case 5: {
        const [caption, who] = [sentence(), pick(names)];
        return {
          markdown: `::figure[${caption.markdown}]{credit="${who}/dpa"}`,
          text: `${caption.text}\n© ${who}/dpa`,
        };
      }
      case 6: {
        const [title, inside] = [pick(names), paragraph()];
        return {
          markdown: `<details>\n<summary>${title}</summary>\n\n${inside.markdown}\n\n</details>`,
          text: `${title}\n${inside.text}`,
        };
      }
      default:
        return paragraph();
    }
  };
  const sections = Array.from({ length: 1 + among(4) }, () => {
    const { markdown, text } = pick(headings);
    const blocks = Array.from({ length: 1 + among(4) }, block);
    return {
      heading: text,
      written: joined([{ markdown: `## ${markdown}`, text }, ...blocks], '\n\n'),
    };
  });
  const opening = paragraph();
  return {
    ...joined([opening, ...sections.map(({ written }) => written)], '\n\n'),
    headings: sections.map(({ heading }) => heading),
  };
}

/** A text without the numbers of its lists. */
export function withoutNumbers(text: string): string {
  return text.replace(new RegExp(`${counted}\\d+\\.`, 'g'), '');
}

/** A text without what typography changes: quotation marks, dashes, dots and spaces. */
export function asTyped(text: string): string {
  return text
    .replaceAll(counted, '')
    .replace(/[„“”«»]/g, '"')
    .replace(/[‚‘’‹›]/g, "'")
    .replace(/[–—]/g, '-')
    .replaceAll('…', '...')
    .replace(/-{2,3}/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

function joined(parts: readonly Written[], by = '\n'): Written {
  return {
    markdown: parts.map(({ markdown }) => markdown).join(by),
    text: parts.map(({ text }) => text).join(by),
  };
}

/** Before the number of an item, which is not part of its text. */
const counted = '\u0001';

/** Two adjacent lists would become one. */
function beforeText(list: Written): Written {
  return joined([list, same('Weiter.')], '\n\n');
}

const same = (text: string): Written => ({ markdown: text, text });
const as = (markdown: string, text: string): Written => ({ markdown, text });

const beginnings = [
  ...['Am 3. Mai kam', 'Im 19. Jahrhundert war', 'Der 1. FC Ulm mit', 'Gestern, um 12:30 Uhr,'].map(
    same,
  ),
  ...[
    'Leser*innen und Bürger*innen lesen',
    'Alle Kolleg:innen, jede_r und Schüler/innen',
    'Die 90er und',
  ].map(same),
  as('Er sagte: "Ja."', 'Er sagte: "Ja."'),
  as('*Betont* und **fett** ist', 'Betont und fett ist'),
];
const inline = [
  ...[
    'z. B. § 5 Abs. 2',
    '10 km und 50 %',
    'Prof. Dr. Meyer',
    'd. h. u. a. 3,5 Mio. Euro',
    '10 000 Stück',
  ].map(same),
  ...[
    '2*3*4 = 24',
    'snake_case_name',
    '5 < 6 > 4 & 7',
    'C++ und C#',
    '20 °C',
    'a/b',
    '~50',
    '#Thema',
    '100$',
    '50+',
  ].map(same),
  ...[
    '"so \'innen\' gesagt"',
    "geht's '68",
    'ja - nein',
    'bis -- auf',
    'und dann ...',
    'A → B',
    '3-mal',
    '78-Jährige',
  ].map(same),
  ...['[sic!]', '(siehe oben)', '[…]', 'Straße 7–9', 'Ωmega 東京 שלום'].map(same),
  as('[ein *Link*](https://example.org/a_b "Titel")', 'ein Link'),
  as('`code *x* "y"`', 'code *x* "y"'),
  as('H<sub>2</sub>O', 'H2O'),
  as('~~falsch~~', 'falsch'),
  as('https://example.org/a_b_c?d=*e*', 'https://example.org/a_b_c?d=*e*'),
  as('post@example.org', 'post@example.org'),
  as('\\*wörtlich\\*', '*wörtlich*'),
  as('&copy; &amp; &nbsp;', '© &'),
  as('<!-- geheim -->sichtbar', 'sichtbar'),
  as('<mark>markiert</mark>', 'markiert'),
];
const ends = ['kam.', 'sagte sie.', 'war es?', 'so!', '"genau".', '(wie immer).'].map(same);
const names = ['Anna Schmidt', 'J. R. Ewing', 'Dr. Berg'];
const headings = [
  ...['Die Brücke', 'Am 3. Mai', 'Leser*innen', '10 km – und dann', '„Zitat“', 'C++', '2026'].map(
    same,
  ),
  as('*Neu* und `alt`', 'Neu und alt'),
];

/** Mulberry32: numbers from 0 up to 1. */
function randomly(seed: number) {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const among = (count: number) => Math.floor(random() * count);
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[among(items.length)];
    if (item === undefined) throw new Error('There is nothing to pick.');
    return item;
  };
  return { among, pick };
}

interface Written {
  markdown: string;
  text: string;
}

export interface WrittenArticle extends Written {
  headings: string[];
}
