import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as pipeline from './pipeline.ts';
import { readMarkdown, renderMarkdown } from './pipeline.ts';
import * as html from './to-html.ts';

const { toHtml } = html;
const render = (markdown: string, lang = 'de'): string =>
  toHtml(renderMarkdown(markdown, { lang }));
const problemsOf = (markdown: string): string[] =>
  readMarkdown(markdown, { lang: 'de' }).problems.map(({ line, message }) => `${line}: ${message}`);

test('the public surface is renderMarkdown, readMarkdown and toHtml', () => {
  expect(Object.keys(pipeline).sort()).toEqual(['readMarkdown', 'renderMarkdown']);
  expect(Object.keys(html)).toEqual(['toHtml']);
});

describe('sections', () => {
  test('an article is the text before the first heading, then one section for each heading', () => {
    expect(renderMarkdown('Vorspann\n\n## Eins\n\nText\n\n### Zwei', { lang: 'de' })).toEqual([
      {
        id: '',
        level: 1,
        number: 0,
        line: 1,
        blocks: [{ type: 'prose', html: '<p>Vorspann</p>' }],
      },
      {
        id: 'eins',
        level: 2,
        number: 1,
        line: 3,
        heading: { html: 'Eins', text: 'Eins' },
        blocks: [{ type: 'prose', html: '<p>Text</p>' }],
      },
      {
        id: 'zwei',
        level: 3,
        number: 2,
        line: 7,
        heading: { html: 'Zwei', text: 'Zwei' },
        blocks: [],
      },
    ]);
  });

  test('an article that begins with a heading has no section before it', () => {
    expect(renderMarkdown('## Eins', { lang: 'de' }).map(({ number }) => number)).toEqual([1]);
  });

  test('an empty text has no sections', () => {
    expect(renderMarkdown('\n \n', { lang: 'de' })).toEqual([]);
  });

  test('a heading over two lines is one line of text', () => {
    expect(renderMarkdown('Eins\n*zwei*\n---', { lang: 'de' })[0]?.heading).toEqual({
      html: 'Eins <em>zwei</em>',
      text: 'Eins zwei',
    });
  });

  test('two sections with one heading have two ids', () => {
    expect(render('## A\n\n## A\n\n## A 2')).toBe(
      '<h2 id="a">A</h2>\n<h2 id="a-3">A</h2>\n<h2 id="a-2">A 2</h2>',
    );
  });

  test('blocks give way to sections when both want an id', () => {
    expect(render('::video[Eins]\n\n## Video Eins')).toContain('<h2 id="video-eins">');
  });

  test('lines count from where the text begins in its file', () => {
    const { sections, problems } = readMarkdown('## A {#x}\n\n## B {#x}', {
      lang: 'de',
      firstLine: 11,
    });
    expect(sections.map(({ line }) => line)).toEqual([11, 13]);
    expect(problems).toEqual([
      {
        line: 13,
        message: 'The headings on lines 11 and 13 have the same id, “x”.',
        remedy: 'Give one of them another id.',
      },
    ]);
  });
});

describe('blocks', () => {
  const blocks = (markdown: string, lang = 'de'): unknown =>
    renderMarkdown(markdown, { lang })[0]?.blocks;

  test('a picture with caption and credit', () => {
    expect(blocks('![Trump](trump.jpg "Am Pult. © Name/dpa")')).toEqual([
      {
        type: 'figure',
        id: 'bild-am-pult',
        picture: { src: 'trump.jpg', alt: 'Trump' },
        captionHtml: 'Am Pult.',
        credit: 'Name/dpa',
      },
    ]);
  });

  test('a figure without its picture', () => {
    expect(blocks('::figure[Am *Pult*.]{credit="Name/dpa"}', 'en')).toEqual([
      {
        type: 'figure',
        id: 'figure-am-pult',
        captionHtml: 'Am <em>Pult</em>.',
        credit: 'Name/dpa',
      },
    ]);
  });

  test('a video with and without an address', () => {
    expect(blocks('::video[Im Video: A]{url="https://example.com/a"}\n\n::video[B]')).toEqual([
      { type: 'video', id: 'video-a', titleHtml: 'A', url: 'https://example.com/a' },
      { type: 'video', id: 'video-b', titleHtml: 'B' },
    ]);
  });

  test('a quotation with the name of who said it', () => {
    expect(blocks('> Nein.\n>\n> -- *Er*')).toEqual([
      { type: 'quote', id: 'zitat-nein', html: '<p>Nein.</p>', attributionHtml: '<em>Er</em>' },
    ]);
  });

  test('a table is called by its first row', () => {
    expect(blocks('| Jahr | Wert |\n|--|--|\n| 1 | 2 |')).toMatchObject([
      { type: 'table', label: 'Jahr, Wert' },
    ]);
  });

  test('neighbouring paragraphs are one block of prose', () => {
    expect(blocks('Eins\n\nZwei')).toEqual([{ type: 'prose', html: '<p>Eins</p>\n<p>Zwei</p>' }]);
  });
});

describe('problems', () => {
  test.each([
    ['![](a.jpg)', '1: The picture a.jpg has no description.'],
    ['<img src="a.jpg">', '1: The picture a.jpg has no description.'],
    [
      '![a](https://example.com/a.jpg)',
      '1: The picture https://example.com/a.jpg is on another host.',
    ],
    ['## Ü {#Über uns}', '1: The id “Über uns” has characters that an address should not have.'],
    ['\n## [^1]\n\nText[^1]\n\n[^1]: N', '2: A heading refers to a note.'],
    ['Text[^2]', '1: There is no note [^2].'],
    ['Text\n\n[^2]: N', '3: Nothing refers to the note [^2].'],
    ['a[^1]\n\n[^1]: N\n\n[^1]: M', '5: There are two notes [^1].'],
    ['Text\n\n<!-- vergessen\n\nText', '3: A comment is never closed and hides the text below it.'],
    [
      '::video[A]{url="javascript:alert(1)"}',
      '1: The address of the video, “javascript:alert(1)”, cannot be opened.',
    ],
    ['::figure[A]{kredit="B"}', '1: ::figure has no “kredit”.'],
  ])('%j is reported', (markdown, problem) => {
    expect(problemsOf(markdown)).toContain(problem);
  });

  test('a good article has none', () => {
    expect(
      problemsOf('Vorspann[^1]\n\n## A {#b}\n\n![a](a.jpg)\n\n<img src="b.jpg" alt="">\n\n[^1]: N'),
    ).toEqual([]);
  });

  test('a picture from an allowed host is none', () => {
    expect(
      readMarkdown('![a](https://img.example/a.jpg)', { lang: 'de', pictureHosts: ['img.example'] })
        .problems,
    ).toEqual([]);
  });
});

describe('one text, saved in different ways, is one article', () => {
  const plain = '## Über uns\n\nEine Größe "und" mehr\n\n- a\n\n  b\n';
  test.each([
    ['with a byte order mark', '\uFEFF' + plain],
    ['with Windows line ends', plain.replaceAll('\n', '\r\n')],
    ['with old Mac line ends', plain.replaceAll('\n', '\r')],
    ['with decomposed letters', plain.normalize('NFD')],
    ['with tabs', plain.replace('-   a', '-\ta').replace('  b', '\tb')],
    ['with a non-breaking space after ##', plain.replace('## ', '##\u00A0')],
    ['with control characters', plain.replace('Eine', '\u0000Eine\u0008')],
  ])('%s', (_, text) => {
    expect(render(text)).toBe(render(plain));
  });

  test('a non-breaking space in a sentence stays', () => {
    expect(render('10\u00A0km')).toBe('<p>10\u00A0km</p>');
  });
});

test('words never vanish', () => {
  const word = fc.stringMatching(/^[a-zäöüß0-9.,:;!?"'()[\]*_~`#>+=|{}^@%&-]{1,12}$/);
  const letters = (text: string): string =>
    text.replace(/&(?:amp|lt|gt|quot|#x?[\da-f]+);/gi, '').replace(/[^a-zäöüß]/gi, '');
  fc.assert(
    fc.property(
      fc.array(fc.array(word, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 6 }),
      (paragraphs) => {
        // Colons, brackets and backticks may name links and languages, which are not text.
        const markdown = paragraphs
          .map((words) => `x ${words.join(' ').replace(/[[\]{}`&]/g, '')}`)
          .join('\n\n');
        const text = renderMarkdown(markdown, { lang: 'de' })
          .map(
            ({ heading, blocks }) =>
              (heading?.html ?? '') + toHtml([{ id: '', level: 1, number: 0, line: 1, blocks }]),
          )
          .join('');
        expect(letters(text.replace(/<[^>]*>/g, ''))).toBe(letters(markdown));
      },
    ),
  );
});

test('`headings: shift` moves all headings down by one level, and what it makes right is no problem', () => {
  const markdown = '# Eins\n\n## Zwei\n\n###### Sechs';
  const { sections, problems } = readMarkdown(markdown, { lang: 'de', headings: 'shift' });
  expect(sections.map(({ level }) => level)).toEqual([2, 3, 6]);
  expect(problems.map(({ line, message }) => `${line}: ${message}`)).toEqual([
    '5: A heading of level 6 follows one of level 3.',
  ]);
});
